/* html_fold.c - text as people read it: references decoded, white space folded.
 *
 * One pass over the bytes does all of it. White space and the space characters of Unicode
 * (no-break, thin, ideographic ...) fold to one space; controls, direction marks, soft hyphens and
 * zero-width spaces go; joiners stay, because emoji and Persian need them.
 *
 * Values of records are often escaped once too often: "&amp;amp;", "&lt;p&gt;". What is left of
 * references after decoding is decoded once more there, and what is left of tags goes. The text of
 * the page never is: there "&amp;amp;" means what it says. */
#include "read/html_fold.h"

#include "base/utf8.h"
#include "read/html_entities.h"

#include <stdint.h>
#include <string.h>

enum { PLAIN, SPACE, AMPERSAND, CONTROL, LOOK };

static const unsigned char classes[256] = {
    [0] = CONTROL,  [1] = CONTROL,  [2] = CONTROL,  [3] = CONTROL,     [4] = CONTROL,
    [5] = CONTROL,  [6] = CONTROL,  [7] = CONTROL,  [8] = CONTROL,     ['\t'] = SPACE,
    ['\n'] = SPACE, ['\v'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE,    [14] = CONTROL,
    [15] = CONTROL, [16] = CONTROL, [17] = CONTROL, [18] = CONTROL,    [19] = CONTROL,
    [20] = CONTROL, [21] = CONTROL, [22] = CONTROL, [23] = CONTROL,    [24] = CONTROL,
    [25] = CONTROL, [26] = CONTROL, [27] = CONTROL, [28] = CONTROL,    [29] = CONTROL,
    [30] = CONTROL, [31] = CONTROL, [' '] = SPACE,  ['&'] = AMPERSAND, [0x7F] = CONTROL,
    [0xC2] = LOOK,  [0xD8] = LOOK,  [0xE1] = LOOK,  [0xE2] = LOOK,     [0xE3] = LOOK,
    [0xEF] = LOOK,
};

/* What the character at p is whose first byte says to look closer. */
static int look(const char *p, const char *end)
{
    unsigned char a = (unsigned char)p[0];
    if ((a == 0xE2 && (unsigned char)p[1] > 0x81) || (a == 0xE3 && (unsigned char)p[1] > 0x80) ||
        (a == 0xD8 && (unsigned char)p[1] != 0x9C))
        return PLAIN;
    uint32_t c = share__utf8_next(&p, end);
    if (share__is_blank(c))
        return SPACE;
    return share__is_control(c) ? CONTROL : PLAIN;
}

static void put_space(share__html_folder *f, char c)
{
    if (f->keeps_lines) {
        *f->to++ = c == '\n' || c == '\t' ? c : ' ';
    } else if (!f->after_space) {
        *f->to++ = ' ';
        f->after_space = true;
    }
}

static void fold(share__html_folder *f, const char *p, const char *end, bool references);

/* The character reference at p, or a plain '&'; returns what stands behind it. */
static const char *fold_reference(share__html_folder *f, const char *p, const char *end)
{
    char decoded[SHARE__REFERENCE_ROOM];
    size_t n, used = share__html_reference(share__view_between(p, end), false, decoded, &n);
    if (used == 0) {
        *f->to++ = '&';
        f->after_space = false;
        return p + 1;
    }
    fold(f, decoded, decoded + n, false);
    return p + used;
}

/* Eight bytes at a time while they are ASCII without controls, references and two spaces in a row;
 * returns where something else comes. */
static const char *fold_plain(share__html_folder *f, const char *p, const char *end)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80, low = ones * 0x7F;
    for (; end - p >= 8; p += 8) {
        uint64_t x;
        memcpy(&x, p, 8);
        const uint64_t amp = x ^ ones * '&', del = x ^ low, blank = x ^ ones * ' ';
        const uint64_t odd =
            x | ((x - ones * ' ') & ~x) | ((amp - ones) & ~amp) | ((del - ones) & ~del);
        const uint64_t spaces = ~((blank & low) + low) & ~blank & high;
        if ((odd & high) != 0 || (spaces & spaces << 8) != 0 || (*p == ' ' && f->after_space)) {
            break;
        }
        memcpy(f->to, p, 8);
        f->to += 8;
        f->after_space = p[7] == ' ';
    }
    return p;
}

/* Recursive once, for what a reference stands for. */
static void fold(share__html_folder *f, const char *p, const char *end, bool references)
{
    while ((p = fold_plain(f, p, end)) < end) {
        int class = classes[(unsigned char)*p];
        if (class == PLAIN || (class == AMPERSAND && !references)) {
            char *to = f->to;
            do
                *to++ = *p++;
            while (p < end && classes[(unsigned char)*p] == PLAIN);
            f->to = to;
            f->after_space = false;
            continue;
        }
        if (class == AMPERSAND) {
            p = fold_reference(f, p, end);
            continue;
        }
        const char *next = p + 1;
        if (class == LOOK) {
            class = look(p, end);
            while (next < end && ((unsigned char)*next & 0xC0) == 0x80)
                next++;
        }
        if (class == SPACE && !(*p == '\r' && next < end && *next == '\n')) {
            put_space(f, *p == '\r' ? '\n' : *p);
        } else if (class == PLAIN) {
            while (p < next)
                *f->to++ = *p++;
            f->after_space = false;
        }
        p = next;
    }
}

size_t share__html_fold_room(size_t n)
{
    return n + n / 5 + 8;
}

void share__html_fold_into(share__html_folder *f, share__view text, bool references)
{
    fold(f, text.p, text.p + text.n, references);
}

bool share__html_fold(share__arena *arena, share__view text, bool references, share__view *out)
{
    char *piece = share__arena_bytes(arena, share__html_fold_room(text.n));
    if (!piece)
        return false;
    share__html_folder f = {piece, true, false};
    fold(&f, text.p, text.p + text.n, references);
    *out = share__trim(share__view_between(piece, f.to));
    share__arena_shrink(arena, piece, (size_t)(f.to - piece));
    return true;
}

/* A tag that texts are marked up with stands in it. */
static bool has_markup(share__view text)
{
    static const char *const tags[] = {"</", "<br", "<p>", "<p "};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (share__find_view(text, share__view_of(tags[i]), 0) < text.n)
            return true;
    return false;
}

bool share__html_without_tags(share__arena *arena, share__view text, share__view *out)
{
    *out = text;
    if (share__find(text, '<', 0) == text.n || !has_markup(text))
        return true;
    char *start = share__arena_bytes(arena, text.n), *to = start;
    if (!start)
        return false;
    for (size_t i = 0; i < text.n;) {
        size_t close = text.n;
        bool tag = text.p[i] == '<' && i + 1 < text.n &&
                   (share__is_alpha(text.p[i + 1]) || text.p[i + 1] == '/');
        if (tag && (close = share__find(text, '>', i)) < text.n) {
            *to++ = ' ';
            i = close + 1;
        } else if (tag) {
            break; /* cut off inside a tag */
        } else {
            *to++ = text.p[i++];
        }
    }
    *out = share__view_between(start, to);
    share__arena_shrink(arena, start, out->n);
    return true;
}

/* A whole reference, semicolon included, as only escaping twice leaves it. */
static bool has_reference(share__view text)
{
    char decoded[SHARE__REFERENCE_ROOM];
    size_t n;
    for (size_t at = share__find(text, '&', 0); at < text.n; at = share__find(text, '&', at + 1)) {
        const share__view rest = share__view_from(text, at);
        const size_t used = share__html_reference(rest, true, decoded, &n);
        if (used > 0 && rest.p[used - 1] == ';')
            return true;
    }
    return false;
}

bool share__html_fold_value(share__arena *arena, share__view text, bool references,
                            share__view *out)
{
    share__view plain;
    if (!share__html_fold(arena, text, references, &plain))
        return false;
    if (has_reference(plain) && !share__html_fold(arena, plain, true, &plain))
        return false;
    share__view bare = plain;
    if (!share__html_without_tags(arena, plain, &bare))
        return false;
    *out = bare;
    return bare.p == plain.p || share__html_fold(arena, bare, false, out);
}
