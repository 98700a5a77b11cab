/* sentence_scan.h - what the three files that cut sentences share; for them alone.
 *
 * sentence_words.c knows characters, words and abbreviations, sentence_ends.c decides at a
 * terminator, sentences.c walks the paragraph. */
#ifndef SHARE_PICK_SENTENCE_SCAN_H
#define SHARE_PICK_SENTENCE_SCAN_H

#include "base/utf8.h"
#include "pick/language.h"

enum { SHARE__WORD_ROOM = 64 }; /* bytes of a word in lower case */

/* What is behind a sentence and before it: the sentence being cut, and the language. */
typedef struct share__scanner {
    const char *start, *end;
    share__language language;
    /* The list marker that the sentence starts with: "•", "3.", "b)"; 0 for none. */
    uint32_t bullet;
    unsigned marker;  /* its number, a letter's place in the alphabet */
    char marker_kind; /* '1', 'a' or 'A' */
    char marker_end;  /* '.', ')' or '+' for ".)" */
    const char *after_marker;
    /* The pair that was passed over last. */
    const char *group, *group_end;
} share__scanner;

#define SHARE__LANGUAGE_BIT(tag) ((uint64_t)1 << SHARE__LANGUAGE_##tag)
static inline bool share__is_language_in(share__language language, uint64_t languages)
{
    return languages >> (language & 63) & 1;
}
/* A number with a full stop is an ordinal, a date or a ruler's name there. */
bool share__has_ordinals(share__language language);

/* 0 at the end or start. */
static inline uint32_t share__character_at(const char *p, const char *end)
{
    return p < end ? share__utf8_next(&p, end) : 0;
}
static inline uint32_t share__character_before(const char *start, const char *p)
{
    if (p == start)
        return 0;
    unsigned char byte = (unsigned char)p[-1];
    return byte < 0x80 ? byte : share__utf8_previous(start, &p);
}

static inline bool share__is_any_blank(uint32_t c)
{
    if (c < 0x80)
        return share__is_space((char)c);
    return c == 0xA0 || c == 0x85 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x1680;
}
const char *share__sentence_skip_blanks(const char *p, const char *end);
const char *share__sentence_skip_blanks_back(const char *start, const char *p);

/* The mark that closes what 'c' opens; 0 when it opens nothing. */
uint32_t share__closing_mark(uint32_t c);
bool share__is_closing_mark(uint32_t c);
bool share__is_dash(uint32_t c);
bool share__is_bullet(uint32_t c);
bool share__is_terminator(uint32_t c);
/* Terminators that nothing else is written with. */
bool share__is_strong_terminator(uint32_t c);
/* Terminators that end a sentence without a space behind them. */
bool share__is_unspaced_terminator(uint32_t c);

/* The letters from 'p' on. */
share__view share__word_at(const char *p, const char *end);
/* 'v' in lower case, in 'room'; empty when it is longer. */
share__view share__lowered(share__view v, char room[SHARE__WORD_ROOM]);
/* Whether 'word' stands in 'list', words with spaces between. */
bool share__is_in_list(share__view word, const char *list);
/* Whether the word at 'p' has its capital from standing at the start of a sentence: it is a
 * function word. */
bool share__is_starter(const share__scanner *s, const char *p);
/* Function words that are also parts of names: no proof of a new sentence after an initial. */
bool share__is_name_part(const share__scanner *s, const char *p);
bool share__is_roman(share__view word);
/* Short and without a vowel: "bldg", "tzv". */
bool share__lacks_vowels(const share__scanner *s, share__view word);

/* See tools/abbreviations.txt. */
typedef enum share__abbreviation {
    SHARE__ABBREVIATION_TITLE,
    SHARE__ABBREVIATION_NUMBERED,
    SHARE__ABBREVIATION_WORD,
    SHARE__ABBREVIATION_OTHER,
    SHARE__ABBREVIATION_NONE
} share__abbreviation;
/* Of a word in lower case, without the full stop behind it. */
share__abbreviation share__abbreviation_class(share__language language, share__view lower);

/* The word that ends at 'p': up to a blank, a mark or punctuation other than . - / ' */
share__view share__token_before(const share__scanner *s, const char *p);
/* "z. B", "s. r. o": single letters with a space between, joined as "z.b". 'token' is the last;
 * empty when there is one only. */
share__view share__joined_letters(const share__scanner *s, share__view token,
                                  char room[SHARE__WORD_ROOM]);

typedef enum share__shape {
    SHARE__SHAPE_WORD,
    SHARE__SHAPE_EMPTY,
    SHARE__SHAPE_LETTER, /* one letter */
    SHARE__SHAPE_DOTTED, /* letters with stops between: U.S, z.B, Ph.D */
    SHARE__SHAPE_NUMBER  /* digits alone */
} share__shape;
share__shape share__token_shape(share__view token);

/* Reads a list marker at 'p': one to three digits or one letter, then ".", ")" or ".)". Returns
 * what is behind it, NULL when there is none. See share__scanner for the other results. */
const char *share__read_marker(const char *p, const char *end, unsigned *value, char *kind,
                               char *last);

/* Decides about the terminator at *p: the cut, or NULL and *p behind the terminator. */
const char *share__take_stop(const share__scanner *s, const char **p);

#endif
