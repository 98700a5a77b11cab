/* outcome.c - from HTTP statuses and libcurl's results to ours, with a sentence for people.
 *
 * Three questions decide: is there such a host, may trying again later help, or did the server
 * speak and it was no article? An HTTP error is an answer, so it is the third, whatever its number;
 * so is a success that brings no page of its own, such as 202, which some bot checks send. A
 * certificate that does not hold counts as the second: nothing was received, and the cause is in
 * the way or the server's set-up, not in the page. */
#include "fetch/outcome.h"

#include "fetch/failure.h"

#include <string.h>

static const struct {
    long code;
    const char *words;
} answers[] = {
    {202, "accepted, not done"},  {204, "no content"},
    {205, "no content"},          {206, "a part only"},
    {300, "several choices"},     {304, "not modified"},
    {400, "bad request"},         {401, "a login is needed"},
    {402, "payment is needed"},   {403, "forbidden"},
    {404, "not found"},           {405, "method not allowed"},
    {406, "not acceptable"},      {407, "proxy login needed"},
    {408, "request timed out"},   {410, "gone"},
    {429, "too many requests"},   {451, "for legal reasons"},
    {500, "server error"},        {502, "bad gateway"},
    {503, "service unavailable"}, {504, "gateway timed out"},
};

share_status share__outcome_of_answer(long code, share_error *error)
{
    if (code == 200 || code == 203)
        return SHARE_OK;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (answers[i].code == code)
            return share__fetch_fail(error, SHARE_ERR_NOT_ARTICLE,
                                     "the server answers with HTTP status %ld (%s)", code,
                                     answers[i].words);
    return share__fetch_fail(error, SHARE_ERR_NOT_ARTICLE,
                             "the server answers with HTTP status %ld", code);
}

share_status share__outcome_of_timeout(unsigned timeout_ms, share_error *error)
{
    if (timeout_ms % 1000)
        return share__fetch_fail(error, SHARE_ERR_NETWORK, "no whole answer within %u ms",
                                 timeout_ms);
    return share__fetch_fail(error, SHARE_ERR_NETWORK, "no whole answer within %u seconds",
                             timeout_ms / 1000);
}

static share_status of_certificate(const char *why, const char *host, share_error *error)
{
    static const char prefix[] = "SSL certificate problem: ";
    if (strncmp(why, prefix, sizeof prefix - 1) == 0)
        why += sizeof prefix - 1;
    return share__fetch_fail(error, SHARE_ERR_NETWORK,
                             "the certificate of %.80s cannot be trusted: %s", host, why);
}

share_status share__outcome_of_failure(CURLcode result, const char *detail, bool connected,
                                       const char *host, const share_fetch_options *options,
                                       share_error *error)
{
    const char *why = *detail ? detail : curl_easy_strerror(result);
    switch (result) {
    case CURLE_OUT_OF_MEMORY:
        return share__fetch_fail(error, SHARE_ERR_MEMORY, "out of memory");
    case CURLE_COULDNT_RESOLVE_HOST:
        return share__fetch_fail(error, SHARE_ERR_NO_HOST, "there is no host %.150s", host);
    case CURLE_OPERATION_TIMEDOUT:
        return connected ? share__outcome_of_timeout(options->timeout_ms, error)
                         : share__fetch_fail(error, SHARE_ERR_NETWORK,
                                             "no connection to %.80s in time", host);
    case CURLE_PEER_FAILED_VERIFICATION:
        return of_certificate(why, host, error);
    case CURLE_SSL_CACERT_BADFILE:
        return share__fetch_fail(error, SHARE_ERR_NETWORK,
                                 "the file of trusted certificates cannot be read");
    case CURLE_PARTIAL_FILE:
        return share__fetch_fail(error, SHARE_ERR_NETWORK, "the answer ends before it is complete");
    case CURLE_GOT_NOTHING:
        return share__fetch_fail(error, SHARE_ERR_NETWORK, "the server closed without an answer");
    case CURLE_BAD_CONTENT_ENCODING:
        return share__fetch_fail(error, SHARE_ERR_NOT_ARTICLE, "the answer cannot be decompressed");
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return share__fetch_fail(error, SHARE_ERR_NOT_ARTICLE, "the answer is no HTTP: %s", why);
    default:
        return share__fetch_fail(error, SHARE_ERR_NETWORK, "%s", why);
    }
}
