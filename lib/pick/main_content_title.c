/* main_content_title.c - which line of a dumped page is its title.
 *
 * Every line up to the text and a little into it is weighed by weak signs: how many words it has
 * and how many of them the text uses, blank lines around it, what stands before and behind it
 * (dates, bylines, menus, text), how far the text is, whether the page repeats it (a breadcrumb,
 * the title of the window). Each sign has a weight; the sum decides. The weights were fitted to
 * pages with known titles, see docs/text-dumps.md; no sign by itself makes or breaks a title.
 *
 * Labels, dates, bylines, forms and pictures are never candidates. How the page repeats a line is
 * looked up for the best few only: that keeps the work linear. */
#include "pick/main_content.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "pick/main_content_signs.h"

#include <string.h>

enum {
    REACH_BACK = 400,    /* blocks before the run that may hold the title */
    REACH_INSIDE = 40,   /* and inside it */
    TEXT_SAMPLE = 12000, /* bytes of the text whose words are compared */
    FINALISTS = 12,      /* of the first round, for the second */
    KEPT = 4,
    MAX_BYTES = SHARE__LONG_LINE,
    PLAIN = 2,   /* blocks before the run in a text without a menu */
    CLOSE = 420, /* a difference of scores that leaves doubt */
    SIDE = 4, /* blocks beside a line in which its neighbour among the candidates is looked for */
    NEAR = 6  /* blocks that count as close by */
};

typedef struct signs {
    uint8_t at[SHARE__MAX_SIGNS];
    unsigned count;
} signs;

typedef struct candidate {
    size_t block;
    int score;
    signs signs;
} candidate;

typedef struct tally { /* the words of a line, and how many of them the text uses */
    uint16_t all, known, thirds[3];
    bool candidate;
    uint8_t percent;
} tally;

typedef struct search {
    const share__dump *dump;
    uint8_t
        used[SHARE__WORD_SLOTS]; /* for the hash of a word: in which thirds of the text it occurs */
    tally *tallies;              /* of each block, its words */
    candidate best[FINALISTS];
    size_t count;
    unsigned lines; /* free-standing lines of four words or more so far */
} search;

static bool is_text(const share__block *block)
{
    return block->kind == SHARE__PARAGRAPH || block->kind == SHARE__QUOTE;
}

static void read_text(search *s)
{
    const share__dump *dump = s->dump;
    size_t all = 0, seen = 0;
    for (size_t i = dump->first; i < dump->end && all < TEXT_SAMPLE; i++) {
        all += is_text(&dump->blocks[i]) ? dump->blocks[i].text.n : 0;
    }
    all = all < TEXT_SAMPLE ? all : TEXT_SAMPLE;
    for (size_t i = dump->first; i < dump->end && seen < all; i++) {
        if (!is_text(&dump->blocks[i])) {
            continue;
        }
        const share__view text = share__view_slice(dump->blocks[i].text, 0, all - seen);
        share__word_walk walk = {text.p, text.p + text.n, 0};
        unsigned slot;
        while (share__next_slot(&walk, &slot)) {
            const size_t at = seen + (size_t)(walk.p - text.p);
            s->used[slot] |= (uint8_t)(1u << (at >= all ? 2 : at * 3 / all));
        }
        seen += text.n;
    }
}

/* ---- signs ------------------------------------------------------------------------------- */

static void note(signs *v, unsigned sign)
{
    if (v->count < SHARE__MAX_SIGNS) {
        v->at[v->count++] = (uint8_t)sign;
    }
}

static void note_if(signs *v, bool condition, unsigned sign)
{
    if (condition) {
        note(v, sign);
    }
}

/* The sign of the step that 'value' is on: first + the number of steps that are not above it. */
static void note_step(signs *v, unsigned first, unsigned value, const uint16_t *steps, size_t count)
{
    unsigned step = 0;
    while (step < count && value >= steps[step]) {
        step++;
    }
    note(v, first + step);
}

#define STEPS(v, first, value, ...)                                                                \
    do {                                                                                           \
        static const uint16_t steps[] = {__VA_ARGS__};                                             \
        note_step(v, first, value, steps, sizeof(steps) / sizeof(steps[0]));                       \
    } while (0)

static tally count_words(const search *s, share__view text)
{
    tally t = {0, 0, {0, 0, 0}, true, 0};
    share__word_walk walk = {text.p, text.p + text.n, 0};
    unsigned slot;
    while (share__next_slot(&walk, &slot)) {
        t.all++;
        t.known += s->used[slot] != 0;
        for (unsigned third = 0; third < 3; third++) {
            t.thirds[third] = (uint16_t)(t.thirds[third] + ((s->used[slot] >> third) & 1));
        }
    }
    t.percent = (uint8_t)(t.all == 0 ? 0 : t.known * 100 / t.all);
    return t;
}

static void note_words(signs *v, const search *s, size_t i)
{
    const unsigned words = s->dump->facts[i].words;
    const tally t = s->tallies[i];
    STEPS(v, SIGN_WORDS, words, 2, 3, 4, 5, 7, 10, 14, 18, 24, 31);
    if (t.all == 0) {
        note(v, SIGN_NO_WORDS);
        return;
    }
    STEPS(v, SIGN_KNOWN, t.percent, 1, 25, 50, 75, 100);
    note_if(v, words <= 3 && t.known == t.all, SIGN_KNOWN_SHORT);
    unsigned spread = 0;
    for (unsigned third = 0; third < 3; third++) {
        spread += t.thirds[third] * 3 >= t.all;
    }
    note(v, SIGN_SPREAD + spread);
}

/* Against the candidate beside it: shorter, alike or longer, and as well known or not. */
static unsigned compare(const search *s, size_t i, size_t other)
{
    const unsigned mine = s->dump->facts[i].words, its = s->dump->facts[other].words;
    const unsigned length = its * 2 <= mine ? 0 : its * 2 >= mine * 3 ? 2 : 1;
    const unsigned mine_known = s->tallies[i].percent, its_known = s->tallies[other].percent;
    const unsigned known = its_known + 15 < mine_known ? 0 : its_known > mine_known + 15 ? 2 : 1;
    return 1 + length * 3 + known;
}

/* Kickers stand before a title, decks behind it: the lines beside it, what stands between apart. */
static void note_rivals(signs *v, const search *s, size_t i)
{
    unsigned before = 0, after = 0;
    for (size_t k = i; k > 0 && k + SIDE > i && before == 0; k--) {
        before = s->tallies[k - 1].candidate ? compare(s, i, k - 1) : 0;
    }
    for (size_t k = i + 1; k < s->dump->count && k <= i + SIDE && after == 0; k++) {
        after = s->tallies[k].candidate ? compare(s, i, k) : 0;
    }
    note(v, SIGN_RIVAL_BEFORE + before);
    note(v, SIGN_RIVAL_AFTER + after);
}

static bool is_doubled(share__view text)
{
    const size_t half = text.n / 2;
    return text.n >= 8 && (share__equal(share__view_slice(text, 0, half),
                                        share__view_slice(text, text.n - half, half)));
}

typedef struct marks {
    unsigned separators, dashes;
    bool credit, colon;
} marks;

/* Separators stand between spaces; a credit has a sign, an address or the word. */
static marks find_marks(share__view text)
{
    marks m = {0, 0, false, false};
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        const share__view rest = {text.p + i, text.n - i};
        const bool spaced = i > 0 && text.p[i - 1] == ' ';
        switch (c) {
        case '|':
        case '>':
        case '/':
            m.separators += spaced;
            break;
        case '-':
            m.dashes += spaced && i + 1 < text.n && text.p[i + 1] == ' ';
            break;
        case ':':
            m.colon = m.colon || i + 1 < text.n;
            m.separators += spaced && i + 1 < text.n && text.p[i + 1] == ':';
            break;
        case '@':
        case '[':
            m.credit = true;
            break;
        case 'P':
        case 'F':
            m.credit = m.credit || share__starts_with(rest, SHARE__LIT("Photo")) ||
                       share__starts_with(rest, SHARE__LIT("Foto"));
            break;
        case '\xC2':
            m.credit = m.credit || share__starts_with(rest, SHARE__LIT("\xC2\xA9"));
            m.separators += spaced && (share__starts_with(rest, SHARE__LIT("\xC2\xBB")) ||
                                       share__starts_with(rest, SHARE__LIT("\xC2\xB7")));
            break;
        case '\xE2':
            m.separators += spaced && (share__starts_with(rest, SHARE__LIT("\xE2\x80\xBA")) ||
                                       share__starts_with(rest, SHARE__LIT("\xE2\x80\xA2")));
            m.dashes += spaced && share__starts_with(rest, SHARE__LIT("\xE2\x80\x93"));
            break;
        default:
            break;
        }
    }
    return m;
}

static bool is_capital(share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    unsigned upper = 0;
    while (p < end) {
        const uint32_t c = share__utf8_next(&p, end);
        if (share__is_lower_case(c)) {
            return false;
        }
        upper += share__is_upper(c);
    }
    return upper > 1;
}

/* The same words start the line beside it: a picture's text and its caption. */
static bool has_twin(const share__dump *dump, size_t i)
{
    const share__view text = dump->blocks[i].text;
    for (size_t k = i > 2 ? i - 2 : 0; k < dump->count && k <= i + 2; k++) {
        const share__view other = dump->blocks[k].text;
        const size_t n = other.n < text.n ? other.n : text.n;
        if (k != i && n >= 12 && other.n != text.n &&
            share__equal(share__view_slice(text, 0, n), share__view_slice(other, 0, n))) {
            return true;
        }
    }
    return false;
}

static void note_marks(signs *v, share__view text)
{
    const marks m = find_marks(text);
    note_if(v, m.separators > 0, SIGN_SEPARATOR);
    note_if(v, m.separators == 0 && m.dashes > 0, SIGN_DASH);
    note_if(v, m.separators > 1, SIGN_SEPARATORS);
    note_if(v, m.credit, SIGN_CREDIT);
    note_if(v, m.colon, SIGN_COLON_INSIDE);
    note_if(v, share__has_date(text), SIGN_HAS_DATE);
    note_if(v, is_capital(text), SIGN_CAPITALS);
    const uint32_t first = share__utf8_first(text), last = share__utf8_last(text);
    note_if(v, share__is_lower_case(first), SIGN_STARTS_LOWER);
    note_if(v, share__is_number(first), SIGN_STARTS_NUMBER);
    note_if(v, !share__is_word(first), SIGN_STARTS_MARK);
    note_if(v, last == '.' || last == 0x3002 || last == 0x964, SIGN_ENDS_STOP);
    note_if(v, last == ':' || last == ',' || last == ';' || last == 0xFF1A, SIGN_ENDS_COLON);
    note_if(v, last == 0x2026, SIGN_ENDS_ELLIPSIS);
    note_if(v, last == '?' || last == '!' || last == 0xFF1F || last == 0xFF01, SIGN_ENDS_QUESTION);
    note_if(v, last == '>' || last == 0xBB || last == 0x203A || last == 0x2192, SIGN_ENDS_ARROW);
}

static bool is_free(const share__dump *dump, size_t i)
{
    return i >= dump->count || (dump->blocks[i].flags & SHARE__TIGHT) == 0;
}

/* What the block beside it is, as one of the seven signs from 'first' on. */
static unsigned beside(const share__dump *dump, size_t i)
{
    const share__block_facts *facts = &dump->facts[i];
    const share__block *block = &dump->blocks[i];
    if (facts->label != SHARE__LABEL_NONE) {
        return facts->label == SHARE__LABEL_SECTION ? BESIDE_SECTION : BESIDE_LABEL;
    }
    if (facts->date || facts->byline) {
        return BESIDE_DATE;
    }
    switch (block->kind) {
    case SHARE__ITEM:
        return BESIDE_ITEM;
    case SHARE__CAPTION:
    case SHARE__BREAK:
    case SHARE__TABLE:
        return BESIDE_PICTURE;
    case SHARE__PARAGRAPH:
    case SHARE__QUOTE:
        return block->text.n >= 250 ? BESIDE_TEXT : BESIDE_SENTENCE;
    default:
        return facts->words >= 4 ? BESIDE_LINE : BESIDE_WORDS;
    }
}

static bool has_more_words(const share__dump *dump, size_t a, size_t b)
{
    unsigned words = dump->facts[a].words;
    if (words >= SHARE__LONG_WORDS) { /* it may have been counted up to there only */
        words = share__word_count(dump->blocks[a].text);
    }
    return words > dump->facts[b].words;
}

static void note_neighbours(signs *v, const share__dump *dump, size_t i)
{
    const bool before = is_free(dump, i), after = is_free(dump, i + 1);
    note_if(v, before, SIGN_FREE_BEFORE);
    note_if(v, after, SIGN_FREE_AFTER);
    note_if(v, before && after, SIGN_FREE);
    note(v, i > 0 ? SIGN_BEFORE + beside(dump, i - 1) : SIGN_FIRST);
    if (i > 1) {
        note(v, SIGN_BEFORE_2 + beside(dump, i - 2));
    }
    if (i + 1 < dump->count) {
        const share__block_facts *next = &dump->facts[i + 1];
        note(v, SIGN_NEXT + beside(dump, i + 1));
        note_if(v,
                after && is_free(dump, i + 2) && has_more_words(dump, i + 1, i) &&
                    next->words >= 6 && dump->blocks[i + 1].kind != SHARE__ITEM,
                SIGN_DECK_NEXT);
    }
    if (i + 2 < dump->count) {
        note(v, SIGN_NEXT_2 + beside(dump, i + 2));
    }
    bool date = false, byline = false, sharing = false;
    for (size_t k = i + 1; k < dump->count && k <= i + NEAR; k++) {
        date = date || dump->facts[k].date;
        byline = byline || dump->facts[k].byline;
        sharing = sharing || dump->facts[k].label == SHARE__LABEL_SHARE;
    }
    note_if(v, date, SIGN_DATE_NEAR);
    note_if(v, byline, SIGN_BYLINE_NEAR);
    note_if(v, sharing, SIGN_SHARE_NEAR);
    note_if(v, has_twin(dump, i), SIGN_TWIN);
    unsigned lines = 0;
    for (size_t k = i; k > 0 && k + NEAR > i; k--) {
        lines += beside(dump, k - 1) == BESIDE_LINE && is_free(dump, k - 1) && is_free(dump, k);
    }
    note(v, SIGN_LINES_ABOVE + (lines > 2 ? 2 : lines));
}

/* How far the text is, not counting dates, bylines, labels and pictures. */
static void note_place(signs *v, const search *s, size_t i)
{
    const share__dump *dump = s->dump;
    unsigned between = 0;
    if (i < dump->first) {
        for (size_t k = i + 1; k < dump->first; k++) {
            const unsigned kind = beside(dump, k);
            between += kind != BESIDE_DATE && kind != BESIDE_LABEL && kind != BESIDE_PICTURE &&
                       kind != BESIDE_SECTION;
        }
        STEPS(v, SIGN_ABOVE, between, 1, 2, 3, 5, 9, 16, 31, 71, 151);
    } else {
        for (size_t k = dump->first; k < i; k++) {
            between += is_text(&dump->blocks[k]);
        }
        STEPS(v, SIGN_INSIDE, between, 1, 2, 4, 7, 12);
    }
    long mass = 0;
    for (size_t k = i + 1; k < dump->count && k <= i + 2 * NEAR; k++) {
        mass += dump->facts[k].weight > 0 ? dump->facts[k].weight : 0;
    }
    STEPS(v, SIGN_MASS, (unsigned)mass, 1, 200, 500, 1000, 2000);
    STEPS(v, SIGN_ORDER, s->lines, 1, 2, 4, 9, 20);
    note_if(v, i < 3, SIGN_TOP);
}

static void note_kind(signs *v, const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    if (block->kind == SHARE__HEADING) {
        note(v, SIGN_HEADING);
        note_if(v, block->level > 0, SIGN_UNDERLINED);
    } else if (block->kind == SHARE__ITEM) {
        const bool last = i + 1 >= dump->count || dump->blocks[i + 1].kind != SHARE__ITEM;
        note(v, last ? SIGN_LAST_ITEM : SIGN_ITEM);
    } else if (block->kind == SHARE__PARAGRAPH) {
        note(v, SIGN_PARAGRAPH);
    }
}

/* How the page repeats the line: by itself, or within a longer line. */
static void note_repetition(signs *v, const share__dump *dump, size_t i)
{
    const share__view text = dump->blocks[i].text;
    unsigned before = 0, after = 0, within_before = 0, within_after = 0, item = 0;
    if (dump->facts[i].words < 2) {
        return;
    }
    for (size_t k = 0; k < dump->count; k++) {
        const share__view other = dump->blocks[k].text;
        const bool beside_it = k + 2 >= i && k <= i + 2;
        if (k == i || other.n < text.n || other.n > text.n + 160 ||
            (beside_it && other.n != text.n)) {
            continue;
        }
        if (other.n == text.n) {
            if (share__equal_nocase(other, text)) {
                before += k < i;
                after += k > i;
                item += k < i && dump->blocks[k].kind == SHARE__ITEM;
            }
        } else if (!is_text(&dump->blocks[k]) && share__find_view(other, text, 0) < other.n) {
            within_before += k < i;
            within_after += k > i;
        }
    }
    note_if(v, before > 0, SIGN_REPEATED_BEFORE);
    note_if(v, after > 0, SIGN_REPEATED_AFTER);
    note_if(v, item > 0, SIGN_REPEATED_ITEM);
    note_if(v, within_before > 0, SIGN_WITHIN_BEFORE);
    note_if(v, within_after > 0, SIGN_WITHIN_AFTER);
    note_if(v, before + after + within_before + within_after >= 4, SIGN_REPEATED_OFTEN);
}

/* ---- the choice -------------------------------------------------------------------------- */

static bool may_be_title(const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    const share__block_facts *facts = &dump->facts[i];
    const bool kind = block->kind == SHARE__LINE || block->kind == SHARE__HEADING ||
                      block->kind == SHARE__ITEM || block->kind == SHARE__PARAGRAPH;
    return kind && (block->flags & SHARE__IN_FORM) == 0 && block->text.n <= MAX_BYTES &&
           facts->words > 0 && !is_doubled(block->text) && find_marks(block->text).separators < 3 &&
           facts->label == SHARE__LABEL_NONE && !facts->date && !facts->byline;
}

static int sum(const signs *v)
{
    int score = 0;
    for (unsigned i = 0; i < v->count; i++) {
        score += weights[v->at[i]];
    }
    return score;
}

static void look_at(search *s, size_t i, candidate *out)
{
    const share__dump *dump = s->dump;
    *out = (candidate){.block = i};
    note_words(&out->signs, s, i);
    note_marks(&out->signs, dump->blocks[i].text);
    note_neighbours(&out->signs, dump, i);
    note_place(&out->signs, s, i);
    note_kind(&out->signs, dump, i);
    note_rivals(&out->signs, s, i);
    out->score = sum(&out->signs);
}

static void keep(search *s, const candidate *found)
{
    size_t at = s->count;
    if (s->count < FINALISTS) {
        s->count++;
    } else {
        at--;
        if (s->best[at].score >= found->score) {
            return;
        }
    }
    for (; at > 0 && s->best[at - 1].score < found->score; at--) {
        s->best[at] = s->best[at - 1];
    }
    s->best[at] = *found;
}

static void second_round(search *s)
{
    candidate first[FINALISTS];
    const size_t count = s->count;
    memcpy(first, s->best, sizeof(first));
    s->count = 0;
    for (size_t i = 0; i < count; i++) {
        note_repetition(&first[i].signs, s->dump, first[i].block);
        first[i].score = sum(&first[i].signs);
        keep(s, &first[i]);
    }
}

/* No menu, no widgets: a text that somebody wrote as one. */
static bool is_plain(const share__dump *dump)
{
    for (size_t i = 0; i < dump->count; i++) {
        const share__label label = (share__label)dump->facts[i].label;
        if (label == SHARE__LABEL_SHARE || label == SHARE__LABEL_RELATED ||
            label == SHARE__LABEL_COMMENTS || label == SHARE__LABEL_PAGE ||
            label == SHARE__LABEL_MORE || label == SHARE__LABEL_NEWSLETTER) {
            return false;
        }
    }
    return dump->first <= PLAIN;
}

/* It begins with its title: the first line outranks what follows. */
static void prefer_first(search *s)
{
    size_t first = 0;
    if (s->count == 0 || !is_plain(s->dump)) {
        return;
    }
    for (size_t i = 1; i < s->count; i++) {
        if (s->best[i].block < s->best[first].block &&
            s->dump->facts[s->best[i].block].words >= 3 &&
            s->dump->blocks[s->best[i].block].kind != SHARE__PARAGRAPH &&
            s->best[i].score + CLOSE >= s->best[0].score) {
            first = i;
        }
    }
    const candidate chosen = s->best[first];
    for (; first > 0; first--) {
        s->best[first] = s->best[first - 1];
        s->best[first].score -= CLOSE;
    }
    s->best[0] = chosen;
}

static share_status add_best(const search *s)
{
    share_status status = SHARE_OK;
    for (size_t i = 0; i < s->count && i < KEPT && status == SHARE_OK; i++) {
        const share__block *block = &s->dump->blocks[s->best[i].block];
        const int score = 500 + s->best[i].score / 4;
        status = share__article_add(s->dump->article, SHARE_HEADLINE, block->text,
                                    SHARE_FROM_HEADING, (share__place){block->line, block->column},
                                    score < 1     ? 1
                                    : score > 900 ? 900
                                                  : (unsigned)score);
        if (status == SHARE_OK && s->dump->article->explained) {
            status = explain_signs(s->dump->article, s->best[i].signs.at, s->best[i].signs.count);
        }
    }
    return status;
}

static void choose(search *s, size_t from, size_t to)
{
    const share__dump *dump = s->dump;
    for (size_t i = 0; i < dump->count; i++) {
        s->tallies[i].candidate = false;
        if (i + SIDE >= from && i < to + SIDE && may_be_title(dump, i)) {
            s->tallies[i] = count_words(s, dump->blocks[i].text);
        }
    }
    for (size_t i = from; i < to; i++) {
        candidate found;
        if (s->tallies[i].candidate) {
            look_at(s, i, &found);
            keep(s, &found);
            s->lines += dump->facts[i].words >= 4 && is_free(dump, i) && is_free(dump, i + 1);
        }
    }
    second_round(s);
    prefer_first(s);
}

share_status share__pick_dump_title(share__dump *dump)
{
    search s = {.dump = dump};
    s.tallies = share__malloc((dump->count + 1) * sizeof(*s.tallies));
    if (s.tallies == NULL) {
        return SHARE_ERR_MEMORY;
    }
    memset(s.used, 0, sizeof(s.used));
    read_text(&s);
    const size_t from = dump->first > REACH_BACK ? dump->first - REACH_BACK : 0;
    const size_t room = dump->end == 0 ? dump->count : dump->end;
    const size_t to = dump->first + REACH_INSIDE < room ? dump->first + REACH_INSIDE : room;
    choose(&s, from, to);
    share__free(s.tallies);
    dump->title = s.count > 0 ? s.best[0].block : dump->count;
    return add_best(&s);
}
