/* text_wrap.c - was a text filled to a width, and does this line go on in the next?
 *
 * A filled text has many lines that end a little before one width and hardly any that go beyond.
 * In such a text a line is full when the first word of the next line would not have fitted: the
 * rule by which the lines were broken, read backwards. Dumps with one line a paragraph have no
 * such width; there only a line at the very limit, cut within a sentence, goes on. */
#include "base/eight.h"
#include "read/text_line.h"

enum {
    WIDEST = 120,    /* of a text that a person or a terminal filled */
    NARROWEST = 44,  /* below it, columns of a newspaper look like menus */
    BAND = 14,       /* full lines end within so many columns of the width */
    SLACK = 6,       /* people break earlier than programs */
    LONG_LIMIT = 300 /* a dump's own limit is at least this */
};

static share__text_wrap decide(const unsigned *count, unsigned lines, unsigned longest)
{
    share__text_wrap wrap = {0, longest};
    unsigned beyond = lines;
    for (unsigned w = 0; w <= WIDEST; w++) {
        beyond -= count[w];
    }
    for (unsigned w = WIDEST; w >= NARROWEST; w--) {
        if (beyond * 20 > lines) {
            break; /* too many lines are longer: no width at all */
        }
        unsigned full = 0;
        for (unsigned i = 0; i < BAND; i++) {
            full += count[w - i];
        }
        if (count[w] > 0 && full >= 3 && full * 10 >= lines) {
            wrap.width = w;
            break;
        }
        beyond += count[w];
    }
    return wrap;
}

share__text_wrap share__text_measure(share__text_lines lines)
{
    unsigned count[WIDEST + 1] = {0};
    unsigned all = 0, longest = 0;
    share__view line;
    while (share__text_next_line(&lines, &line)) {
        const unsigned width = share__text_width(share__trim_end(line));
        if (width == 0) {
            continue;
        }
        all++;
        longest = width > longest ? width : longest;
        if (width <= WIDEST) {
            count[width]++;
        }
    }
    return decide(count, all, longest);
}

static unsigned first_word(const share__text_line *line)
{
    share__view word = line->text;
    if (word.n >= 8) { /* nearly all are shorter, and ASCII */
        const uint64_t x = share__eight(word.p), spaces = share__eight_equal(x, ' ');
        if (spaces != 0 && (x & share__before_first(spaces) & SHARE__HIGH) == 0) {
            return share__count_bytes(share__before_first(spaces));
        }
    }
    word.n = share__find(word, ' ', 0);
    if (word.n > 0 && (unsigned char)word.p[0] >= 0xE3) {
        return 2; /* a text without spaces breaks anywhere */
    }
    return share__text_width(word);
}

/* The sentence goes on: people do not break their lines as regularly as programs do. */
static bool within_sentence(share__view text, share__view next)
{
    const uint32_t last = share__utf8_last(text);
    return share__is_lower_case(share__utf8_first(next)) && !share__text_is_terminator(last) &&
           last != ':' && last != ';';
}

bool share__text_fills(const share__text_wrap *wrap, unsigned width, share__view text,
                       const share__text_line *next)
{
    const unsigned needed = width + 1 + first_word(next);
    if (wrap->width > 0) {
        return needed > wrap->width - SLACK ||
               (width * 2 >= wrap->width && within_sentence(text, next->text));
    }
    return wrap->longest >= LONG_LIMIT && needed > wrap->longest &&
           !share__text_is_terminator(share__utf8_last(text));
}
