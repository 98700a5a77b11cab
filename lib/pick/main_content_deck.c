/* main_content_deck.c - the standfirst of a dumped page: what may be it, by form and place.
 *
 * The deck stands right behind the title, or it is the first paragraph soon after it. Between them
 * stand captions, credits, telephone numbers, buttons of networks and the title once more, which
 * their form gives away. What is left are three candidates at most; summary.c, which knows the
 * language and the article's words, takes the first that one would quote. */
#include "base/utf8.h"
#include "pick/main_content.h"

#include <string.h>

enum {
    REACH = 18, /* blocks behind the title */
    WORDS = 6,  /* fewer are a label */
    MANY_WORDS = 10,
    MOST = 3,
    CLOSE = 2,    /* blocks behind the title: the author's name may stand right below the deck */
    GOES_ON = 60, /* bytes */
    LINES = 2,    /* candidates without a full stop */
    SHORTEST_TWIN = 12, /* bytes that two blocks share at their beginning */
    LONGEST_CAPTION = 500,
    LONGEST_CREDIT = 48 /* bytes in the brackets at the end of a caption */
};

static bool starts_alike(share__view a, share__view b)
{
    const size_t n = a.n < b.n ? a.n : b.n;
    return n >= SHORTEST_TWIN && a.p[0] == b.p[0] &&
           share__equal(share__view_slice(a, 0, n), share__view_slice(b, 0, n));
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0x2026 || c == 0x964;
}

/* With a full stop, marks of quotation aside. */
static bool ends_sentence(share__view text)
{
    const char *p = text.p + text.n;
    uint32_t c = 0;
    while (p > text.p) {
        c = share__utf8_previous(text.p, &p);
        if (share__is_word(c) || is_stop(c))
            break;
    }
    return is_stop(c);
}

/* ---- captions -------------------------------------------------------------------------------- */

static bool has_credit(share__view text)
{
    static const char *const credits[] = {"\xC2\xA9", "(c) ",  "Photo",  "photo:", "Foto",
                                          "(AP",      "Getty", "Image",  "Bild:",  "Credit",
                                          "Quelle:",  "/AFP",  "Reuters"};
    for (size_t k = 0; k < sizeof(credits) / sizeof(credits[0]); k++) {
        if (share__find_view(text, share__view_of(credits[k]), 0) < text.n) {
            return true;
        }
    }
    return false;
}

/* "... is shown. (Jane Doe/CBC)": a name and an agency in the brackets at the end. "... at the ball
 * /public domain": a slash behind a space. */
static bool ends_in_credit(share__view text)
{
    for (size_t i = text.n; i > 2 && text.n - i <= LONGEST_CREDIT && !ends_sentence(text); i--) {
        if (text.p[i - 1] == '/' && text.p[i - 2] == ' ' && i < text.n && text.p[i] != ' ') {
            return true;
        }
    }
    if (text.n < 8 || text.p[text.n - 1] != ')') {
        return false;
    }
    for (size_t i = text.n - 1; i > 0 && text.n - i <= LONGEST_CREDIT; i--) {
        if (text.p[i - 1] == '(') {
            const share__view inside = share__view_slice(text, i, text.n - 1 - i);
            const size_t slash = share__find(inside, '/', 0);
            return slash > 2 && slash + 1 < inside.n && share__is_alpha(inside.p[0]) &&
                   share__is_alpha(inside.p[slash - 1]) &&
                   share__is_upper((unsigned char)inside.p[slash + 1]);
        }
    }
    return false;
}

/* The text of a picture and its caption on one line: the same words twice behind one another, at
 * the beginning or at the end. */
static bool stutters(share__view text)
{
    if (text.n < 2 * SHORTEST_TWIN || text.n > LONGEST_CAPTION ||
        share__lower(text.p[0]) == text.p[0]) {
        return false; /* no letter, or a small one */
    }
    const share__view start = share__view_slice(text, 0, SHORTEST_TWIN);
    const size_t again = share__find_view(text, start, SHORTEST_TWIN);
    if (again < text.n) {
        const size_t n = text.p[again - 1] == ' ' ? again - 1 : again;
        if (again + n <= text.n && memcmp(text.p, text.p + again, n) == 0) {
            return true;
        }
    }
    const share__view end = share__view_from(text, text.n - SHORTEST_TWIN);
    if (ends_sentence(text)) {
        return false;
    }
    for (size_t at = share__find_view(text, end, 0); at + SHORTEST_TWIN < text.n;
         at = share__find_view(text, end, at + 1)) {
        const size_t apart = text.n - SHORTEST_TWIN - at;
        const size_t n = text.p[text.n - apart] == ' ' ? apart - 1 : apart;
        if (n >= SHORTEST_TWIN && n + apart <= text.n &&
            memcmp(text.p + text.n - n, text.p + text.n - n - apart, n) == 0) {
            return true;
        }
    }
    return false;
}

/* "Jane Doe (l.) and John Doe": who stands where. */
static bool points_into_picture(share__view text)
{
    static const char *const places[] = {
        "l",         "r",          "m",     "li",     "re",     "left",      "right",
        "links",     "rechts",     "mitte", "centre", "center", "from left", "from right",
        "von links", "von rechts", "v.l",   "v.li",   "izq",    "der"};
    for (size_t at = share__find(text, '(', 0); at < text.n; at = share__find(text, '(', at + 1)) {
        share__view inside = share__view_from(text, at + 1);
        inside.n = share__find(inside, ')', 0);
        inside.n = share__find(inside, ',', 0);
        while (inside.n > 0 && inside.p[inside.n - 1] == '.') {
            inside.n--;
        }
        for (size_t k = 0; inside.n <= 12 && k < sizeof(places) / sizeof(places[0]); k++) {
            if (share__equal_nocase(inside, share__view_of(places[k]))) {
                return true;
            }
        }
    }
    return false;
}

/* A block beside it begins with the same words and is no mere heading of it. A paragraph may be
 * there twice. */
static bool has_twin(const share__dump *dump, size_t i, size_t near)
{
    const share__view text = dump->blocks[i].text;
    for (size_t k = i > near ? i - near : 0; k < dump->count && k <= i + near; k++) {
        const share__view other = dump->blocks[k].text;
        if (k != i && k != dump->title && 3 * other.n >= text.n && starts_alike(text, other) &&
            !(other.n == text.n && text.n >= 100 && ends_sentence(text))) {
            return true;
        }
    }
    return false;
}

/* What no text of an article is. Right below a picture no text stands without a full stop. */
static bool is_surely_caption(const share__dump *dump, size_t i)
{
    const share__view text = dump->blocks[i].text;
    return ends_in_credit(text) || stutters(text) || points_into_picture(text) ||
           (i > dump->title + CLOSE && share__is_picture_text(dump, i)) || has_twin(dump, i, 1) ||
           (i > 0 && dump->blocks[i - 1].kind == SHARE__CAPTION && !ends_sentence(text));
}

/* A caption, most likely: the page has it twice, as the picture's text and below it, or it has a
 * credit. */
static bool is_caption(const share__dump *dump, size_t i)
{
    const share__view text = dump->blocks[i].text;
    return has_twin(dump, i, 2) ||
           (text.n <= LONGEST_CAPTION &&
            (has_credit(share__view_from(text, text.n > 60 ? text.n - 60 : 0)) ||
             has_credit(share__view_slice(text, 0, 12))));
}

/* ---- what else is none ----------------------------------------------------------------------- */

/* The title again, whole or in part. A paragraph may begin with it and go on. */
static bool repeats_title(const share__dump *dump, size_t i)
{
    const share__view text = dump->blocks[i].text, title = dump->blocks[dump->title].text;
    if (dump->blocks[i].kind == SHARE__PARAGRAPH && text.n >= title.n + GOES_ON &&
        ends_sentence(text)) {
        return false;
    }
    return share__find_view(text, title, 0) < text.n ||
           share__find_view(title, text, 0) < title.n || starts_alike(text, title);
}

/* The title in a few words more or less, as a list or the window has it: more than five words of
 * nine are its, of a sentence with a full stop three of four. */
static bool rewords_title(share__view text, share__view title)
{
    share__slot words[SHARE__MOST_SLOTS], its[SHARE__MOST_SLOTS];
    share__word_walk walk = {text.p, text.p + text.n, 0};
    share__word_walk title_walk = {title.p, title.p + title.n, 0};
    if (text.n > 3 * title.n) {
        return false;
    }
    const size_t count = share__next_slots(&walk, words, SHARE__MOST_SLOTS);
    const size_t title_count = share__next_slots(&title_walk, its, SHARE__MOST_SLOTS);
    if (count < 3 || count > 2 * title_count) {
        return false;
    }
    size_t shared = 0;
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < title_count && its[k].slot != words[i].slot) {
            k++;
        }
        shared += k < title_count;
    }
    const uint32_t last = share__utf8_last(text);
    return last == '.' || last == 0x3002 ? shared * 4 >= count * 3 : shared * 9 > count * 5;
}

/* "facebook Facebook facebook twitter ...": every third word is the one before it. */
static bool repeats_itself(share__view text)
{
    share__slot words[SHARE__MOST_SLOTS];
    share__word_walk walk = {text.p, text.p + text.n, 0};
    const size_t count = share__next_slots(&walk, words, SHARE__MOST_SLOTS);
    size_t again = 0;
    for (size_t i = 1; i < count; i++) {
        again += words[i].slot == words[i - 1].slot;
    }
    return again >= 2 && again * 3 >= count;
}

/* "0800 - 50 40 602 Mo bis Fr von 9 bis 18 Uhr": a third of it is numbers. */
static bool is_numbers(share__view text)
{
    size_t digits = 0, letters = 0;
    for (size_t i = 0; i < text.n; i++) {
        digits += share__is_digit(text.p[i]);
        letters += share__is_alpha(text.p[i]) || (unsigned char)text.p[i] >= 0x80;
    }
    return digits * 4 > letters;
}

/* "Jane Doe, John Doe, Erika Mustermann": capitals and commas, and no full stop. */
static bool is_names(share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    unsigned words = 0, capitals = 0, commas = 0;
    bool inside = false;
    while (p < end) {
        const uint32_t c = share__utf8_next(&p, end);
        const bool word = share__is_word(c);
        words += word && !inside;
        capitals += word && !inside && share__is_upper(c);
        commas += c == ',';
        inside = word;
    }
    return capitals * 10 >= words * 7 && commas * 5 >= words;
}

/* "Start » Posts » This one" */
static bool is_trail(share__view text)
{
    return share__find_marks(text).separators > 1;
}

/* Blank lines set it off; behind a long one who wrote it may stand at once. What stands right above
 * a form asks for what is to be filled in. */
static bool is_free_line(const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    if ((block->flags & SHARE__TIGHT) != 0 || i + 1 >= dump->count) {
        return (block->flags & SHARE__TIGHT) == 0;
    }
    if ((block[1].flags & (SHARE__IN_FORM | SHARE__TIGHT)) != SHARE__TIGHT) {
        return (block[1].flags & SHARE__IN_FORM) == 0;
    }
    return dump->facts[i].words >= MANY_WORDS && dump->facts[i + 1].words < WORDS &&
           !has_credit(share__view_slice(block[1].text, 0, 12));
}

static bool may_be_deck(const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    const share__block_facts *facts = &dump->facts[i];
    const bool line = block->kind == SHARE__LINE || block->kind == SHARE__HEADING;
    if (facts->date || facts->byline || facts->label != SHARE__LABEL_NONE || facts->words < WORDS ||
        (block->flags & SHARE__IN_FORM) != 0 || (!line && block->kind != SHARE__PARAGRAPH)) {
        return false;
    }
    if (share__has_date(block->text) &&
        (line || share__find(block->text, '|', 0) < block->text.n)) {
        return false;
    }
    const bool stops = ends_sentence(block->text);
    return (!line || is_free_line(dump, i)) && !is_caption(dump, i) && !repeats_title(dump, i) &&
           !rewords_title(block->text, dump->blocks[dump->title].text) &&
           (stops || (!repeats_itself(block->text) && !is_names(block->text))) &&
           !(line && (is_numbers(block->text) || is_trail(block->text)));
}

/* Text of the article stands behind its standfirst. */
static bool is_text(const share__dump *dump, size_t i)
{
    return dump->blocks[i].kind == SHARE__PARAGRAPH && ends_sentence(dump->blocks[i].text) &&
           !is_caption(dump, i);
}

/* Lines without a full stop as the very next candidates only, and not behind the buttons that
 * share the article, a list of others or text; the first paragraph ends the search. */
void share__find_decks(share__dump *dump)
{
    uint8_t *roles = dump->article->roles;
    unsigned found = 0, lines = 0;
    bool behind = false;
    for (size_t i = dump->title + 1; i < dump->count && i <= dump->title + REACH && found < MOST;
         i++) {
        const bool paragraph = dump->blocks[i].kind == SHARE__PARAGRAPH;
        const uint8_t label = dump->facts[i].label;
        behind = behind || label == SHARE__LABEL_SHARE || label == SHARE__LABEL_RELATED;
        if (dump->facts[i].words >= WORDS && is_surely_caption(dump, i)) {
            roles[i] = paragraph ? (uint8_t)SHARE__ROLE_CODE : roles[i];
        } else if (!may_be_deck(dump, i)) {
            behind = behind || is_text(dump, i);
        } else if (paragraph || (lines++ < LINES && !behind)) {
            roles[i] = SHARE__ROLE_STANDFIRST;
            found++;
            if (paragraph) {
                return;
            }
        }
    }
}
