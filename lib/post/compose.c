/* compose.c - the third step: parts go in, a measured post comes out.
 *
 * Cleans every part, makes hashtags and URLs, chooses the layout, fits, measures. Where the author
 * wrote share text, that text is the post: it keeps its lines, and is only completed with what it
 * lacks, the URL on a line of its own and hashtags. Not one word is added to what the article says.
 *
 * Refused: a headline without a single letter or digit, an unknown network, a URL that is none. */
#include "post/post.h"

#include "base/utf8.h"
#include "post/fit.h"
#include "post/fold.h"
#include "post/hashtag.h"
#include "post/networks.h"
#include "post/sanitize.h"
#include "post/share_url.h"
#include "post/truncate.h"

static const char author_layout[] = "{text}\n\n{url}\n{hashtags}";

enum { MOST_POINTS_READ = 20 }; /* for the spelling of hashtags */

typedef struct composer {
    struct share_post *post;
    const share__parts *parts;
    const share_post_options *options;
    share_error *error;
    const share__network *network;
    share__arena scratch;
    share__layout layout;
    share__draft draft;
    share__view url; /* as it is published: encoded, with its utm_source; empty for none */
    share__view plain_url;
    share__view hashtags[SHARE__MAX_HASHTAGS];
    share__view tags[SHARE__MAX_HASHTAGS];
} composer;

static share_status out_of_memory(composer *c)
{
    return share__fail_memory(c->error);
}

/* ---- parts ------------------------------------------------------------------------------- */

static share_status clean_values(composer *c)
{
    const share__parts *parts = c->parts;
    const struct {
        share__field field;
        share__view part;
    } lines[] = {
        {SHARE__FIELD_HEADLINE, parts->headline}, {SHARE__FIELD_SUMMARY, parts->summary},
        {SHARE__FIELD_AUTHOR, parts->author},     {SHARE__FIELD_SITE, parts->site},
        {SHARE__FIELD_DATE, parts->date},         {SHARE__FIELD_LANGUAGE, parts->language},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (!share__clean_line(&c->scratch, lines[i].part, &c->draft.values[lines[i].field]))
            return out_of_memory(c);
    if (!share__clean_text(&c->scratch, parts->text_of_post, &c->draft.values[SHARE__FIELD_TEXT]))
        return out_of_memory(c);
    return SHARE_OK;
}

static share_status clean_points(composer *c)
{
    const share__parts *parts = c->parts;
    if (parts->point_count == 0)
        return SHARE_OK;
    share__view *points = share__arena_alloc(&c->scratch, parts->point_count * sizeof *points);
    if (!points)
        return out_of_memory(c);
    size_t n = 0;
    for (size_t i = 0; i < parts->point_count; i++) {
        if (!share__clean_line(&c->scratch, parts->points[i], &points[n]))
            return out_of_memory(c);
        n += points[n].n > 0;
    }
    c->draft.points = points;
    c->draft.point_count = n;
    return SHARE_OK;
}

static size_t most_tags(const composer *c)
{
    int max = c->options->max_tags == 0 ? c->network->max_tags : c->options->max_tags;
    if (max < 0)
        return 0;
    return max > SHARE__MAX_HASHTAGS ? SHARE__MAX_HASHTAGS : (size_t)max;
}

static share_status make_tags(composer *c)
{
    const share__parts *parts = c->parts;
    size_t max = most_tags(c), n = 0;
    if (parts->tag_count == 0 || max == 0)
        return SHARE_OK;
    share__spellings spellings;
    share__spellings_start(&spellings, parts->language);
    share__learn_spellings(&spellings, c->draft.values[SHARE__FIELD_HEADLINE]);
    share__learn_spellings(&spellings, c->draft.values[SHARE__FIELD_SUMMARY]);
    for (size_t i = 0; i < c->draft.point_count && i < MOST_POINTS_READ; i++)
        share__learn_spellings(&spellings, c->draft.points[i]);
    if (!share__hashtags(&c->scratch, parts->tags, parts->tag_count, &spellings, max, c->hashtags,
                         &c->draft.hashtag_count))
        return out_of_memory(c);
    for (size_t i = 0; i < parts->tag_count && n < max; i++) {
        if (!share__clean_line(&c->scratch, parts->tags[i], &c->tags[n]))
            return out_of_memory(c);
        n += c->tags[n].n > 0;
    }
    c->draft.hashtags = c->hashtags;
    c->draft.tags = c->tags;
    c->draft.tag_count = n;
    return SHARE_OK;
}

static share_status make_urls(composer *c)
{
    struct share_post *post = c->post;
    share__view given =
        c->options->url ? share__view_of(c->options->url) : share__trim(c->parts->url);
    share__view utm = share__view_of(c->options->utm);
    if (given.n == 0)
        return share__encoded_url(&post->arena, share__view_of(c->network->share_url_empty),
                                  (share__view){"", 0}, &post->share_url, c->error);
    share_status status = share__normal_url(&c->scratch, given, &c->plain_url, c->error);
    c->url = c->plain_url;
    if (status == SHARE_OK && utm.n > 0)
        status = share__tagged_url(&c->scratch, c->plain_url, utm, &c->url, c->error);
    if (status == SHARE_OK)
        status = share__encoded_url(&post->arena, share__view_of(c->network->share_url), c->url,
                                    &post->share_url, c->error);
    if (status != SHARE_OK || c->options->link != SHARE_LINK_COMMENT)
        return status;
    if (share__measure(c->url, c->network->unit) > c->network->comment_limit)
        return share__fail(c->error, SHARE_ERR_TOO_LONG, SHARE__NOWHERE,
                           "the URL takes %z %s, and a comment has room for %z",
                           share__measure(c->url, c->network->unit),
                           share__unit_name(c->network->unit), c->network->comment_limit);
    const char *comment = share__arena_string(&post->arena, c->url);
    if (!comment)
        return out_of_memory(c);
    post->comment = (share__view){comment, c->url.n};
    return SHARE_OK;
}

/* What a preview shows beside the text; before fitting takes away what the layout does not use. */
static share_status keep_source(composer *c)
{
    struct share_post *post = c->post;
    const struct {
        share__view *to, from;
    } copies[] = {
        {&post->headline, c->draft.values[SHARE__FIELD_HEADLINE]},
        {&post->site, c->draft.values[SHARE__FIELD_SITE]},
        {&post->url, c->plain_url},
        {&post->language, c->draft.values[SHARE__FIELD_LANGUAGE]},
    };
    for (size_t i = 0; i < sizeof copies / sizeof *copies; i++) {
        const char *copy = share__arena_string(&post->arena, copies[i].from);
        if (!copy)
            return out_of_memory(c);
        *copies[i].to = (share__view){copy, copies[i].from.n};
    }
    return SHARE_OK;
}

/* ---- the post ---------------------------------------------------------------------------- */

/* Whether 'url' stands in 'text' as a whole, a final slash more or less. */
static bool holds_url(share__view text, share__view url)
{
    if (share__ends_with(url, SHARE__LIT("/")))
        url.n--;
    if (url.n == 0)
        return false;
    size_t at = share__find_view(text, url, 0);
    while (at < text.n) {
        share__view rest = share__view_from(text, at + url.n);
        if (share__starts_with(rest, SHARE__LIT("/")))
            rest = share__view_from(rest, 1);
        uint32_t next = share__utf8_first(rest);
        if (next == '.' || next == ',') /* the sentence's, if nothing follows */
            next = share__utf8_first(share__view_from(rest, 1));
        if (!share__is_word(next) && next != '-' && next != '_' && next != '/' && next != '?' &&
            next != '#' && next != '%' && next != '=' && next != '&' && next != '~')
            return true;
        at = share__find_view(text, url, at + 1);
    }
    return false;
}

static bool holds_hashtag(share__view text)
{
    for (size_t at = 0; at < text.n; at++)
        if ((text.p[at] == '#' || text.p[at] == '\xEF') && share__hashtag_end(text, at) > at)
            return true;
    return false;
}

static bool has_word(share__view v)
{
    for (const char *p = v.p, *end = p + v.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        if (share__is_letter(c) || share__is_number(c))
            return true;
    }
    return false;
}

static share_status no_headline(composer *c, share__view headline)
{
    if (headline.n == 0)
        return share__fail(c->error, SHARE_ERR_NO_HEADLINE, SHARE__NOWHERE,
                           "the article has no headline");
    return share__fail(c->error, SHARE_ERR_NO_HEADLINE, SHARE__NOWHERE,
                       "the headline has no word in it: %v", headline);
}

/* The draft with what the author's text lacks: 'text' may be that text or what is left of it. */
static void complete_text(composer *c, share__view text)
{
    share__draft *d = &c->draft;
    bool body = c->options->link == SHARE_LINK_BODY;
    bool held = holds_url(text, c->url) || holds_url(text, c->plain_url) ||
                holds_url(text, share__trim(c->parts->url));
    d->values[SHARE__FIELD_URL] = body && !held ? c->url : (share__view){"", 0};
    if (holds_hashtag(text))
        d->hashtag_count = 0;
}

/* Cutting the author's text may cut off the URL that made ours unnecessary: then ours comes back,
 * once, and the text is cut for it. Hashtags of the author's that are cut stay cut. */
static share_status fit_text(composer *c)
{
    share__draft *d = &c->draft;
    share__view whole = d->values[SHARE__FIELD_TEXT];
    complete_text(c, whole);
    bool held = d->values[SHARE__FIELD_URL].n == 0;
    share_status status = share__fit(&c->scratch, d, c->error);
    if (status != SHARE_OK || !d->lost[SHARE__LOSS_TEXT] || !held)
        return status;
    complete_text(c, d->values[SHARE__FIELD_TEXT]);
    if (d->values[SHARE__FIELD_URL].n == 0)
        return SHARE_OK;
    d->values[SHARE__FIELD_TEXT] = whole;
    return share__fit(&c->scratch, d, c->error);
}

static share_status choose_layout(composer *c)
{
    share__draft *d = &c->draft;
    const char *text = c->options->layout ? c->options->layout : c->network->layout;
    share_status status =
        share__parse_layout(&c->scratch, share__view_of(text), &c->layout, c->error);
    d->layout = &c->layout;
    if (status != SHARE_OK || d->values[SHARE__FIELD_TEXT].n == 0 ||
        c->layout.uses[SHARE__FIELD_TEXT] > 0)
        return status;
    return share__parse_layout(&c->scratch, share__view_of(author_layout), &c->layout, c->error);
}

static share_status make_text(composer *c)
{
    share__draft *d = &c->draft;
    if (c->layout.uses[SHARE__FIELD_TEXT] > 0 && d->values[SHARE__FIELD_TEXT].n > 0)
        return fit_text(c);
    share__view headline = d->values[SHARE__FIELD_HEADLINE];
    if (c->layout.uses[SHARE__FIELD_HEADLINE] > 0 && !has_word(headline))
        return no_headline(c, headline);
    if (c->options->link == SHARE_LINK_BODY)
        d->values[SHARE__FIELD_URL] = c->url;
    share_status status = share__fit(&c->scratch, d, c->error);
    if (status == SHARE_OK && share__buffer_view(&d->text).n == 0) {
        status = share__fail(c->error, SHARE_ERR_LAYOUT, SHARE__NOWHERE,
                             "the layout shows nothing that this article has");
        share__error_source(c->error, "layout");
    }
    return status;
}

/* ---- results ----------------------------------------------------------------------------- */

static share_status list_hashtags(composer *c)
{
    struct share_post *post = c->post;
    size_t n = 0;
    if (c->draft.values[SHARE__FIELD_TEXT].n == 0) {
        for (; n < c->draft.hashtag_count; n++)
            if (!(post->hashtags[n] = share__arena_string(&post->arena, c->hashtags[n])))
                return out_of_memory(c);
        return SHARE_OK;
    }
    for (size_t at = 0; at < post->text.n && n < SHARE__MAX_HASHTAGS; at++) {
        char first = post->text.p[at];
        size_t end = first == '#' || first == '\xEF' ? share__hashtag_end(post->text, at) : at;
        if (end == at)
            continue;
        share__view found = share__view_slice(post->text, at, end - at);
        if (!(post->hashtags[n++] = share__arena_string(&post->arena, found)))
            return out_of_memory(c);
        at = end - 1;
    }
    return SHARE_OK;
}

static void list_losses(composer *c)
{
    static const char *const names[SHARE__LOSS_COUNT] = {
        [SHARE__LOSS_POINTS] = "points",     [SHARE__LOSS_SUMMARY] = "summary",
        [SHARE__LOSS_HASHTAGS] = "hashtags", [SHARE__LOSS_HEADLINE] = "headline",
        [SHARE__LOSS_TEXT] = "text",
    };
    size_t n = 0;
    for (size_t i = 0; i < SHARE__LOSS_COUNT && n < SHARE__MAX_SHORTENED; i++)
        if (c->draft.lost[i])
            c->post->shortened[n++] = names[i];
}

static void set_fold(struct share_post *post, const share__network *network, unsigned device)
{
    size_t shown = share__fold(post->text, network->fold_lines, network->fold_columns[device]);
    post->columns[device] = network->fold_columns[device];
    post->shown[device] = shown;
    post->fold[device] = share__measure(share__view_slice(post->text, 0, shown), network->unit);
}

static share_status finish(composer *c)
{
    struct share_post *post = c->post;
    share__view text = share__buffer_view(&c->draft.text);
    if (c->layout.may_compose && !share__utf8_nfc(&c->scratch, text, &text))
        return out_of_memory(c);
    const char *copy = share__arena_string(&post->arena, text);
    if (!copy)
        return out_of_memory(c);
    post->text = (share__view){copy, text.n};
    post->network = c->network->name;
    for (unsigned unit = 0; unit < 4; unit++)
        post->lengths[unit] = share__measure(post->text, (share_unit)unit);
    for (unsigned device = 0; device < 2; device++)
        set_fold(post, c->network, device);
    list_losses(c);
    return list_hashtags(c);
}

static share_status compose(composer *c)
{
    const share_post_options *options = c->options;
    struct share_post *post = c->post;
    c->network = share__network_named(options->network);
    if (!c->network)
        return share__fail(c->error, SHARE_ERR_USAGE, SHARE__NOWHERE,
                           "there is no network named '%s'", options->network);
    post->limit = options->limit ? options->limit : c->network->limit;
    post->unit = options->limit ? options->unit : c->network->unit;
    post->comment = (share__view){"", 0};
    c->draft.limit = post->limit;
    c->draft.unit = post->unit;
    static share_status (*const steps[])(composer *) = {clean_values, clean_points, make_tags,
                                                        make_urls,    keep_source,  choose_layout,
                                                        make_text,    finish};
    share_status status = SHARE_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == SHARE_OK; i++)
        status = steps[i](c);
    return status;
}

share_status share__compose(struct share_post *post, const share__parts *parts,
                            const share_post_options *options, share_error *error)
{
    composer c = {.post = post, .parts = parts, .options = options, .error = error};
    /* the fitter holds no text past what its owner already does */
    share__buffer_init(&c.draft.text, SIZE_MAX / 4);
    share_status status = compose(&c);
    share__buffer_free(&c.draft.text);
    share__arena_free(&c.scratch);
    return status;
}
