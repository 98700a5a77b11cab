/* page_tag_values.c - one tag, and lists of them in one text.
 *
 * Pages write anything into their keywords: templates that nobody filled in, identifiers, the words
 * of the address, the site's name. What is left without marks and prefixes is a tag. */
#include "base/utf8.h"
#include "pick/page_tags.h"

#include <string.h>

enum {
    TAG_BYTES = 120,
    TAG_WORDS = 7,
    SLUG_WORDS = 5,   /* a "tag" of so many words that are all the headline's is its address */
    NUMBER_DIGITS = 3 /* of a number that may be a tag */
};

static size_t separator(share__view v, size_t at)
{
    static const char *const wide[] = {"\xEF\xBC\x8C", "\xE3\x80\x81", "\xEF\xBC\x9B", "\xD8\x8C",
                                       "\xD8\x9B"};
    if (v.p[at] == ',' || v.p[at] == ';' || v.p[at] == '\n') {
        return 1;
    }
    for (size_t i = 0; (unsigned char)v.p[at] >= 0x80 && i < sizeof wide / sizeof *wide; i++) {
        if (share__starts_with(share__view_from(v, at), share__view_of(wide[i]))) {
            return strlen(wide[i]);
        }
    }
    return 0;
}

/* Without the marks around it: "#tag", quotation marks. */
static share__view bare(share__view tag)
{
    tag = share__trim(tag);
    while (tag.n > 1 && (tag.p[0] == '#' || tag.p[0] == '"' || tag.p[0] == '\'' ||
                         (tag.p[0] == '-' && tag.p[1] == ' '))) {
        tag = share__trim(share__view_from(tag, 1));
    }
    while (tag.n > 1 && memchr("\"',;", tag.p[tag.n - 1], 4)) {
        tag.n--;
    }
    return tag;
}

/* A letter, or a number such as a year: the number of a page is no tag. */
static bool says_something(share__view v)
{
    size_t digits = 0, others = 0;
    for (const char *p = v.p, *end = v.p + v.n; p < end;) {
        const uint32_t c = share__utf8_next(&p, end);
        if (share__is_letter(c)) {
            return true;
        }
        digits += share__is_number(c);
        others += !share__is_number(c);
    }
    return digits >= NUMBER_DIGITS && others == 0;
}

/* An identifier, not a word: eight or more of 0-9, a-f and '-', with a digit among them. */
static bool is_identifier(share__view v)
{
    bool digit = false;
    for (size_t i = 0; i < v.n; i++) {
        const char c = share__lower(v.p[i]);
        if (!share__is_digit(c) && c != '-' && !(c >= 'a' && c <= 'f')) {
            return false;
        }
        digit = digit || share__is_digit(c);
    }
    return digit && v.n >= 8;
}

/* What a template or a program wrote: "{{ tags }}", "cat_sports". */
static bool is_placeholder(share__view v)
{
    return share__find_view(v, SHARE__LIT("{{"), 0) < v.n || share__find(v, '_', 0) < v.n ||
           share__find_view(v, SHARE__LIT("://"), 0) < v.n ||
           (v.n > 1 && v.p[0] == '[' && v.p[v.n - 1] == ']') ||
           (v.n > 1 && v.p[0] == '%' && v.p[v.n - 1] == '%');
}

/* What WordPress and others file everything under until somebody chooses. "Email" and its like are
 * buttons behind addresses that look like a tag's. */
static bool is_no_topic(share__view key)
{
    static const char *const words[] = {"uncategorized", "uncategorised", "allgemein", "email",
                                        "none",          "null",          "default",   "home"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (share__equal(key, share__view_of(words[i]))) {
            return true;
        }
    }
    return false;
}

size_t share__words_of_tag(share__view v)
{
    size_t n = v.n > 0;
    for (size_t i = 0; i < v.n; i++) {
        n += v.p[i] == ' ';
    }
    return n;
}

/* The headline without its small words, as addresses have it: "old bridge moves gymnasium". */
static bool is_slug(const share__tagger *t, share__view text)
{
    share__title_words words;
    if (share__words_of_tag(text) < SLUG_WORDS) {
        return false;
    }
    share__title_words_of(&words, text);
    return words.count >= SLUG_WORDS && words.count <= t->headline.count &&
           share__words_in_common(&words, &t->headline) == 100;
}

/* What stands before a colon: "Tag" in "Tag:Seeds"; empty when there is none. */
static share__view scheme_of(share__view text)
{
    const size_t colon = share__find(text, ':', 0);
    return colon < text.n ? share__trim(share__view_slice(text, 0, colon)) : SHARE__LIT("");
}

static bool is_topic_scheme(share__view scheme)
{
    const share__label label = share__label_of(scheme);
    return label == SHARE__LABEL_TAGS || label == SHARE__LABEL_CATEGORIES ||
           share__equal_nocase(scheme, SHARE__LIT("subject"));
}

bool share__take_tag(share__tagger *t, share_origin origin, share__place place, share__view text)
{
    share__view key;
    const share__view scheme = scheme_of(text);
    text = bare(text);
    if (text.n == 0 || text.n > TAG_BYTES || share__words_of_tag(text) > TAG_WORDS ||
        !says_something(text) || is_placeholder(text) || is_identifier(text) || is_slug(t, text) ||
        share__ends_with(text, SHARE__LIT("?"))) { /* a question is a title */
        return true;
    }
    if (!share__title_key(&t->article->document.arena, text, &key)) {
        return false;
    }
    if (is_no_topic(key) || share__is_site_name(&t->names, key)) {
        return true;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (share__equal(t->tags[i].key, key)) {
            return true;
        }
    }
    if (t->count == SHARE__MAX_PAGE_TAGS) {
        t->over++;
        return true;
    }
    t->tags[t->count++] = (share__page_tag){text, key, scheme, origin, place};
    return true;
}

/* Some systems write all they know about an article into its keywords: "Tag:Seeds", "Layout:2". Of
 * a list in which some say that they are tags, those that say to be something else leave. */
void share__drop_other_schemes(share__tagger *t)
{
    size_t topics = 0, kept = 0;
    for (size_t i = 0; i < t->count; i++) {
        topics += is_topic_scheme(t->tags[i].scheme);
    }
    for (size_t i = 0; i < t->count && topics > 0; i++) {
        share__page_tag tag = t->tags[i];
        const share__view said = share__view_from(tag.text, tag.scheme.n);
        if (tag.scheme.n > 0 && !is_topic_scheme(tag.scheme)) {
            continue;
        }
        if (tag.scheme.n > 0 && share__starts_with(tag.text, tag.scheme) && said.n > 1) {
            tag.text = share__trim(share__view_from(said, 1));
        }
        t->tags[kept++] = tag;
    }
    t->count = topics > 0 ? kept : t->count;
}

/* A list without commas is parted by spaces when it is in a script that has none, or longer than
 * tags are. */
static bool is_spaced_list(share__view v)
{
    return share__words_of_tag(v) > TAG_WORDS ||
           (share__words_of_tag(v) > 2 && share__is_unspaced(share__utf8_first(v)));
}

bool share__take_tags(share__tagger *t, share_origin origin, share__place place, share__view v)
{
    bool parted = false;
    size_t start = 0;
    for (size_t i = 0; i < v.n; i++) {
        parted = parted || separator(v, i) > 0;
    }
    const bool spaced = !parted && is_spaced_list(v);
    unsigned open = 0; /* brackets: "Prices (Fares, Fees and Rates)" is one tag */
    t->spaced = t->spaced || spaced;
    for (size_t i = 0; i <= v.n; i++) {
        open += i < v.n && v.p[i] == '(' && share__find(v, ')', i) < v.n;
        open -= i < v.n && v.p[i] == ')' && open > 0;
        const size_t n = i == v.n ? 1 : spaced ? v.p[i] == ' ' : open == 0 ? separator(v, i) : 0;
        if (n > 0) {
            if (!share__take_tag(t, origin, place, share__view_slice(v, start, i - start))) {
                return false;
            }
            start = i + n;
            i += n - 1;
        }
    }
    return true;
}
