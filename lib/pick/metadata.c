/* metadata.c - what an article says about itself: from metadata records to values.
 *
 * Which key means what stands in one table, metadata_table.c. This file is what each kind of
 * value needs: Markdown taken off titles
 * and summaries, strings of tags split, addresses made absolute, and the values that say nothing
 * (a template's placeholder, a description that repeats the title) put behind all others. */
#include "pick/metadata.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "pick/article.h"
#include "pick/pick.h"
#include "read/inline.h"

#include <string.h>

enum {
    NO_USE = 50,     /* the score of a value that says nothing */
    AS_TITLE = 650,  /* of a summary that repeats the title */
    IN_WRAPPER = 20, /* taken off a score for a key below "extra" and the like */
    RESOLVED = 10,   /* taken off an address that needed the base */
    SEEN_KEYS = 64,
    LETTERS = 64,    /* that keys start with, of any case */
    MAX_VALUES = 32, /* of one key */
    MAX_TAGS = 100,
    MAX_TAG_BYTES = 360 /* what is longer is a sentence */
};

/* What the table says about a record; row is NULL for most keys. */
typedef struct found_row {
    const share__key_row *row;
    unsigned score;
} found_row;

typedef struct meta_picker {
    struct share_article *article;
    const share_parse_options *options;
    found_row *found;  /* one for each record */
    share__view title; /* the best one, without Markdown */
} meta_picker;

/* ---- the table --------------------------------------------------------------------------- */

/* Zola's and Hugo's own keys stand below "extra" and "params". */
static found_row row_of(const share__key_index *rows, const share__meta *meta)
{
    static const char *const wrappers[] = {"extra.", "params.", "metadata.", "custom.", "page."};
    const share__key_row *row =
        meta->key.n > 0 ? share__find_key_row(rows, meta->key, meta->origin) : NULL;
    unsigned lower = 0;
    for (size_t i = 0; !row && i < sizeof wrappers / sizeof *wrappers; i++) {
        share__view wrapper = share__view_of(wrappers[i]);
        if (meta->key.n > wrapper.n && share__starts_with(meta->key, wrapper)) {
            row = share__find_key_row(rows, share__view_from(meta->key, wrapper.n), meta->origin);
            lower = IN_WRAPPER;
        }
    }
    return (found_row){row, row ? row->score - lower : 0};
}

/* A key that stands twice in a map has its last value, as site generators do it. Of the records of
 * a web page the first is believed. */
static void forget_repeated(meta_picker *picker, size_t *last)
{
    const share__document *document = &picker->article->document;
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        const share__key_row *row = picker->found[i].row;
        if (!row || meta->listed || row->origin != SHARE_FROM_FRONT_MATTER)
            continue;
        size_t *before = &last[row - share__key_rows];
        if (*before < i && share__equal(document->metas[*before].key, meta->key))
            picker->found[*before].row = NULL;
        *before = i;
    }
}

static share_status find_rows(meta_picker *picker)
{
    share__document *document = &picker->article->document;
    size_t n = document->meta_count;
    if (n == 0)
        return SHARE_OK;
    picker->found = share__arena_alloc(&document->arena, n * sizeof *picker->found);
    size_t *last = share__arena_alloc(&document->arena, share__key_row_count * sizeof *last);
    share__key_index rows;
    if (!picker->found || !last || !share__index_key_rows(&rows, &document->arena))
        return SHARE_ERR_MEMORY;
    size_t seen[SEEN_KEYS] = {0}; /* records + 1: pages have the same keys many times */
    for (size_t i = 0; i < n; i++) {
        const share__meta *meta = &document->metas[i];
        const size_t length = meta->key.n;
        size_t *before =
            &seen[length > 0 ? ((unsigned char)meta->key.p[length - 1] + length) % SEEN_KEYS : 0];
        const share__meta *other = *before > 0 ? &document->metas[*before - 1] : NULL;
        const bool same =
            other && other->origin == meta->origin && share__equal(other->key, meta->key);
        picker->found[i] = same ? picker->found[*before - 1] : row_of(&rows, meta);
        *before = i + 1;
    }
    for (size_t i = 0; i < share__key_row_count; i++)
        last[i] = n;
    forget_repeated(picker, last);
    return SHARE_OK;
}

static bool means(const meta_picker *picker, size_t i, share_key key)
{
    return picker->found[i].row && picker->found[i].row->meaning == key;
}

/* ---- what a value is ----------------------------------------------------------------------- */

static bool is_one_of(share__view word, const char *const *words)
{
    for (; *words; words++)
        if (share__equal_nocase(word, share__view_of(*words)))
            return true;
    return false;
}

static bool is_yes(share__view v)
{
    static const char *const words[] = {"true", "yes", "on", "1", NULL};
    return is_one_of(share__trim(v), words);
}

static bool is_no(share__view v)
{
    static const char *const words[] = {"false", "no", "off", "0", NULL};
    return is_one_of(share__trim(v), words);
}

static bool contains(share__view v, const char *needle)
{
    return share__find_view(v, share__view_of(needle), 0) < v.n;
}

/* What a template left for the author to fill in, or for itself: "{{ page.title }}". Only when it
 * is all of the value: people also write about templates. */
static bool is_placeholder(share__view v)
{
    static const char *const words[] = {"title",
                                        "post title",
                                        "your title here",
                                        "untitled",
                                        "description",
                                        "description here",
                                        "your description here",
                                        "add description here",
                                        "write a description",
                                        "enter a description",
                                        "summary",
                                        "excerpt",
                                        "todo",
                                        "tbd",
                                        "tba",
                                        "fixme",
                                        "none",
                                        "null",
                                        "n/a",
                                        NULL};
    v = share__trim(v);
    return is_one_of(v, words) || share__starts_nocase(v, SHARE__LIT("lorem ipsum")) ||
           (share__starts_with(v, SHARE__LIT("{{")) && share__ends_with(v, SHARE__LIT("}}"))) ||
           (share__starts_with(v, SHARE__LIT("{%")) && share__ends_with(v, SHARE__LIT("%}"))) ||
           (share__starts_with(v, SHARE__LIT("<%")) && share__ends_with(v, SHARE__LIT("%>")));
}

/* A path, an address or a switch: a key such as "preview" or "lead" may mean a picture. */
static bool is_no_prose(share__view v)
{
    static const char *const endings[] = {".png", ".jpg",  ".jpeg", ".webp", ".gif",
                                          ".svg", ".avif", ".mp4",  ".md",   NULL};
    if (is_yes(v) || is_no(v) || share__uri_is_web(v))
        return true;
    for (size_t i = 0; endings[i]; i++)
        if (share__ends_nocase(v, share__view_of(endings[i])) && share__find(v, ' ', 0) == v.n)
            return true;
    for (size_t i = 0; i < v.n; i++)
        if (share__is_alpha(v.p[i]) || (unsigned char)v.p[i] >= 0x80)
            return v.p[0] == '/' && share__find(v, ' ', 0) == v.n;
    return true; /* no letter in it */
}

static share__view without_end_marks(share__view v)
{
    v = share__trim(v);
    while (v.n > 0 && memchr(".!?:", v.p[v.n - 1], 4))
        v.n--;
    return v;
}

static share__place place_of(const share__meta *meta)
{
    return (share__place){meta->line, meta->column};
}

static share_status put(meta_picker *picker, share_key key, const share__meta *meta,
                        share__view value, unsigned score)
{
    if (picker->article->lists[key].count >= MAX_VALUES)
        return SHARE_OK;
    return share__article_add(picker->article, key, value, (share_origin)meta->origin,
                              place_of(meta), score);
}

/* ---- one function a kind ------------------------------------------------------------------- */

static share_status pick_title(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view plain;
    share_status status =
        share__plain_inline(&picker->article->document.arena, meta->value, &plain);
    if (status != SHARE_OK)
        return status;
    return put(picker, SHARE_HEADLINE, meta, plain, is_placeholder(meta->value) ? NO_USE : score);
}

static share_status pick_summary(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view plain;
    share_status status =
        share__plain_inline(&picker->article->document.arena, meta->value, &plain);
    if (status != SHARE_OK || is_no_prose(plain))
        return status;
    if (is_placeholder(meta->value))
        score = NO_USE;
    else if (share__equal_nocase(without_end_marks(plain), without_end_marks(picker->title)))
        score = AS_TITLE;
    return put(picker, SHARE_SUMMARY, meta, plain, score);
}

/* "name <mail>" and "mail (name)" without the mail. */
static share__view without_mail(share__view v)
{
    size_t open = share__find(v, '<', 0), at = share__find(v, '@', 0);
    if (open > 0 && open < at && at < v.n && v.p[v.n - 1] == '>')
        return share__trim(share__view_slice(v, 0, open));
    open = share__find(v, '(', 0);
    if (at < open && open < v.n && v.p[v.n - 1] == ')' && share__find(v, ' ', 0) == open - 1)
        return share__trim(share__view_slice(v, open + 1, v.n - open - 2));
    return v;
}

static share_status pick_author(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view plain;
    share_status status = share__plain_inline(&picker->article->document.arena,
                                              without_mail(share__trim(meta->value)), &plain);
    if (status != SHARE_OK || is_no_prose(plain) || is_placeholder(plain))
        return status;
    return put(picker, SHARE_AUTHOR, meta, plain, score);
}

static share_status pick_site(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view value = share__trim(meta->value);
    if (is_no_prose(value) || is_placeholder(value))
        return SHARE_OK;
    return put(picker, SHARE_SITE, meta, value, score);
}

static share_status pick_date(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view value = share__trim(meta->value);
    bool digit = false;
    for (size_t i = 0; i < value.n; i++)
        digit |= share__is_digit(value.p[i]);
    if (!digit || value.n < 4 || is_placeholder(value)) /* "published: true", "{{ date }}" */
        return SHARE_OK;
    return put(picker, SHARE_DATE, meta, value, score);
}

/* "en_US.UTF-8" and "EN-us" are "en-US"; what is no language tag is passed over. */
static share_status pick_language(meta_picker *picker, const share__meta *meta, unsigned score)
{
    char tag[36];
    size_t n = 0, part = 0;
    share__view value = share__trim(meta->value);
    value.n = share__find(value, '.', 0);
    if (value.n < 2 || value.n >= sizeof tag)
        return SHARE_OK;
    for (size_t i = 0; i <= value.n; i++) {
        char c = i < value.n ? value.p[i] : '-';
        if (c == '-' || c == '_') {
            size_t length = n - part;
            if (length < 2 || (part == 0 && length > 3) || length > 8)
                return SHARE_OK;
            for (size_t j = part; part > 0 && j < n; j++) /* cn is CN, hans is Hans */
                if ((length == 2 || (length == 4 && j == part)) && share__is_alpha(tag[j]))
                    tag[j] = (char)(tag[j] - 'a' + 'A');
            if (i < value.n)
                tag[n++] = '-';
            part = n;
        } else if (share__is_alpha(c) || (part > 0 && share__is_digit(c))) {
            tag[n++] = share__lower(c);
        } else {
            return SHARE_OK;
        }
    }
    return put(picker, SHARE_LANGUAGE, meta, (share__view){tag, n}, score);
}

static share_status resolve(meta_picker *picker, share__view value, share__view *out)
{
    return share__resolve_address(&picker->article->document, picker->options->base_url, value, out)
               ? SHARE_OK
               : SHARE_ERR_MEMORY;
}

/* A slug is the last part of an address, but below which folder only the site knows: it says
 * something when the base is a folder, and nothing when it is the base's own last part. */
static bool is_slug_for(share__view base, share__view slug)
{
    if (base.n == 0 || base.p[base.n - 1] != '/' || slug.p[0] == '/')
        return false;
    base.n--;
    return !share__ends_with(base, slug);
}

static bool is_own_address(const meta_picker *picker, const share__meta *meta, share__view url)
{
    return meta->origin == SHARE_FROM_FRONT_MATTER ||
           share__is_own_address(share__view_of(picker->options->base_url), url);
}

static share_status pick_url(meta_picker *picker, const share__meta *meta, unsigned score,
                             bool slug)
{
    share__view given = share__trim(meta->value), value, url;
    /* ":year/:title" and "{{ slug }}" are patterns of a site generator */
    if (is_yes(given) || is_no(given) || given.p[0] == '#' || share__find(given, '{', 0) < given.n)
        return SHARE_OK;
    if (!share__uri_encode(&picker->article->document.arena, given, &value))
        return SHARE_ERR_MEMORY;
    if (share__uri_is_web(value))
        return put(picker, SHARE_URL, meta, value,
                   is_own_address(picker, meta, value) ? score : NO_USE);
    if (share__find(given, ':', 0) < given.n ||
        (given.p[0] != '/' && share__find(given, ' ', 0) < given.n))
        return SHARE_OK;
    if (slug && !is_slug_for(share__view_of(picker->options->base_url), value))
        return SHARE_OK;
    share_status status = resolve(picker, value, &url);
    if (status != SHARE_OK)
        return status;
    return put(picker, SHARE_URL, meta, url,
               is_own_address(picker, meta, url) ? score - RESOLVED : NO_USE);
}

static share_status pick_image(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view value = share__trim(meta->value), url;
    if (share__starts_with(value, SHARE__LIT("[[")) && share__ends_with(value, SHARE__LIT("]]")))
        value = share__view_slice(value, 2, value.n - 4); /* a link of Obsidian's */
    if (share__uri_is_web(value))
        return put(picker, SHARE_IMAGE, meta, value, score);
    if ((share__find(value, '.', 0) == value.n && share__find(value, '/', 0) == value.n) ||
        share__find(value, '\n', 0) < value.n || is_placeholder(value) ||
        share__starts_nocase(value, SHARE__LIT("data:")))
        return SHARE_OK;
    share_status status = resolve(picker, value, &url);
    if (status != SHARE_OK)
        return status;
    return put(picker, SHARE_IMAGE, meta, url.n > 0 ? url : value, score);
}

/* "linkedin" may as well hold the author's profile or name there: a post has words. */
static share_status pick_text_of_post(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view value = share__trim(meta->value);
    bool words = false;
    for (size_t i = 0; i < value.n; i++)
        words |= share__is_space(value.p[i]) || (unsigned char)value.p[i] >= 0x80;
    if (!words || is_placeholder(value))
        return SHARE_OK;
    return put(picker, SHARE_TEXT_OF_POST, meta, value, score);
}

static share_status warn_draft(meta_picker *picker, const share__meta *meta)
{
    static const char *const off[] = {"published", "publish", "public", NULL};
    static const char *const state[] = {"status", "state", NULL};
    bool draft = (share__equal(meta->key, SHARE__LIT("draft")) && is_yes(meta->value)) ||
                 (is_one_of(meta->key, off) && is_no(meta->value)) ||
                 (is_one_of(meta->key, state) &&
                  share__equal_nocase(share__trim(meta->value), SHARE__LIT("draft")));
    if (!draft || meta->origin != SHARE_FROM_FRONT_MATTER)
        return SHARE_OK;
    return share__document_warn(&picker->article->document, "draft", place_of(meta), 0,
                                "the article is a draft (%v: %v)", meta->key, meta->value);
}

static share_status pick_one(meta_picker *picker, const share__meta *meta, found_row found)
{
    unsigned score = found.score;
    switch ((share_key)found.row->meaning) {
    case SHARE_SUMMARY:
        return pick_summary(picker, meta, score);
    case SHARE_URL:
        return pick_url(picker, meta, score, share__equal(meta->key, SHARE__LIT("slug")));
    case SHARE_AUTHOR:
        return pick_author(picker, meta, score);
    case SHARE_SITE:
        return pick_site(picker, meta, score);
    case SHARE_LANGUAGE:
        return pick_language(picker, meta, score);
    case SHARE_DATE:
        return pick_date(picker, meta, score);
    case SHARE_IMAGE:
        return pick_image(picker, meta, score);
    case SHARE_TEXT_OF_POST:
        return pick_text_of_post(picker, meta, score);
    default:
        return SHARE_OK; /* titles and tags have passes of their own */
    }
}

/* ---- tags ---------------------------------------------------------------------------------- */

static bool has_tag(const share__values *tags, share__view tag)
{
    for (size_t i = 0; i < tags->count; i++)
        if (share__equal_nocase((share__view){tags->at[i].text, tags->at[i].length}, tag))
            return true;
    return false;
}

/* A letter, a digit or a pictograph: punctuation alone is a slip of the pen. */
static bool says_something(share__view v)
{
    for (const char *p = v.p, *end = v.p + v.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        if (share__is_word(c) || share__is_emoji(c))
            return true;
    }
    return false;
}

/* Without the marks that some authors write around a tag: #tag, "tag", [[tag]]. */
static share__view bare_tag(share__view tag)
{
    for (bool again = true; again;) {
        again = false;
        tag = share__trim(tag);
        if (tag.n > 1 && (tag.p[0] == '#' || tag.p[0] == '[')) {
            tag = share__view_from(tag, 1);
            again = true;
        } else if (tag.n > 1 && tag.p[tag.n - 1] == ']') {
            tag.n--;
            again = true;
        } else if (tag.n > 2 && (tag.p[0] == '"' || tag.p[0] == '\'') &&
                   tag.p[tag.n - 1] == tag.p[0]) {
            tag = share__view_slice(tag, 1, tag.n - 2);
            again = true;
        }
    }
    return tag;
}

static share_status put_tag(meta_picker *picker, const share__meta *meta, share__view tag,
                            unsigned score)
{
    share__values *tags = &picker->article->lists[SHARE_TAG];
    tag = bare_tag(tag);
    if (!says_something(tag) || tag.n > MAX_TAG_BYTES || tags->count >= MAX_TAGS ||
        has_tag(tags, tag) || contains(tag, "{{"))
        return SHARE_OK;
    return share__article_add(picker->article, SHARE_TAG, tag, (share_origin)meta->origin,
                              place_of(meta), score);
}

/* The length of the separator at v.p[at]: comma, semicolon, their full-width forms, the
 * ideographic comma, a line end; 0 for none. */
static size_t separator(share__view v, size_t at)
{
    static const char *const wide[] = {"\xEF\xBC\x8C", "\xE3\x80\x81", "\xEF\xBC\x9B", "\xD8\x8C",
                                       "\xD8\x9B"}; /* and the Arabic ones */
    if (v.p[at] == ',' || v.p[at] == ';' || v.p[at] == '\n')
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (share__starts_with(share__view_from(v, at), share__view_of(wide[i])))
            return strlen(wide[i]);
    return 0;
}

static share_status split_tags(meta_picker *picker, const share__meta *meta,
                               const share__key_row *row, unsigned score)
{
    share__view value = share__trim(meta->value);
    bool listed = false;
    for (size_t i = 0; i < value.n; i++)
        listed |= separator(value, i) > 0;
    size_t start = 0;
    for (size_t i = 0; i <= value.n; i++) {
        size_t n = i == value.n  ? 1
                   : listed      ? separator(value, i)
                   : row->spaced ? share__is_space(value.p[i])
                                 : 0;
        if (n == 0)
            continue;
        share_status status =
            put_tag(picker, meta, share__view_slice(value, start, i - start), score);
        if (status != SHARE_OK)
            return status;
        start = i + n;
    }
    return SHARE_OK;
}

/* All tags of the keys with this score. */
static share_status pick_tag_group(meta_picker *picker, unsigned score)
{
    const share__document *document = &picker->article->document;
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        if (!means(picker, i, SHARE_TAG) || picker->found[i].score != score)
            continue;
        share_status status = meta->listed ? put_tag(picker, meta, meta->value, score)
                                           : split_tags(picker, meta, picker->found[i].row, score);
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

/* The first group of keys that has a tag is the answer. */
static share_status pick_tags(meta_picker *picker)
{
    const share__document *document = &picker->article->document;
    share_status status = SHARE_OK;
    unsigned below = 1001, best = 1;
    while (status == SHARE_OK && best > 0 && picker->article->lists[SHARE_TAG].count == 0) {
        best = 0;
        for (size_t i = 0; i < document->meta_count; i++) {
            unsigned score = picker->found[i].score;
            if (means(picker, i, SHARE_TAG) && score < below && score > best)
                best = score;
        }
        if (best > 0)
            status = pick_tag_group(picker, best);
        below = best;
    }
    return status;
}

/* ---- all of it ----------------------------------------------------------------------------- */

static share_status pick_titles(meta_picker *picker)
{
    const share__document *document = &picker->article->document;
    const share__values *titles = &picker->article->lists[SHARE_HEADLINE];
    for (size_t i = 0; i < document->meta_count; i++) {
        if (!means(picker, i, SHARE_HEADLINE))
            continue;
        share_status status = pick_title(picker, &document->metas[i], picker->found[i].score);
        if (status != SHARE_OK)
            return status;
    }
    unsigned best = 0;
    for (size_t i = 0; i < titles->count; i++)
        if (titles->at[i].score > best) {
            best = titles->at[i].score;
            picker->title = (share__view){titles->at[i].text, titles->at[i].length};
        }
    return SHARE_OK;
}

share_status share__pick_metadata(struct share_article *article, const share_parse_options *options)
{
    meta_picker picker = {.article = article, .options = options, .title = SHARE__LIT("")};
    const share__document *document = &article->document;
    share_status status = find_rows(&picker);
    if (status == SHARE_OK)
        status = pick_titles(&picker);
    for (size_t i = 0; status == SHARE_OK && i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        status = warn_draft(&picker, meta);
        if (status == SHARE_OK && picker.found[i].row)
            status = pick_one(&picker, meta, picker.found[i]);
    }
    return status == SHARE_OK ? pick_tags(&picker) : status;
}
