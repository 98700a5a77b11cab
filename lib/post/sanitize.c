/* sanitize.c - what may stand in a post, and what goes.
 *
 * Goes: control characters, bidirectional overrides, embeddings and isolates, byte order marks,
 * soft hyphens, zero width spaces, noncharacters; white space at the ends of lines and all but one
 * of a run; blank lines past the first; marks and variation selectors with nothing to stand on.
 * Stays: ZWJ and ZWNJ where they shape text, that is inside words of scripts whose letters join,
 * behind a virama, and (ZWJ) between the parts of an emoji; tag characters in a flag. A single
 * no-break or ideographic space stays what it is: it is typography, not layout.
 *
 * Bytes that are no UTF-8 become U+FFFD, the result is NFC, and cleaning it again changes nothing.
 * No word is touched: what looks like a hashtag or a mention stays as it is. */
#include "post/sanitize.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { ZWNJ = 0x200C, ZWJ = 0x200D, BLACK_FLAG = 0x1F3F4, CANCEL_TAG = 0xE007F };
enum { MOST_TAGS = 7, MOST_PASSES = 4 };

typedef enum mode { LINE, LINES, LITERAL } mode;

typedef struct cleaner {
    char *out;
    size_t n;
    mode mode;
    uint32_t before; /* the last character of this line that was kept; 0 at its start */
    uint32_t blank;  /* white space that waits for a character behind it */
    unsigned breaks; /* likewise, line breaks */
    unsigned tags;   /* how many tag characters the flag before us may still take */
} cleaner;

static bool is_line_break(uint32_t c)
{
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Scripts in which a joiner between two letters changes what is read. */
static bool joins(uint32_t c)
{
    return (c >= 0x590 && c < 0x1E00 && !(c >= 0x1100 && c < 0x1200)) ||
           (c >= 0xA800 && c < 0xAC00) || (c >= 0xFB1D && c < 0xFEFD) ||
           (c >= 0x10A00 && c < 0x12000) || (c >= 0x1E900 && c < 0x1E960);
}

static bool in_word(uint32_t c)
{
    return share__is_word(c) && !share__is_variation(c);
}

static bool joiner_stays(uint32_t before, uint32_t joiner, uint32_t next)
{
    if (before == 0)
        return false;
    if (share__is_virama(before))
        return true;
    if (in_word(before) && in_word(next))
        return joins(before) && joins(next);
    return joiner == ZWJ && share__is_emoji(before) && share__is_emoji(next) &&
           !share__is_variation(next);
}

static bool is_tag(uint32_t c)
{
    return c >= 0xE0020 && c <= CANCEL_TAG;
}

/* The next code point; an ill-formed sequence is one U+FFFD. 'bad' is the first ill-formed byte. */
static uint32_t next_point(const char **p, const char *end, const char **bad)
{
    if (*p != *bad)
        return share__utf8_next(p, end);
    share__view rest = share__view_between(*p, end);
    *p += share__utf8_bad_length(rest, 0);
    *bad = *p + share__utf8_check(share__view_between(*p, end));
    return 0xFFFD;
}

/* What stands at 'p', past characters that go anyway; 0 at the end. */
static uint32_t peek(const char *p, const char *end, const char *bad)
{
    while (p < end) {
        uint32_t c = next_point(&p, end, &bad);
        if (share__is_blank(c) || !share__is_control(c))
            return c;
    }
    return 0;
}

static void keep(cleaner *k, uint32_t c)
{
    if (k->breaks > 0 && k->n > 0) {
        k->out[k->n++] = '\n';
        if (k->breaks > 1)
            k->out[k->n++] = '\n';
    } else if (k->blank != 0 && k->before != 0) {
        k->n += share__utf8_encode(k->out + k->n, k->blank);
    }
    k->blank = k->breaks = 0;
    k->n += share__utf8_encode(k->out + k->n, c);
    k->before = c;
    if (c == BLACK_FLAG)
        k->tags = MOST_TAGS;
    else if (!is_tag(c) || c == CANCEL_TAG)
        k->tags = 0;
    else
        k->tags--;
}

static void take_blank(cleaner *k, uint32_t c)
{
    if (k->mode == LITERAL) {
        k->before = 0;
        k->n += share__utf8_encode(k->out + k->n, is_line_break(c) ? '\n' : c == '\t' ? ' ' : c);
    } else if (k->mode == LINES && is_line_break(c)) {
        k->breaks++;
        k->before = 0;
        k->blank = 0;
    } else {
        k->blank = k->blank == 0 && c >= 0x80 && !is_line_break(c) ? c : ' ';
    }
}

/* Whether 'c', which is no white space and no control, means something where it stands. */
static bool stays(const cleaner *k, uint32_t c, const char *p, const char *end, const char *bad)
{
    uint32_t before = k->blank || k->breaks ? 0 : k->before;
    if (c < 0x300)
        return true;
    if (c == ZWJ || c == ZWNJ)
        return joiner_stays(before, c, peek(p, end, bad));
    if (is_tag(c))
        return k->tags > 0 && before != 0;
    if (share__is_variation(c))
        return before != 0 && !share__is_variation(before);
    return k->before != 0 || !share__is_mark(c);
}

static bool is_graphic(char c)
{
    return c > ' ' && c < 0x7F;
}

/* The short way for what most text is, from a character that was kept: printable ASCII with single
 * spaces, and wide characters. Returns where it ends. */
static const char *keep_plain(cleaner *k, const char *p, const char *end)
{
    for (uint32_t c; p < end;) {
        const char *next = p;
        if (is_graphic(*p) || (*p == ' ' && p + 1 < end && is_graphic(p[1]))) {
            k->before = (unsigned char)*p;
            k->out[k->n++] = *p++;
        } else if ((unsigned char)*p >= 0xE3 && share__is_wide(c = share__utf8_next(&next, end))) {
            k->before = c;
            memcpy(k->out + k->n, p, 3);
            k->n += 3;
            p = next;
        } else {
            break;
        }
    }
    return p;
}

static bool clean_once(share__arena *arena, share__view text, mode m, share__view *out)
{
    size_t good = share__utf8_check(text);
    size_t room = good == text.n ? text.n : 3 * text.n; /* a bad byte becomes three */
    cleaner k = {share__arena_bytes(arena, room + 1), 0, m, 0, 0, 0, 0};
    if (!k.out)
        return false;
    const char *p = text.p, *end = text.p + text.n, *bad = p + good;
    while (p < end) {
        uint32_t c = next_point(&p, end, &bad);
        if ((c > ' ' && c < 0x7F) || share__is_wide(c)) {
            keep(&k, c);
            p = keep_plain(&k, p, bad);
        } else if (share__is_blank(c)) {
            if (c == '\r' && p < end && *p == '\n')
                p++;
            take_blank(&k, c);
        } else if (!share__is_control(c) && stays(&k, c, p, end, bad)) {
            keep(&k, c);
        }
    }
    share__arena_shrink(arena, k.out, k.n);
    *out = (share__view){k.out, k.n};
    return true;
}

/* Marks that change places when they are normalised may leave a joiner without what it joined. */
static bool clean(share__arena *arena, share__view text, mode m, share__view *out)
{
    share__view kept;
    for (unsigned pass = 0; pass < MOST_PASSES; pass++) {
        if (!clean_once(arena, text, m, &kept) || !share__utf8_nfc(arena, kept, out))
            return false;
        if (out->p == kept.p || share__equal(*out, kept))
            break;
        text = *out;
    }
    return true;
}

/* Whether eight bytes are printable ASCII without two spaces in a row, the first not behind one. */
static bool eight_plain(const char *p, char before)
{
    const uint64_t high = 0x8080808080808080u;
    uint64_t word;
    memcpy(&word, p, sizeof word);
    uint64_t spaces = word ^ 0x2020202020202020u; /* zero where a space stands */
    if ((word & high) != 0 || ((word + 0x0101010101010101u) & high) != 0 ||
        ((word + 0x6060606060606060u) & high) != high)
        return false;
    uint64_t marks = ~((spaces & ~high) + ~high) & high; /* high where a space stands */
    return (marks & (marks << 8)) == 0 && !(before == ' ' && p[0] == ' ');
}

/* Most text is this: printable ASCII, single spaces inside. */
static bool is_plain(share__view text)
{
    char before = ' ';
    for (size_t i = 0; i < text.n;) {
        if (text.n - i >= 8 && eight_plain(text.p + i, before)) {
            before = text.p[i + 7];
            i += 8;
            continue;
        }
        char c = text.p[i++];
        if (c < ' ' || c > '~' || (c == ' ' && before == ' '))
            return false;
        before = c;
    }
    return text.n == 0 || before != ' ';
}

static bool clean_unless_plain(share__arena *arena, share__view text, mode m, share__view *out)
{
    *out = text.n > 0 ? text : (share__view){"", 0};
    return is_plain(text) || clean(arena, text, m, out);
}

bool share__clean_line(share__arena *arena, share__view text, share__view *out)
{
    return clean_unless_plain(arena, text, LINE, out);
}

bool share__clean_text(share__arena *arena, share__view text, share__view *out)
{
    return clean_unless_plain(arena, text, LINES, out);
}

bool share__clean_literal(share__arena *arena, share__view text, share__view *out)
{
    return clean_unless_plain(arena, text, LITERAL, out);
}
