/* pick.c - the order of picking: what the metadata says, what each block is, the language of what
 * is text, the headline, and then what is ranked over the words. Each step is a file of its own. */
#include "pick/pick.h"

#include "base/uri.h"
#include "pick/index.h"

enum {
    LANGUAGE_SAMPLE = 1000, /* bytes: measured, more of them change no guess */
    LANGUAGE_LOOK = 400,    /* bytes of a block after which the guess may be clear already */
    BELIEVED_BEFORE_A_PAGE = 960
};

static bool is_running_text(const struct share_article *article, size_t block)
{
    share__role role = (share__role)article->roles[block];
    return role == SHARE__ROLE_TEXT || role == SHARE__ROLE_STANDFIRST || role == SHARE__ROLE_ITEM ||
           role == SHARE__ROLE_QUOTE;
}

/* How much of the first 'most' bytes are whole words; none when there is no space in them. */
static size_t words_within(share__view text, size_t most)
{
    while (most > 0 && text.p[most - 1] != ' ')
        most--;
    return most;
}

/* From the article's own text: navigation and footers may be in another language. */
static share__language_votes listen(const struct share_article *article)
{
    share__language_votes votes = {0};
    const share__document *document = &article->document;
    bool clear = false;
    for (size_t i = 0; i < document->block_count && votes.bytes < LANGUAGE_SAMPLE && !clear; i++) {
        if (!is_running_text(article, i))
            continue;
        share__view text = document->blocks[i].text;
        size_t first = text.n < LANGUAGE_LOOK ? text.n : words_within(text, LANGUAGE_LOOK);
        share__language_feed(&votes, share__view_slice(text, 0, first));
        clear = share__language_is_clear(&votes);
        if (!clear && votes.bytes < LANGUAGE_SAMPLE)
            share__language_feed(&votes,
                                 share__view_slice(text, first, LANGUAGE_SAMPLE - votes.bytes));
    }
    return votes;
}

/* A page's own word for its language is often that of the theme it was made with: "en" over a
 * German text. A clear text is believed before it. */
static bool is_doubtful(const struct share_article *article)
{
    const share__values *list = &article->lists[SHARE_LANGUAGE];
    return list->count == 0 ||
           (article->document.format == SHARE_HTML && list->at[0].origin != SHARE_FROM_CALLER);
}

static share_status pick_language(struct share_article *article, const share_parse_options *options)
{
    share_status status = SHARE_OK;
    if (options->language)
        status = share__article_add(article, SHARE_LANGUAGE, share__view_of(options->language),
                                    SHARE_FROM_CALLER, SHARE__NOWHERE, 1000);
    share__article_settle(article, SHARE_LANGUAGE);
    if (status == SHARE_OK && is_doubtful(article)) {
        const bool said = article->lists[SHARE_LANGUAGE].count > 0;
        const share__language stated =
            said ? share__language_named(share__article_best(article, SHARE_LANGUAGE))
                 : SHARE__LANGUAGE_UNKNOWN;
        const share__language_votes votes = listen(article);
        if (!said || share__language_is_another(&votes, stated))
            status = share__article_add(
                article, SHARE_LANGUAGE,
                share__view_of(share__language_tag(share__language_guess(&votes))),
                SHARE_FROM_RANKING, SHARE__NOWHERE, said ? BELIEVED_BEFORE_A_PAGE : 500);
    }
    share__article_settle(article, SHARE_LANGUAGE);
    article->language = share__language_named(share__article_best(article, SHARE_LANGUAGE));
    return status;
}

/* Where the bytes came from is the URL of last resort. */
static share_status pick_location(struct share_article *article, const share_parse_options *options)
{
    share__view url = share__trim(share__view_of(options->base_url));
    return share__uri_is_web(url) ? share__article_add(article, SHARE_URL, url, SHARE_FROM_LOCATION,
                                                       SHARE__NOWHERE, 100)
                                  : SHARE_OK;
}

/* What is ranked over the article's words and sentences. The summary comes first: points are what
 * it does not say. */
static share_status rank(struct share_article *article, const share_vocabulary *vocabulary)
{
    share__index index;
    share_status status = share__index_make(&index, article);
    if (status == SHARE_OK && article->document.format == SHARE_TEXT)
        share__leave_tail(article, &index);
    if (status == SHARE_OK)
        status = share__pick_summary(article, &index);
    share__article_settle(article, SHARE_SUMMARY);
    if (status == SHARE_OK)
        status = share__pick_points(article, &index);
    if (status == SHARE_OK && article->explained)
        status = share__pick_reasons(article, &index);
    if (status == SHARE_OK) /* the last: it changes the index */
        status = share__pick_tags(article, &index, vocabulary);
    share__index_free(&index);
    return status;
}

share_status share__pick(struct share_article *article, const share_parse_options *options)
{
    article->explained = options->flags & SHARE_PARSE_EXPLAIN;
    share_status status = share__pick_metadata(article, options);
    if (status == SHARE_OK)
        status = pick_location(article, options);
    if (status == SHARE_OK)
        status = share__pick_roles(article);
    if (status == SHARE_OK)
        status = pick_language(article, options);
    if (status == SHARE_OK)
        status = share__pick_headline(article, options);
    share__article_settle(article, SHARE_HEADLINE);
    if (status == SHARE_OK && article->document.format == SHARE_HTML)
        status = share__pick_page_summary(article, options);
    if (status == SHARE_OK && article->document.format == SHARE_HTML)
        status = share__pick_page_tags(article, options);
    if (status == SHARE_OK)
        status = rank(article, options->vocabulary);
    for (int key = 0; key < SHARE__KEY_COUNT; key++)
        share__article_settle(article, (share_key)key);
    return status;
}
