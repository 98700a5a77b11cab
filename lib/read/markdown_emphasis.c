/* markdown_emphasis.c - which runs of stars and low lines are emphasis: CommonMark's rules for
 * them.
 *
 * A run may open or close by what stands on its two sides. Where a link ends, or the block, each
 * run that may close looks back for the nearest one that it matches; what neither opens nor closes
 * in the end is text. The result stands in the asides of the runs. What a character beside a run is
 * has to be beyond doubt, since versions of CommonMark differ in what is punctuation: else no run
 * is read. */
#include "read/markdown_spans.h"

#include "base/utf8.h"

typedef enum side { WORD, BLANK, PUNCTUATION, DOUBTFUL } side;

static side side_of_wide(uint32_t c)
{
    if (share__is_word(c))
        return WORD;
    if (c == 0x3000 || c == 0xA0)
        return BLANK;
    /* Of old, and of the blocks in which no later version of Unicode added any. */
    bool old = c < 0x100 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x303D) ||
               (c >= 0xFF01 && c <= 0xFF65);
    return old && share__is_punctuation(c) ? PUNCTUATION : DOUBTFUL;
}

static side side_of(uint32_t c)
{
    if (c >= 0x80)
        return side_of_wide(c);
    if (share__is_word(c))
        return WORD;
    return c == ' ' || c == '\n' ? BLANK : c < ' ' || c == 0x7F ? DOUBTFUL : PUNCTUATION;
}

static side side_before(const share__spans *s, const char *p)
{
    return p == s->start ? BLANK : side_of(share__utf8_previous(s->start, &p));
}

static side side_behind(const share__spans *s, const char *p)
{
    return p == s->end ? BLANK : side_of(share__utf8_next(&p, s->end));
}

const char *share__spans_run(share__spans *s, const char *p)
{
    const char *end = p;
    while (end < s->end && *end == *p)
        end++;
    const side before = side_before(s, p), behind = side_behind(s, end);
    if (before == DOUBTFUL || behind == DOUBTFUL || end - p > 255)
        return NULL;
    const bool left = behind != BLANK && (behind == WORD || before != WORD);
    const bool right = before != BLANK && (before == WORD || behind != WORD);
    const bool low = *p == '_';
    const bool opens = left && (!low || !right || before == PUNCTUATION);
    const bool closes = right && (!low || !left || behind == PUNCTUATION);
    if (!opens && !closes) {
        s->seen |= SHARE__STRETCH_DIRTY;
        return end;
    }
    share__aside run = {.whole = share__view_between(p, end), .mark = SHARE__MARK_RUN};
    run.text = run.whole;
    if (s->run_count == SHARE__RUNS || !share__spans_stretch(s, p) ||
        !share__lines_keep(s->lines, run))
        return NULL;
    s->runs[s->run_count++] =
        (share__run){s->lines->aside_count - 1, (unsigned char)run.text.n, opens, closes};
    s->from = end;
    return end;
}

/* Whether the two could make emphasis. */
static bool may_match(const share__lines *lines, const share__run *opener, const share__run *closer)
{
    const share__view a = lines->asides[opener->aside].text, b = lines->asides[closer->aside].text;
    return opener->opens && a.n > 0 && a.p[0] == b.p[0];
}

/* Runs of which one may both open and close match by their lengths, too. */
static bool lengths_match(const share__run *opener, const share__run *closer)
{
    return !(closer->opens || opener->closes) || closer->length % 3 == 0 ||
           (opener->length + closer->length) % 3 != 0;
}

/* The run between the two can be of no more use. */
static void emphasize(share__spans *s, size_t opener, size_t closer)
{
    share__aside *a = &s->lines->asides[s->runs[opener].aside];
    share__aside *b = &s->lines->asides[s->runs[closer].aside];
    const size_t used = a->text.n > 1 && b->text.n > 1 ? 2 : 1;
    a->text.n -= used;
    b->text.n -= used;
    a->opens++;
    b->closes++;
    for (size_t i = opener + 1; i < closer; i++)
        s->runs[i].opens = s->runs[i].closes = false;
}

/* The run 'closer' finds its partners. False when it is of low lines and the lengths say no, since
 * then cmark 0.30 looks back no further for any of the next runs either, as later versions do. */
static bool close_run(share__spans *s, size_t first, size_t closer)
{
    const share__view *left = &s->lines->asides[s->runs[closer].aside].text;
    for (size_t i = closer; s->runs[closer].closes && left->n > 0 && i > first;) {
        i--;
        if (!may_match(s->lines, &s->runs[i], &s->runs[closer]))
            continue;
        if (lengths_match(&s->runs[i], &s->runs[closer])) {
            emphasize(s, i, closer);
            i = closer;
        } else if (left->p[0] == '_') {
            return false;
        }
    }
    return true;
}

bool share__spans_emphasis(share__spans *s, size_t first)
{
    for (size_t i = first; i < s->run_count; i++)
        if (!close_run(s, first, i))
            return false;
    for (size_t i = first; i < s->run_count; i++) {
        share__aside *run = &s->lines->asides[s->runs[i].aside];
        run->dirty = run->text.n > 0;
    }
    s->run_count = first;
    return true;
}
