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
#include "pick/features.h"
#include "pick/main_content_signs.h"

#include <string.h>

enum {
    REACH_BACK = 400,  /* blocks before the run that may hold the title */
    REACH_INSIDE = 40, /* and inside it */
    FINALISTS = 12,    /* of the first round, for the second */
    KEPT = 4,
    MAX_BYTES = SHARE__LONG_LINE,
    PLAIN = 2,          /* blocks before the run in a text without a menu */
    CLOSE = 420,        /* a difference of scores that leaves doubt */
    ADDRESS = 130,      /* for each word of the address in a line of nothing else, */
    MOST_ADDRESSED = 5, /* up to so many */
    SIDE = 4, /* blocks beside a line in which its neighbour among the candidates is looked for */
    NEAR = 6, /* blocks that count as close by */
    LONG_RUN = 16
};

typedef struct sum { /* of the weights of signs */
    int points;
    enum manner manner;
} sum;

typedef struct candidate {
    size_t block;
    sum score;
    int parts[PARTS]; /* the score once each part of the signs was summed up */
} candidate;

/* What is known of a block near the text. The sums are over the blocks before it, so that what a
 * stretch of blocks holds is a difference. */
typedef struct spot {
    uint32_t mass; /* how much of them looks like text */
    uint16_t lines, between, texts, dates, bylines, sharing;
    uint8_t beside;                    /* as what it stands beside others */
    uint8_t tight_before, tight_after; /* lines beside it without a blank one, up to LONG_RUN */
    bool candidate;
    bool twin;          /* see is_twin() */
    share__marks marks; /* these two of a candidate */
    share__tally words;
} spot;

typedef struct search {
    const share__dump *dump;
    const share__uses *uses;
    spot *spots; /* of the blocks from 'start' to 'end', and one more */
    size_t start, end;
    candidate best[FINALISTS];
    size_t count;
    enum manner manner;
    unsigned lines; /* free-standing lines of four words or more so far */
} search;

static const spot *spot_of(const search *s, size_t block)
{
    return &s->spots[block - s->start];
}

/* ---- signs ------------------------------------------------------------------------------- */

static void note(sum *score, unsigned sign)
{
    score->points += weights[sign][score->manner];
}

static void note_if(sum *score, bool condition, unsigned sign)
{
    if (condition) {
        note(score, sign);
    }
}

/* The sign of the step that 'value' is on: first + the number of steps that are not above it. */
static void note_step(sum *score, unsigned first, unsigned value, const uint16_t *steps,
                      size_t count)
{
    unsigned step = 0;
    while (step < count && value >= steps[step]) {
        step++;
    }
    note(score, first + step);
}

#define STEPS(score, first, value, ...)                                                            \
    do {                                                                                           \
        static const uint16_t steps[] = {__VA_ARGS__};                                             \
        note_step(score, first, value, steps, sizeof(steps) / sizeof(steps[0]));                   \
    } while (0)

static void note_words(sum *score, unsigned words, const spot *here)
{
    const share__tally t = here->words;
    STEPS(score, SIGN_WORDS, words, 2, 3, 4, 5, 7, 10, 14, 18, 24, 31);
    if (t.all == 0) {
        note(score, SIGN_NO_WORDS);
        return;
    }
    STEPS(score, SIGN_KNOWN, t.percent, 1, 25, 50, 75, 100);
    note_if(score, words <= 3 && t.known == t.all, SIGN_KNOWN_SHORT);
    unsigned spread = 0;
    for (unsigned third = 0; third < 3; third++) {
        spread += t.thirds[third] * 3 >= t.all;
    }
    note(score, SIGN_SPREAD + spread);
}

/* The more of its words the address has, the more certainly. */
static void note_address(sum *score, const search *s, size_t i)
{
    const share__tally t = spot_of(s, i)->words;
    const int words = t.addressed < MOST_ADDRESSED ? t.addressed : MOST_ADDRESSED;
    score->points += t.all > 0 ? ADDRESS * words * t.addressed / t.all : 0;
}

/* Against the candidate beside it: shorter, alike or longer, and as well known or not. */
static unsigned compare(const search *s, size_t i, size_t other)
{
    const unsigned mine = s->dump->facts[i].words, its = s->dump->facts[other].words;
    const unsigned length = its * 2 <= mine ? 0 : its * 2 >= mine * 3 ? 2 : 1;
    const unsigned mine_known = spot_of(s, i)->words.percent;
    const unsigned its_known = spot_of(s, other)->words.percent;
    const unsigned known = its_known + 15 < mine_known ? 0 : its_known > mine_known + 15 ? 2 : 1;
    return 1 + length * 3 + known;
}

/* Kickers stand before a title, decks behind it: the lines beside it, what stands between apart. */
static void note_rivals(sum *score, const search *s, size_t i)
{
    const spot *here = spot_of(s, i);
    const size_t most_before = i < SIDE ? i : SIDE;
    const size_t most_after = s->dump->count - i <= SIDE ? s->dump->count - i - 1 : SIDE;
    unsigned before = 0, after = 0;
    for (size_t k = 1; k <= most_before && before == 0; k++) {
        before = (here - k)->candidate ? compare(s, i, i - k) : 0;
    }
    for (size_t k = 1; k <= most_after && after == 0; k++) {
        after = (here + k)->candidate ? compare(s, i, i + k) : 0;
    }
    note(score, SIGN_RIVAL_BEFORE + before);
    note(score, SIGN_RIVAL_AFTER + after);
}

/* The same words start one of two lines close to each other: a picture's text and its caption. */
static bool is_twin(share__view text, share__view other)
{
    const size_t n = other.n < text.n ? other.n : text.n;
    return other.p[0] == text.p[0] && n >= 12 && other.n != text.n &&
           share__equal(share__view_slice(text, 0, n), share__view_slice(other, 0, n));
}

static void find_twins(search *s)
{
    const share__block *blocks = s->dump->blocks;
    for (size_t i = s->start; i < s->end; i++) {
        for (size_t k = i > s->start + 2 ? i - 2 : s->start; k < i; k++) {
            if (is_twin(blocks[i].text, blocks[k].text)) {
                s->spots[i - s->start].twin = s->spots[k - s->start].twin = true;
            }
        }
    }
}

static void note_marks(sum *score, share__view text, const spot *here)
{
    const share__marks m = here->marks;
    note_if(score, m.separators > 0, SIGN_SEPARATOR);
    note_if(score, m.separators == 0 && m.dashes > 0, SIGN_DASH);
    note_if(score, m.separators > 1, SIGN_SEPARATORS);
    note_if(score, m.credit, SIGN_CREDIT);
    if (m.seams > 0) {
        note(score, m.seams > 1 ? SIGN_SEAMS : SIGN_SEAM);
    }
    note_if(score, m.colon, SIGN_COLON_INSIDE);
    note_if(score, m.digit && share__has_date(text), SIGN_HAS_DATE);
    note_if(score, share__is_capital(text), SIGN_CAPITALS);
    const uint32_t first = share__utf8_first(text), last = share__utf8_last(text);
    note_if(score, share__is_lower_case(first), SIGN_STARTS_LOWER);
    note_if(score, share__is_number(first), SIGN_STARTS_NUMBER);
    note_if(score, !share__is_word(first), SIGN_STARTS_MARK);
    note_if(score, last == '.' || last == 0x3002 || last == 0x964, SIGN_ENDS_STOP);
    note_if(score, last == ':' || last == ',' || last == ';' || last == 0xFF1A, SIGN_ENDS_COLON);
    note_if(score, last == 0x2026, SIGN_ENDS_ELLIPSIS);
    note_if(score, last == '?' || last == '!' || last == 0xFF1F || last == 0xFF01,
            SIGN_ENDS_QUESTION);
    note_if(score, last == '>' || last == 0xBB || last == 0x203A || last == 0x2192,
            SIGN_ENDS_ARROW);
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
    /* it may have been counted up to there only */
    if (words >= SHARE__LONG_WORDS && words <= dump->facts[b].words) {
        words = share__word_count_up_to(dump->blocks[a].text, dump->facts[b].words + 1u);
    }
    return words > dump->facts[b].words;
}

/* How many lines stand without a blank one before it and behind it: menus are long runs. */
static void note_run(sum *score, const spot *here)
{
    STEPS(score, SIGN_RUN_BEFORE, here->tight_before, 1, 2, 3, 5, 9, LONG_RUN);
    STEPS(score, SIGN_RUN_AFTER, here->tight_after, 1, 2, 3, 5, 9, LONG_RUN);
}

static void note_neighbours(sum *score, const search *s, size_t i)
{
    const share__dump *dump = s->dump;
    const spot *here = spot_of(s, i);
    const bool before = is_free(dump, i), after = is_free(dump, i + 1);
    note_if(score, before, SIGN_FREE_BEFORE);
    note_if(score, after, SIGN_FREE_AFTER);
    note_if(score, before && after, SIGN_FREE);
    note(score, i > 0 ? SIGN_BEFORE + here[-1].beside : SIGN_FIRST);
    if (i > 1) {
        note(score, SIGN_BEFORE_2 + here[-2].beside);
    }
    if (i + 1 < dump->count) {
        const share__block_facts *next = &dump->facts[i + 1];
        note(score, SIGN_NEXT + here[1].beside);
        note_if(score,
                after && is_free(dump, i + 2) && has_more_words(dump, i + 1, i) &&
                    next->words >= 6 && dump->blocks[i + 1].kind != SHARE__ITEM,
                SIGN_DECK_NEXT);
    }
    if (i + 2 < dump->count) {
        note(score, SIGN_NEXT_2 + here[2].beside);
    }
    const spot *near = spot_of(s, i + 1 + NEAR < dump->count ? i + 1 + NEAR : dump->count);
    note_if(score, near->dates > here[1].dates, SIGN_DATE_NEAR);
    note_if(score, near->bylines > here[1].bylines, SIGN_BYLINE_NEAR);
    note_if(score, near->sharing > here[1].sharing, SIGN_SHARE_NEAR);
    note_if(score, here->twin, SIGN_TWIN);
    note_run(score, here);
    const int lines = here->lines - spot_of(s, i > NEAR ? i - NEAR : 0)->lines;
    note(score, SIGN_LINES_ABOVE + (unsigned)(lines > 2 ? 2 : lines));
}

/* How far the text is, not counting dates, bylines, labels and pictures. */
static void note_place(sum *score, const search *s, size_t i)
{
    const share__dump *dump = s->dump;
    const spot *here = spot_of(s, i), *first = spot_of(s, dump->first);
    if (i < dump->first) {
        const unsigned between = (unsigned)(first->between - here[1].between);
        STEPS(score, SIGN_ABOVE, between, 1, 2, 3, 5, 9, 16, 31, 71, 151);
    } else {
        STEPS(score, SIGN_INSIDE, (unsigned)(here->texts - first->texts), 1, 2, 4, 7, 12);
    }
    const size_t end = i + 1 + 2 * NEAR < dump->count ? i + 1 + 2 * NEAR : dump->count;
    STEPS(score, SIGN_MASS, spot_of(s, end)->mass - here[1].mass, 1, 200, 500, 1000, 2000);
    STEPS(score, SIGN_ORDER, s->lines, 1, 2, 4, 9, 20);
    note_if(score, i < 3, SIGN_TOP);
}

static void note_kind(sum *score, const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    if (block->kind == SHARE__HEADING) {
        note(score, SIGN_HEADING);
        note_if(score, block->level > 0, SIGN_UNDERLINED);
    } else if (block->kind == SHARE__ITEM) {
        const bool last = i + 1 >= dump->count || dump->blocks[i + 1].kind != SHARE__ITEM;
        note(score, last ? SIGN_LAST_ITEM : SIGN_ITEM);
    } else if (block->kind == SHARE__PARAGRAPH) {
        note(score, SIGN_PARAGRAPH);
    }
}

static void note_repetition(sum *score, const share__repetition *r)
{
    note_if(score, r->before > 0, SIGN_REPEATED_BEFORE);
    note_if(score, r->after > 0, SIGN_REPEATED_AFTER);
    note_if(score, r->item > 0, SIGN_REPEATED_ITEM);
    note_if(score, r->within_before > 0, SIGN_WITHIN_BEFORE);
    note_if(score, r->within_after > 0, SIGN_WITHIN_AFTER);
    note_if(score, r->before + r->after + r->within_before + r->within_after >= 4,
            SIGN_REPEATED_OFTEN);
}

/* ---- the choice -------------------------------------------------------------------------- */

static bool may_be_title(const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    const share__block_facts *facts = &dump->facts[i];
    const bool kind = block->kind == SHARE__LINE || block->kind == SHARE__HEADING ||
                      block->kind == SHARE__ITEM || block->kind == SHARE__PARAGRAPH;
    return kind && (block->flags & SHARE__IN_FORM) == 0 && block->text.n <= MAX_BYTES &&
           facts->words > 0 && facts->label == SHARE__LABEL_NONE && !facts->date &&
           !facts->byline && !share__is_doubled(block->text);
}

static candidate look_at(const search *s, size_t i)
{
    candidate found = {.block = i, .score = {0, s->manner}};
    note_words(&found.score, s->dump->facts[i].words, spot_of(s, i));
    found.parts[PART_WORDS] = found.score.points;
    note_marks(&found.score, s->dump->blocks[i].text, spot_of(s, i));
    found.parts[PART_MARKS] = found.score.points;
    note_neighbours(&found.score, s, i);
    found.parts[PART_NEIGHBOURS] = found.score.points;
    note_place(&found.score, s, i);
    found.parts[PART_PLACE] = found.score.points;
    note_kind(&found.score, s->dump, i);
    found.parts[PART_FORM] = found.score.points;
    note_rivals(&found.score, s, i);
    found.parts[PART_RIVALS] = found.score.points;
    note_address(&found.score, s, i);
    found.parts[PART_ADDRESS] = found.score.points;
    return found;
}

static void keep(search *s, const candidate *found)
{
    size_t at = s->count;
    if (s->count < FINALISTS) {
        s->count++;
    } else {
        at--;
        if (s->best[at].score.points >= found->score.points) {
            return;
        }
    }
    for (; at > 0 && s->best[at - 1].score.points < found->score.points; at--) {
        s->best[at] = s->best[at - 1];
    }
    s->best[at] = *found;
}

static void second_round(search *s)
{
    candidate first[FINALISTS];
    share__repetition found[FINALISTS] = {{0}};
    size_t blocks[FINALISTS];
    const size_t count = s->count;
    memcpy(first, s->best, sizeof(first));
    for (size_t i = 0; i < count; i++) {
        blocks[i] = first[i].block;
    }
    share__find_repetitions(s->dump, blocks, count, found);
    s->count = 0;
    for (size_t i = 0; i < count; i++) {
        note_repetition(&first[i].score, &found[i]);
        first[i].parts[PART_REPETITION] = first[i].score.points;
        keep(s, &first[i]);
    }
}

/* No menu, no widgets: a text that somebody wrote as one. */
static bool is_plain(const share__dump *dump)
{
    const unsigned widgets = 1u << SHARE__LABEL_SHARE | 1u << SHARE__LABEL_RELATED |
                             1u << SHARE__LABEL_COMMENTS | 1u << SHARE__LABEL_PAGE |
                             1u << SHARE__LABEL_MORE | 1u << SHARE__LABEL_NEWSLETTER;
    return (dump->labels & widgets) == 0 && dump->first <= PLAIN;
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
            s->best[i].score.points + CLOSE >= s->best[0].score.points) {
            first = i;
        }
    }
    const candidate chosen = s->best[first];
    for (; first > 0; first--) {
        s->best[first] = s->best[first - 1];
        s->best[first].score.points -= CLOSE;
    }
    s->best[0] = chosen;
}

/* What the score of the headline that was added last is made of. "base" holds what all get, and
 * whether it is the first line. */
static share_status explain(struct share_article *article, const candidate *c)
{
    struct share_features features = {0};
    for (unsigned part = 0; part < PARTS; part++) {
        share__note_feature(&features, part_names[part],
                            c->parts[part] - (part > 0 ? c->parts[part - 1] : 0));
    }
    return share__explain_last(article, SHARE_HEADLINE, &features, 1, 4);
}

static share_status add_best(const search *s)
{
    share_status status = SHARE_OK;
    for (size_t i = 0; i < s->count && i < KEPT && status == SHARE_OK; i++) {
        const share__block *block = &s->dump->blocks[s->best[i].block];
        const int score = 500 + s->best[i].score.points / 4;
        status = share__article_add(s->dump->article, SHARE_HEADLINE, block->text,
                                    SHARE_FROM_HEADING, (share__place){block->line, block->column},
                                    score < 1     ? 1
                                    : score > 900 ? 900
                                                  : (unsigned)score);
        if (status == SHARE_OK && s->dump->article->explained) {
            status = explain(s->dump->article, &s->best[i]);
        }
    }
    return status;
}

static uint8_t one_more(const share__dump *dump, size_t block, uint8_t lines)
{
    return (uint8_t)(is_free(dump, block) ? 0 : lines < LONG_RUN ? lines + 1 : LONG_RUN);
}

/* How many lines without a blank one before and behind them stand before and behind each spot. */
static void count_tight(search *s)
{
    const share__dump *dump = s->dump;
    uint8_t lines = 0;
    for (size_t i = s->start > LONG_RUN ? s->start - LONG_RUN : 0; i < s->end; i++) {
        lines = one_more(dump, i, lines);
        if (i >= s->start) {
            s->spots[i - s->start].tight_before = lines;
        }
    }
    lines = 0;
    for (size_t i = s->end + LONG_RUN; i > s->start; i--) {
        lines = one_more(dump, i, lines);
        if (i <= s->end) {
            s->spots[i - 1 - s->start].tight_after = lines;
        }
    }
}

/* Fills in s->spots: the sums first of all blocks before, then what the block adds to them. */
static void survey(search *s)
{
    const share__dump *dump = s->dump;
    spot sums = {.mass = 0};
    for (size_t i = s->start; i < s->end; i++) {
        const share__block_facts *facts = &dump->facts[i];
        spot *here = &s->spots[i - s->start];
        *here = sums;
        here->beside = (uint8_t)beside(dump, i);
        const unsigned kind = here->beside;
        sums.mass += facts->weight > 0 ? (unsigned)facts->weight : 0;
        sums.lines += kind == BESIDE_LINE && is_free(dump, i) && is_free(dump, i + 1);
        sums.between += kind != BESIDE_DATE && kind != BESIDE_LABEL && kind != BESIDE_PICTURE &&
                        kind != BESIDE_SECTION;
        sums.texts += share__is_running_text(&dump->blocks[i]);
        sums.dates += facts->date;
        sums.bylines += facts->byline;
        sums.sharing += facts->label == SHARE__LABEL_SHARE;
    }
    s->spots[s->end - s->start] = sums;
    count_tight(s);
    find_twins(s);
}

/* Items of lists around the text, at least one for eight bare lines of the page. */
static enum manner manner_of(const share__dump *dump)
{
    size_t items = 0, lines = 0;
    for (size_t i = 0; i < dump->count; i++) {
        const bool around = i < dump->first || i >= dump->end;
        lines += dump->blocks[i].kind == SHARE__LINE;
        items += around && dump->blocks[i].kind == SHARE__ITEM;
    }
    return items >= 3 && items * 8 >= lines ? MANNER_PRINTED : MANNER_COPIED;
}

static void choose(search *s, size_t from, size_t to)
{
    const share__dump *dump = s->dump;
    for (size_t i = from > SIDE ? from - SIDE : 0; i < dump->count && i < to + SIDE; i++) {
        spot *here = &s->spots[i - s->start];
        if (may_be_title(dump, i)) {
            here->marks = share__find_marks(dump->blocks[i].text);
            here->candidate = here->marks.separators < 3;
        }
        if (here->candidate) {
            here->words = share__tally_of(s->uses, dump, i);
        }
    }
    for (size_t i = from; i < to; i++) {
        if (spot_of(s, i)->candidate) {
            const candidate found = look_at(s, i);
            keep(s, &found);
            s->lines += dump->facts[i].words >= 4 && is_free(dump, i) && is_free(dump, i + 1);
        }
    }
    second_round(s);
    prefer_first(s);
}

share_status share__pick_dump_title(share__dump *dump)
{
    const size_t from = dump->first > REACH_BACK ? dump->first - REACH_BACK : 0;
    const size_t room = dump->end == 0 ? dump->count : dump->end;
    const size_t to = dump->first + REACH_INSIDE < room ? dump->first + REACH_INSIDE : room;
    share__uses uses;
    search s = {.dump = dump, .uses = &uses, .start = from > NEAR ? from - NEAR : 0};
    s.end = to + 2 * NEAR + 1 < dump->count ? to + 2 * NEAR + 1 : dump->count;
    s.spots = share__malloc((s.end - s.start + 1) * sizeof(*s.spots));
    if (s.spots == NULL) {
        return SHARE_ERR_MEMORY;
    }
    s.manner = manner_of(dump);
    share__read_uses(&uses, dump);
    dump->printed = s.manner == MANNER_PRINTED;
    survey(&s);
    choose(&s, from, to);
    share__free(s.spots);
    dump->title = s.count > 0 ? s.best[0].block : dump->count;
    return add_best(&s);
}
