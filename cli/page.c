/* page.c - writes the HTML that the library makes: --html to a file, or to standard output when it
 * is called "-"; --html-button to standard output, as all that goes into a site's build.
 *
 * The page is whole in memory before the file is touched; a file that cannot be written to its end
 * is an error and says so. */
#include "page.h"

#include "output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static share_status failed(share_error *error, const char *file)
{
    return failure_note(error, SHARE_ERR_IO, file, "cannot be written: %s", strerror(errno));
}

static share_status write_file(const char *file, const char *text, share_error *error)
{
    size_t length = strlen(text);
    FILE *stream = fopen(file, "wb");
    if (!stream)
        return failed(error, file);
    bool written = fwrite(text, 1, length, stream) == length && fputc('\n', stream) != EOF &&
                   fflush(stream) == 0;
    int reason = errno;
    if (fclose(stream) != 0 && written) {
        written = false;
        reason = errno;
    }
    errno = reason;
    return written ? SHARE_OK : failed(error, file);
}

static share_status print(const char *text, share_error *error)
{
    if (output_line(text, strlen(text)))
        return SHARE_OK;
    return failure_note(error, SHARE_ERR_IO, "", "%s", ""); /* it has been said */
}

share_status page_write(const struct options *options, const share_post *post, share_error *error)
{
    share_html_options how = SHARE_HTML_OPTIONS_INIT;
    char *text = NULL;
    how.flags = options->html_button == BUTTON_MARKUP ? SHARE_BUTTON_NO_SCRIPT : 0;
    share_status status = options->html_button ? share_post_button(&text, post, &how, error)
                                               : share_post_html(&text, post, &how, error);
    if (status != SHARE_OK)
        return status;
    bool to_file = options->html && strcmp(options->html, "-") != 0;
    status = to_file ? write_file(options->html, text, error) : print(text, error);
    share_free(text);
    return status;
}

void page_write_constant(int part)
{
    char hash[80];
    const char *text = share_button_script();
    if (part == BUTTON_CSP) {
        snprintf(hash, sizeof hash, "'%s'", share_button_hash());
        text = hash;
    }
    size_t length = strlen(text);
    output_line(text, text[length - 1] == '\n' ? length - 1 : length);
}
