/* main_content_title.c - which line of a dumped page is its title.
 *
 * Every short line before the text, and the first ones inside it, is weighed by several weak
 * signs: its length, blank lines around it, how many of its words the text uses, whether the page
 * repeats it (a breadcrumb, the title of the window, "comments on ..."), a date or byline beside
 * it, how far the text is. Labels, dates, bylines, forms and pictures are never a title. */
#include "base/utf8.h"
#include "pick/main_content.h"

#include <string.h>

enum {
    REACH_BACK = 70,     /* blocks before the run that may hold the title */
    REACH_INSIDE = 14,   /* and inside it */
    TEXT_SAMPLE = 12000, /* bytes of the text whose words are compared */
    WORD_BITS = 1 << 14,
    STEM = 5, /* letters of a word that count: endings differ */
    KEPT = 5,
    MAX_BYTES = 400
};

typedef struct candidate {
    size_t block;
    int score;
    share__view text;
} candidate;

typedef struct search {
    const share__dump *dump;
    unsigned char used[WORD_BITS / 8]; /* the words of the text, hashed */
    candidate best[KEPT];
    size_t count;
} search;

/* ---- words of the text ------------------------------------------------------------------- */

typedef void word_fn(search *s, uint32_t hash, void *context);

static uint32_t mix(uint32_t hash, uint32_t c)
{
    return (hash ^ c) * 16777619u;
}

/* Calls for each word of three letters or more, by its first letters; for each pair of characters
 * where a script has no spaces. */
static void each_word(search *s, share__view text, word_fn *call, void *context)
{
    const char *p = text.p, *end = text.p + text.n;
    uint32_t hash = 2166136261u, before = 0;
    unsigned letters = 0;
    for (;;) {
        uint32_t c = ' ';
        const bool done = p == end;
        if (!done) {
            c = (unsigned char)*p < 0x80 ? (uint32_t)(unsigned char)share__lower(*p++)
                                         : share__to_lower(share__utf8_next(&p, end));
        }
        const bool unspaced = c >= 0x80 && share__is_unspaced(c);
        if (unspaced && before != 0) {
            call(s, mix(mix(2166136261u, before), c), context);
        }
        before = unspaced ? c : 0;
        const bool word =
            !unspaced &&
            (c < 0x80 ? share__is_alpha((char)c) || share__is_digit((char)c) : share__is_word(c));
        if (word) {
            hash = letters < STEM ? mix(hash, c) : hash;
            letters++;
        } else {
            if (letters >= 3) {
                call(s, hash, context);
            }
            hash = 2166136261u;
            letters = 0;
        }
        if (done) {
            return;
        }
    }
}

static void remember(search *s, uint32_t hash, void *context)
{
    (void)context;
    hash ^= hash >> 15;
    s->used[hash / 8 % sizeof(s->used)] |= (unsigned char)(1u << hash % 8);
}

typedef struct tally {
    unsigned words, known;
} tally;

static void count_word(search *s, uint32_t hash, void *context)
{
    tally *t = context;
    hash ^= hash >> 15;
    t->words++;
    t->known += (s->used[hash / 8 % sizeof(s->used)] >> hash % 8) & 1;
}

static void read_text(search *s)
{
    const share__dump *dump = s->dump;
    size_t bytes = 0;
    for (size_t i = dump->first; i < dump->end && bytes < TEXT_SAMPLE; i++) {
        if (dump->blocks[i].kind == SHARE__PARAGRAPH || dump->blocks[i].kind == SHARE__QUOTE) {
            const share__view text = share__view_slice(dump->blocks[i].text, 0, TEXT_SAMPLE);
            each_word(s, text, remember, NULL);
            bytes += text.n;
        }
    }
}

/* ---- signs ------------------------------------------------------------------------------- */

static int by_length(unsigned words)
{
    static const int weights[] = {-300, -260, -130, -40, 30, 60, 60, 60, 60, 60, 60,
                                  60,   60,   60,   60,  50, 40, 30, 20, 10, 0};
    if (words < sizeof(weights) / sizeof(weights[0])) {
        return weights[words];
    }
    return words > 45 ? -400 : -10 * (int)(words - 20);
}

static int by_words(search *s, share__view text)
{
    tally t = {0, 0};
    each_word(s, text, count_word, &t);
    return t.words == 0 ? -100 : (int)(t.known * 300 / (t.words + 1)) - 100;
}

static bool is_free(const share__dump *dump, size_t i, bool after)
{
    const size_t at = after ? i + 1 : i;
    return at >= dump->count || (dump->blocks[at].flags & SHARE__TIGHT) == 0;
}

static int by_neighbours(const share__dump *dump, size_t i)
{
    int score = (is_free(dump, i, false) ? 40 : 0) + (is_free(dump, i, true) ? 60 : -40);
    unsigned seen = 0;
    for (size_t k = i + 1; k < dump->count && k <= i + 5; k++) {
        if (dump->facts[k].date || dump->facts[k].byline) {
            score += 70 - 10 * (int)(k - i);
            break;
        }
    }
    for (size_t k = i; k > 0 && seen < 2; seen++) {
        k--;
        if (dump->facts[k].date || dump->facts[k].byline) {
            score += 20;
            break;
        }
    }
    return score;
}

/* Lines between it and the text that are neither date, byline, label nor picture. */
static int by_distance(const share__dump *dump, size_t i)
{
    int between = 0;
    if (i >= dump->first) {
        for (size_t k = dump->first; k < i; k++) {
            between += dump->facts[k].weight > 0 ? 3 : 1;
        }
        return -40 - 12 * between;
    }
    for (size_t k = i + 1; k < dump->first; k++) {
        const share__block_facts *facts = &dump->facts[k];
        between += !facts->date && !facts->byline && facts->label == SHARE__LABEL_NONE &&
                   dump->blocks[k].kind != SHARE__CAPTION;
    }
    return -7 * between;
}

static int by_ending(share__view text)
{
    const uint32_t last = share__utf8_last(text);
    if (last == '.' || last == 0x3002) {
        return -110;
    }
    if (last == ':' || last == ',' || last == ';' || last == 0xFF1A) {
        return -150;
    }
    if (last == 0x2026 || last == '>' || last == 0x203A || last == 0xBB) {
        return last == 0xBB && share__find_view(text, SHARE__LIT("\xC2\xAB"), 0) < text.n ? 0 : -90;
    }
    return 0;
}

/* Breadcrumbs, credits, a name and its site. */
static int by_marks(share__view text)
{
    int score = 0;
    static const char *const separators[] = {
        " | ",        " > ", " / ", " \xC2\xBB ", " \xE2\x80\xBA ", " \xE2\x80\xA2 ",
        " \xC2\xB7 ", " :: "};
    for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
        if (share__find_view(text, share__view_of(separators[i]), 0) < text.n) {
            score -= 140;
            break;
        }
    }
    if (share__find_view(text, SHARE__LIT("\xC2\xA9"), 0) < text.n ||
        share__find(text, '@', 0) < text.n || share__find(text, '[', 0) < text.n) {
        score -= 180;
    }
    return score;
}

/* How the page repeats it: alone, or in front of or behind something else. */
static int by_repetition(const share__dump *dump, size_t i, size_t from, size_t to)
{
    const share__view text = dump->blocks[i].text;
    bool alone = false, within = false;
    if (dump->facts[i].words < 3) {
        return 0;
    }
    for (size_t k = from; k < to; k++) {
        const share__view other = dump->blocks[k].text;
        if (k == i || other.n < text.n || other.n > text.n * 3 + 100) {
            continue;
        }
        if (other.n == text.n) {
            alone = alone || share__equal_nocase(other, text);
        } else if (!within) {
            within = share__find_view(other, text, 0) < other.n;
        }
    }
    return (alone ? 60 : 0) + (within ? 90 : 0);
}

static bool may_be_title(const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    const share__block_facts *facts = &dump->facts[i];
    const bool kind = block->kind == SHARE__LINE || block->kind == SHARE__HEADING ||
                      block->kind == SHARE__ITEM || block->kind == SHARE__PARAGRAPH;
    return kind && (block->flags & SHARE__IN_FORM) == 0 && block->text.n <= MAX_BYTES &&
           facts->words > 0 && facts->label == SHARE__LABEL_NONE && !facts->date && !facts->byline;
}

static int weigh(search *s, size_t i, size_t from, size_t to)
{
    const share__dump *dump = s->dump;
    const share__block *block = &dump->blocks[i];
    int score = 400 + by_length(dump->facts[i].words) + by_words(s, block->text) +
                by_neighbours(dump, i) + by_distance(dump, i) + by_ending(block->text) +
                by_marks(block->text) + by_repetition(dump, i, from, to);
    score -= block->kind == SHARE__ITEM ? 220 : 0;
    score -= block->kind == SHARE__PARAGRAPH ? 40 : 0;
    return score;
}

static void keep(search *s, candidate found)
{
    size_t at = s->count < KEPT ? s->count++ : KEPT;
    while (at > 0 && s->best[at - 1].score < found.score) {
        if (at < KEPT) {
            s->best[at] = s->best[at - 1];
        }
        at--;
    }
    if (at < KEPT) {
        s->best[at] = found;
    }
}

share_status share__pick_dump_title(share__dump *dump)
{
    search s = {.dump = dump};
    memset(s.used, 0, sizeof(s.used));
    read_text(&s);
    const size_t from = dump->first > REACH_BACK ? dump->first - REACH_BACK : 0;
    const size_t room = dump->end == 0 ? dump->count : dump->end;
    const size_t to = dump->first + REACH_INSIDE < room ? dump->first + REACH_INSIDE : room;
    for (size_t i = from; i < to; i++) {
        if (may_be_title(dump, i)) {
            keep(&s, (candidate){i, weigh(&s, i, from, to), dump->blocks[i].text});
        }
    }
    dump->title = s.count > 0 ? s.best[0].block : dump->count;
    for (size_t i = 0; i < s.count; i++) {
        const share__block *block = &dump->blocks[s.best[i].block];
        const int score = s.best[i].score < 0 ? 0 : s.best[i].score > 900 ? 900 : s.best[i].score;
        share_status status =
            share__article_add(dump->article, SHARE_HEADLINE, s.best[i].text, SHARE_FROM_HEADING,
                               (share__place){block->line, block->column}, (unsigned)score);
        if (status != SHARE_OK) {
            return status;
        }
    }
    return SHARE_OK;
}
