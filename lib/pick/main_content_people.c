/* main_content_people.c - author, date and site, where the lines of a dumped page give them.
 *
 * The author: a byline near the title, or the line behind "Written by". The same name in capitals
 * and in mixed case is one name, the mixed one. The date: the dateline nearest to the title that
 * has a year. The site: what follows the title in the line that repeats it ("Title | Site"), else
 * the page's first line when that is short and no button. */
#include "base/utf8.h"
#include "pick/main_content.h"

enum { NEAR = 12, NAME_BYTES = 80, NAME_WORDS = 8, SITE_WORDS = 6 };

static share_status add(share__dump *dump, share_key key, share__view text, size_t block,
                        unsigned score)
{
    const share__block *b = &dump->blocks[block];
    return share__article_add(dump->article, key, text, SHARE_FROM_BODY,
                              (share__place){b->line, b->column}, score);
}

/* The name without what follows it: a date, a role behind a bar, an address. */
static share__view name_only(share__view text)
{
    static const char *const ends[] = {
        " | ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " on ", " at ", " am ", " \xE2\x80\x93 ", " - ",
        " (",  ";",          " in ",           " le ", " / ",  ": "};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        text = share__view_slice(text, 0, share__find_view(text, share__view_of(ends[i]), 0));
    }
    size_t n = 0;
    while (n < text.n && !share__is_digit(text.p[n])) {
        n++;
    }
    text = share__trim(share__view_slice(text, 0, n));
    while (text.n > 0 &&
           (text.p[text.n - 1] == ',' || text.p[text.n - 1] == '|' || text.p[text.n - 1] == ':')) {
        text = share__trim(share__view_slice(text, 0, text.n - 1));
    }
    return text;
}

static bool is_name(share__view text)
{
    const unsigned words = share__word_count(text);
    const uint32_t first = share__utf8_first(text), last = share__utf8_last(text);
    return text.n > 1 && text.n <= NAME_BYTES && words >= 1 && words <= NAME_WORDS &&
           !share__is_lower_case(first) && share__is_letter(first) && last != '?' && last != '!' &&
           share__label_of(text) == SHARE__LABEL_NONE && !share__is_dateline(text);
}

static share_status add_author(share__dump *dump, share__view name, size_t block, unsigned score)
{
    name = name_only(name);
    if (!is_name(name)) {
        return SHARE_OK;
    }
    return add(dump, SHARE_AUTHOR, name, block, score);
}

static share_status find_author(share__dump *dump, size_t from, size_t to)
{
    share_status status = SHARE_OK;
    for (size_t i = from; i < to && status == SHARE_OK; i++) {
        share__view name;
        if (dump->facts[i].byline && share__is_byline(dump->blocks[i].text, &name)) {
            return add_author(dump, name, i, 600);
        }
        if (share__label_prefix(dump->blocks[i].text, &name) == SHARE__LABEL_AUTHOR &&
            share__words_of_block(dump, i) <= NAME_WORDS) {
            return add_author(dump, name, i, 580);
        }
    }
    return status;
}

/* "Written by" and the name on the next line, behind the text or in front of it. */
static share_status find_written_by(share__dump *dump, size_t from, size_t to)
{
    for (size_t i = from; i + 1 < to; i++) {
        if (dump->facts[i].label != SHARE__LABEL_AUTHOR) {
            continue;
        }
        const share__block *next = &dump->blocks[i + 1];
        if ((next->kind == SHARE__LINE || next->kind == SHARE__HEADING) &&
            share__words_of_block(dump, i + 1) <= NAME_WORDS && is_name(name_only(next->text))) {
            return add_author(dump, next->text, i + 1, 650);
        }
    }
    return SHARE_OK;
}

static bool has_year(share__view text)
{
    size_t digits = 0;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && share__is_digit(text.p[i])) {
            digits++;
            continue;
        }
        if (digits == 4 && (text.p[i - 4] == '1' || text.p[i - 4] == '2')) {
            return true;
        }
        digits = 0;
    }
    return false;
}

static share_status find_date(share__dump *dump, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (dump->facts[i].date && has_year(dump->blocks[i].text)) {
            return add(dump, SHARE_DATE, dump->blocks[i].text, i, 500);
        }
    }
    return SHARE_OK;
}

/* The site's name from "Title | Site". */
static share__view behind_title(share__view line, share__view title)
{
    static const char *const separators[] = {
        " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xB7 "};
    const share__view none = {NULL, 0};
    if (line.n <= title.n || line.p[0] != title.p[0] || !share__starts_with(line, title)) {
        return none;
    }
    const share__view rest = share__view_from(line, title.n);
    for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
        const share__view separator = share__view_of(separators[i]);
        if (share__starts_with(rest, separator)) {
            return share__trim(share__view_from(rest, separator.n));
        }
    }
    return none;
}

static share_status find_site(share__dump *dump)
{
    if (dump->title >= dump->count) {
        return SHARE_OK;
    }
    const share__view title = dump->blocks[dump->title].text;
    for (size_t i = 0; i < dump->count; i++) {
        const share__view site = behind_title(dump->blocks[i].text, title);
        if (site.n > 0 && site.n <= NAME_BYTES && share__word_count(site) <= SITE_WORDS) {
            return add(dump, SHARE_SITE, site, i, 600);
        }
    }
    const share__block *first = &dump->blocks[0];
    const unsigned words = share__words_of_block(dump, 0);
    const bool name = dump->title > 0 &&
                      (first->kind == SHARE__LINE || first->kind == SHARE__HEADING) &&
                      (first->flags & SHARE__IN_FORM) == 0 && words > 0 && words <= SITE_WORDS &&
                      dump->facts[0].label == SHARE__LABEL_NONE && !dump->facts[0].date &&
                      share__is_upper(share__utf8_first(first->text));
    return name ? add(dump, SHARE_SITE, first->text, 0, 300) : SHARE_OK;
}

share_status share__pick_dump_people(share__dump *dump)
{
    const size_t start = dump->title < dump->count ? dump->title : dump->first;
    const size_t from = start > NEAR / 2 ? start - NEAR / 2 : 0;
    const size_t to = start + NEAR < dump->count ? start + NEAR : dump->count;
    const size_t end = dump->end + 2 * NEAR < dump->count ? dump->end + 2 * NEAR : dump->count;
    share_status status = find_author(dump, start, to);
    if (status == SHARE_OK) {
        status = find_author(dump, from, start);
    }
    if (status == SHARE_OK) {
        status = find_written_by(dump, from, end);
    }
    if (status == SHARE_OK) {
        status = find_date(dump, start, to);
    }
    if (status == SHARE_OK) {
        status = find_date(dump, from, start);
    }
    return status == SHARE_OK ? find_site(dump) : status;
}
