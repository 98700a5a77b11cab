/* truncate.c - measuring and cutting text.
 *
 * A cut stands at a grapheme cluster boundary, never behind a virama or joiner whose letter
 * follows, in scripts without spaces only where a line may end, never inside a token (URL, hashtag,
 * mention, address, number). Among the places that leave room for what must follow, the last
 * sentence end is taken if it keeps a third of the room, else the last word end if it keeps three
 * fifths of it, else the last cluster. What looks lost at the end goes too: white space, opening
 * brackets and quotes, commas, dashes. Then come a PDI or PDF for each bidirectional isolate or
 * embedding left open, and an ellipsis unless a sentence ended; both count, and their room is
 * reserved while the place is looked for. */
#include "post/truncate.h"

#include "base/utf8.h"
#include "post/boundary.h"

#include <string.h>

/* UAX #9 gives no more levels than this (BD2); what is opened deeper has no effect. */
enum { DEEPEST = 125 };

static const share__view ellipsis = {"\xE2\x80\xA6", 3};

size_t share__measure(share__view text, share_unit unit)
{
    switch (unit) {
    case SHARE_BYTES:
        return text.n;
    case SHARE_CODE_POINTS:
        return share__code_points(text);
    case SHARE_GRAPHEMES:
        return share__graphemes(text);
    case SHARE_UTF16:
    default:
        return share__utf16_length(text);
    }
}

size_t share__measure_any(share__view bytes, share_unit unit)
{
    static const share__view replacement = {"\xEF\xBF\xBD", 3};
    size_t n = 0;
    while (bytes.n > 0) {
        size_t good = share__utf8_check(bytes);
        n += share__measure(share__view_slice(bytes, 0, good), unit);
        bytes = share__view_from(bytes, good);
        if (bytes.n > 0) {
            n += share__measure(replacement, unit);
            bytes = share__view_from(bytes, share__utf8_bad_length(bytes, 0));
        }
    }
    return n;
}

/* What bidirectional controls have opened: one bit a level, set for an isolate. */
typedef struct levels {
    unsigned char isolate[DEEPEST];
    unsigned depth, too_deep;
} levels;

static void open_level(levels *l, bool isolate)
{
    if (l->depth == DEEPEST)
        l->too_deep++;
    else
        l->isolate[l->depth++] = isolate;
}

/* A PDI closes what was opened inside its isolate too; a PDF reaches no further than the isolate
 * that it stands in. */
static void close_level(levels *l, bool isolate)
{
    unsigned d = l->depth;
    if (l->too_deep > 0) {
        l->too_deep--;
    } else if (!isolate) {
        if (d > 0 && !l->isolate[d - 1])
            l->depth--;
    } else {
        while (d > 0 && !l->isolate[d - 1])
            d--;
        if (d > 0)
            l->depth = d - 1;
    }
}

static void follow_levels(levels *l, uint32_t c)
{
    if (c >= 0x2066 && c <= 0x2068)
        open_level(l, true);
    else if (c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E)
        open_level(l, false);
    else if (c == 0x2069 || c == 0x202C)
        close_level(l, c == 0x2069);
}

static size_t closers_length(const levels *l, share_unit unit)
{
    return l->depth * (unit == SHARE_BYTES ? 3u : 1u);
}

/* Clusters that look lost at the end of a cut text. */
static bool is_dangling(uint32_t c)
{
    switch (c) {
    case ',':
    case ';':
    case ':':
    case '-':
    case '/':
    case '&':
    case '#':
    case '@':
    case 0xB7:
    case 0x2022: /* bullet */
    case 0x060C:
    case 0x061B:
    case 0x3001:
    case 0x30FB:
    case 0xFF0C:
    case 0xFF1A:
    case 0xFF1B:
        return true;
    default:
        return share__is_blank(c) || share__is_opener(c) || (c >= 0x2010 && c <= 0x2015) ||
               c == 0x200C || c == 0x200D || (c >= 0x2066 && c <= 0x2068) || c == 0x202A ||
               c == 0x202B || c == 0x202D || c == 0x202E || c == 0x20AC || c == '$';
    }
}

/* A cluster goes when every code point in it is of that kind: half a cluster is never cut off. */
static bool cluster_dangles(share__view cluster)
{
    for (const char *p = cluster.p, *end = p + cluster.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        if (!is_dangling(c) && !share__is_variation(c))
            return false;
    }
    return true;
}

typedef struct cut {
    size_t end; /* bytes of the text that stay; 0 for none */
    bool found;
} cut;

typedef struct search {
    share__view text;
    share_unit unit;
    size_t max, mark_length;  /* of the ellipsis */
    size_t at, used;          /* bytes and units looked at */
    size_t solid, solid_used; /* the same, up to the last cluster that does not dangle */
    size_t token_end, sentence_end;
    levels open;
    levels solid_open;
    uint32_t last; /* the last code point looked at */
    cut sentence, word, cluster;
    size_t sentence_used, word_used;
} search;

/* Whether the text may be cut at s->at, before the cluster that starts with 'next'. */
static bool may_cut(const search *s, uint32_t next)
{
    if (s->at < s->token_end)
        return false;
    bool unspaced = share__is_unspaced(s->last) || share__is_unspaced(next);
    if (unspaced && s->at > 0 && !share__word_boundary(s->last, next))
        return false;
    bool joins = share__is_virama(s->last) || s->last == 0x200C || s->last == 0x200D;
    return !(joins && (share__is_word(next) || share__is_emoji(next)));
}

/* Notes the cut at s->at, what dangles before it taken off. */
static void note_cut(search *s, uint32_t next)
{
    share__view kept = share__view_slice(s->text, 0, s->solid);
    size_t length = s->solid_used + closers_length(&s->solid_open, s->unit);
    bool ends = kept.n > 0 && share__ends_sentence(kept);
    if (!ends)
        length += s->mark_length;
    if (length > s->max)
        return;
    bool sentence = s->solid > 0 && (s->at == s->sentence_end || next == '\n');
    if (sentence) {
        s->sentence = (cut){s->solid, true};
        s->sentence_used = s->solid_used;
    }
    /* behind "Dr." inside a sentence nothing would show that there was more */
    bool misleading = ends && !sentence && s->sentence.end < s->solid;
    if (!misleading && share__word_boundary(s->last, next)) {
        s->word = (cut){s->solid, true};
        s->word_used = s->solid_used;
    }
    s->cluster = (cut){s->solid, true};
}

static void take_cluster(search *s, share__view cluster)
{
    for (const char *p = cluster.p, *end = p + cluster.n; p < end;) {
        s->last = share__utf8_next(&p, end);
        follow_levels(&s->open, s->last);
    }
    s->at += cluster.n;
    s->used += s->unit == SHARE_GRAPHEMES ? 1 : share__measure(cluster, s->unit);
    if (!cluster_dangles(cluster) || s->at < s->token_end) {
        s->solid = s->at;
        s->solid_used = s->used;
        s->solid_open = s->open;
    }
}

static cut find_cut(search *s)
{
    while (s->at < s->text.n && s->used <= s->max) {
        share__view rest = share__view_from(s->text, s->at);
        uint32_t next = share__utf8_first(rest);
        if (may_cut(s, next))
            note_cut(s, next);
        if (s->at >= s->token_end)
            s->token_end = share__token_end(s->text, s->at);
        if (s->at >= s->sentence_end && !share__is_blank(next))
            s->sentence_end = share__sentence_end(s->text, s->at);
        take_cluster(s, share__view_slice(rest, 0, share__grapheme_end(rest)));
    }
    if (s->sentence.found && s->sentence_used >= s->max / 3)
        return s->sentence;
    if (s->word.found && s->word_used + s->mark_length >= s->max - s->max * 2 / 5)
        return s->word;
    return s->cluster;
}

/* The levels open at the end of 'kept', as text that closes them: the innermost first. */
static size_t write_closers(char *out, share__view kept)
{
    levels open = {{0}, 0, 0};
    for (const char *p = kept.p, *end = p + kept.n; p < end;)
        follow_levels(&open, share__utf8_next(&p, end));
    size_t n = 0;
    while (open.depth > 0)
        n += share__utf8_encode(out + n, open.isolate[--open.depth] ? 0x2069 : 0x202C);
    return n;
}

bool share__truncate(share__arena *arena, share__view text, share_unit unit, size_t max,
                     share__view *out)
{
    *out = text;
    if (text.n <= max || share__measure(text, unit) <= max)
        return true;
    search s = {.text = text, .unit = unit, .max = max};
    s.mark_length = share__measure(ellipsis, unit);
    cut c = find_cut(&s);
    share__view kept = share__view_slice(text, 0, c.found ? c.end : 0);
    char *made = share__arena_bytes(arena, kept.n + 3 * DEEPEST + ellipsis.n + 1);
    if (!made)
        return false;
    memcpy(made, kept.p, kept.n);
    size_t n = kept.n + write_closers(made + kept.n, kept);
    if (c.found && !(kept.n > 0 && share__ends_sentence(kept))) {
        memcpy(made + n, ellipsis.p, ellipsis.n);
        n += ellipsis.n;
    }
    made[n] = '\0';
    share__arena_shrink(arena, made, n + 1);
    *out = (share__view){made, n};
    return true;
}
