/* main_content_address.c - the words of the address that a dumped page came from. Addresses are
 * made of titles: "/2021/03/how-the-old-bridge-was-moved/". */
#include "base/uri.h"
#include "base/utf8.h"
#include "pick/main_content.h"

enum { MOST_BYTES = 400 };

/* What percent signs stand for, as far as there is room; nothing where that is no text. One that
 * begins no escape stands for itself. */
static size_t decode_address(char *out, share__view piece)
{
    size_t n = 0;
    for (size_t i = 0; i < piece.n && n < MOST_BYTES; i++) {
        const bool escape = piece.p[i] == '%' && i + 2 < piece.n;
        const int high = escape ? share__hex_value(piece.p[i + 1]) : -1;
        const int low = escape ? share__hex_value(piece.p[i + 2]) : -1;
        out[n++] = high < 0 || low < 0 ? piece.p[i] : (char)(high * 16 + low);
        i += high < 0 || low < 0 ? 0 : 2;
    }
    return share__utf8_check((share__view){out, n}) == n ? n : 0;
}

/* "fuer" as "für": in as many bytes. */
static void write_umlauts(char *text, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const char first = share__lower(text[i - 1]);
        if (text[i] == 'e' && (first == 'a' || first == 'o' || first == 'u')) {
            text[i - 1] = '\xC3';
            text[i] = first == 'a' ? '\xA4' : first == 'o' ? '\xB6' : '\xBC';
        }
    }
}

/* The piece of the path with the most words; of those with as many, the last. */
static share__view wordiest(share__view path)
{
    share__view best = {path.p, 0};
    unsigned most = 0;
    for (size_t at = 0; at < path.n;) {
        const size_t end = share__find(path, '/', at);
        const share__view piece = share__view_slice(path, at, end - at);
        const unsigned words = share__word_count(piece);
        if (words >= most) {
            most = words;
            best = piece;
        }
        at = end + 1;
    }
    return best;
}

void share__mark_address(share__uses *uses, const share__dump *dump)
{
    const share__view url = share__article_best(dump->article, SHARE_URL);
    char text[MOST_BYTES];
    const size_t n = decode_address(text, wordiest(share__uri_split(url).path));
    for (unsigned round = 0; round < 2; round++) {
        share__word_walk walk = {text, text + n, 0};
        share__slot words[SHARE__MOST_SLOTS];
        const size_t count = share__next_slots(&walk, words, SHARE__MOST_SLOTS);
        for (size_t k = 0; k < count; k++) {
            uses->used[words[k].slot] |= SHARE__IN_ADDRESS;
        }
        write_umlauts(text, n);
    }
}
