/* index.c - words and sentences, in one pass over the article's text.
 *
 * A word is a run of letters, marks and digits of any script, with ' - . & + / inside it where both
 * neighbours are alphanumeric ("node.js", "e-mail", "R&D") and + or # behind it ("C++", "C#").
 * Scripts without spaces give a word for each run of one kind (Han, katakana, hiragana, Thai ...);
 * who ranks decides what to do with long ones. */
#include "pick/index.h"

#include "base/utf8.h"
#include "pick/sentences.h"
#include "pick/word_hash.h"

#include <string.h>

enum { LONGEST_WORD = 60 }; /* bytes; longer runs are no words that anybody would follow */

/* 1024 * log2(1 + i / 64), rounded: between two entries a straight line is exact to 1/1024. */
static const uint16_t log2_table[65] = {
    0,   23,  45,  68,  90,  111, 132, 153, 174, 194, 214, 234,  254,  273,  292, 311, 330,
    348, 366, 384, 402, 419, 436, 454, 470, 487, 504, 520, 536,  552,  568,  584, 599, 614,
    629, 644, 659, 674, 689, 703, 717, 731, 745, 759, 773, 787,  800,  813,  827, 840, 853,
    866, 879, 891, 904, 916, 929, 941, 953, 965, 977, 989, 1001, 1012, 1024,
};

/* 1024 * log2(1 + i): most counts are small. */
static const uint16_t small_log2[64] = {
    0,    1024, 1623, 2048, 2378, 2647, 2875, 3072, 3246, 3402, 3542, 3671, 3789, 3899, 4001, 4096,
    4186, 4270, 4350, 4426, 4498, 4566, 4632, 4695, 4755, 4813, 4869, 4923, 4975, 5025, 5073, 5120,
    5165, 5210, 5252, 5294, 5334, 5374, 5412, 5450, 5486, 5522, 5556, 5590, 5624, 5656, 5688, 5719,
    5749, 5779, 5809, 5837, 5865, 5893, 5920, 5947, 5973, 5999, 6024, 6049, 6073, 6097, 6121, 6144,
};

uint32_t share__log2(uint64_t n)
{
    if (n < 64)
        return small_log2[n];
    n += 1;
    uint32_t whole = 0;
    for (uint32_t step = 32; step; step /= 2)
        if (n >> step >> whole) /* whole + step < 64 */
            whole += step;
    uint64_t mantissa = (whole < 16 ? n << (16 - whole) : n >> (whole - 16)) - 65536; /* of 2^16 */
    uint32_t at = (uint32_t)(mantissa >> 10), rest = (uint32_t)(mantissa & 1023);
    uint32_t low = log2_table[at], high = log2_table[at + 1];
    return whole * 1024 + low + (high - low) * rest / 1024;
}

/* ---- words ---- */

static bool grow_slots(share__index *index)
{
    size_t count = index->slot_count ? index->slot_count * 2 : 1024;
    uint32_t *slots = share__arena_alloc(&index->arena, count * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0, count * sizeof *slots);
    for (size_t i = 0; i < index->word_count; i++) {
        size_t at = (index->words[i].hash ^ index->words[i].hash >> 15) & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (uint32_t)i + 1;
    }
    index->slots = slots;
    index->slot_count = count;
    return true;
}

/* Equal hashes nearly always mean equal words: a loop of a few bytes beats a call. */
static bool same_key(share__view a, share__view b)
{
    size_t i = 0;
    if (a.n != b.n)
        return false;
    while (i < a.n && a.p[i] == b.p[i])
        i++;
    return i == a.n;
}

/* The word with this key, made if it is new; NULL when memory ends. */
static share__word *find_word(share__index *index, share__view key)
{
    if (index->word_count * 2 >= index->slot_count && !grow_slots(index))
        return NULL;
    uint32_t hash = share__word_hash(key);
    size_t at = (hash ^ hash >> 15) & (index->slot_count - 1);
    for (; index->slots[at]; at = (at + 1) & (index->slot_count - 1)) {
        share__word *word = &index->words[index->slots[at] - 1];
        if (word->hash == hash && same_key(word->key, key))
            return word;
    }
    share__word *words = index->word_count < index->word_room
                             ? index->words
                             : share__arena_grow(&index->arena, index->words, index->word_count,
                                                 &index->word_room, sizeof *words);
    char *copy = words ? share__arena_string(&index->arena, key) : NULL;
    if (!copy)
        return NULL;
    index->words = words;
    share__word *word = &words[index->word_count++];
    *word =
        (share__word){.key = {copy, key.n}, .hash = hash, .first = (uint32_t)index->token_count};
    index->slots[at] = (uint32_t)index->word_count;
    return word;
}

/* English plurals fold into singulars: "tendons", "bodies", "boxes"; not "analysis", "status",
 * "kubernetes". Other languages keep their forms: measured, full stemming gains nothing. */
static size_t singular(char *p, size_t n)
{
    if (n < 4 || p[n - 1] != 's')
        return n;
    char before = p[n - 2];
    if (before == 's' || before == 'u' || before == 'i' || before == '\'' || before == '.')
        return n;
    if (before == 'e' && p[n - 3] == 'i' && n > 4) {
        p[n - 3] = 'y';
        return n - 2;
    }
    if (before == 'e' && n > 4 &&
        (p[n - 3] == 'x' || p[n - 3] == 'h' || (p[n - 3] == 's' && p[n - 4] == 's')))
        return n - 2;
    return n - 1;
}

/* A word as it is written, and as it is counted. */
typedef struct folded_word {
    char key[2 * LONGEST_WORD];
    size_t n; /* of the key; 0 for a word that is too long */
    int form;
} folded_word;

/* Lower case, and how many letters are capitals and how many are not, for any script. Simple case
 * mapping at most doubles the bytes of a letter. */
static void fold_letters(folded_word *f, share__view word, unsigned *upper, unsigned *lower)
{
    const char *p = word.p, *end = word.p + word.n;
    char *key = f->key;
    while (p < end) {
        if ((unsigned char)*p < 0x80) {
            char c = *p++;
            if (c >= 'A' && c <= 'Z') {
                c = (char)(c | 0x20);
                *upper += 1;
            }
            *lower += c >= 'a';
            *key++ = c;
        } else {
            uint32_t c = share__utf8_next(&p, end);
            bool capital = share__is_upper(c);
            *upper += capital;
            *lower += capital || share__is_lower_case(c);
            key += share__utf8_encode(key, c == 0x2019 ? '\'' : share__to_lower(c));
        }
    }
    *lower -= *upper;
    f->n = (size_t)(key - f->key);
}

/* What follows the letters: a possessive 's goes, an English plural becomes a singular, and the
 * capitals make the form. */
static void finish_fold(folded_word *f, bool english, unsigned upper, unsigned lower,
                        bool first_upper)
{
    if (f->n > 2 && f->key[f->n - 1] == 's') {
        if (f->key[f->n - 2] == '\'')
            f->n -= 2;
        else if (english)
            f->n = singular(f->key, f->n);
    }
    if (upper == 0)
        f->form = SHARE__FORM_LOWER;
    else if (lower == 0)
        f->form = upper > 1 ? SHARE__FORM_UPPER : SHARE__FORM_CAPITAL;
    else
        f->form = upper == 1 && first_upper ? SHARE__FORM_CAPITAL : SHARE__FORM_MIXED;
}

static void fold(folded_word *f, share__view word, bool english)
{
    unsigned upper = 0, lower = 0;
    f->n = 0;
    if (word.n > LONGEST_WORD)
        return;
    fold_letters(f, word, &upper, &lower);
    finish_fold(f, english, upper, lower, share__is_upper(share__utf8_first(word)));
}

/* ASCII letters and digits, small; 0 for all else. */
static const unsigned char small_ascii[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
    ['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
    ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',
    ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
    ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
    ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
    ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm',
    ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
    ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/* The short way for a plain word: letters and digits of ASCII with a space, or a mark and a space,
 * or the end behind them. Its end and its fold in one pass; NULL for every other word. */
static const char *fold_plain(folded_word *f, const char *start, const char *end, bool english)
{
    const char *p = start, *limit = end - start > LONGEST_WORD ? start + LONGEST_WORD : end;
    unsigned upper = 0;
    char *key = f->key;
    for (; p < limit; p++) {
        char small = (char)small_ascii[(unsigned char)*p];
        if (small == 0)
            break;
        upper += small != *p;
        *key++ = small;
    }
    bool at_end = p == end || *p == ' ' ||
                  ((*p == ',' || *p == '.' || *p == ')' || *p == ':' || *p == ';' || *p == '?') &&
                   (p + 1 == end || p[1] == ' '));
    if (!at_end || p == start)
        return NULL;
    f->n = (size_t)(p - start);
    unsigned lower = 0;
    for (const char *q = start; upper > 0 && q < p; q++)
        lower += *q >= 'a';
    finish_fold(f, english, upper, lower, *start >= 'A' && *start <= 'Z');
    return p;
}

/* Numbers and single letters are no words to rank, Han characters aside. */
static bool says_nothing(share__view key)
{
    if (share__is_alpha(key.p[0]))
        return key.n == 1;
    const char *p = key.p, *end = key.p + key.n;
    uint32_t first = share__utf8_next(&p, end);
    if (p == end)
        return !share__is_han(first);
    bool letters = share__is_letter(first);
    while (p < end && !letters)
        letters = share__is_letter(share__utf8_next(&p, end));
    return !letters;
}

static bool is_stop(const share__index *index, share__view surface, share__view key, int form)
{
    if (says_nothing(key))
        return true;
    if (form == SHARE__FORM_UPPER && surface.n > 2)
        return false; /* "US" aside, an acronym is never a function word */
    return share__is_stop_word(index->language, key);
}

typedef struct scanner {
    share__index *index;
    bool english;
    uint32_t flags; /* of every token of this block */
} scanner;

static bool append_token(share__index *index, uint32_t word, uint32_t flags)
{
    if (index->token_count == index->token_room) {
        share__token *tokens = share__arena_grow(&index->arena, index->tokens, index->token_count,
                                                 &index->token_room, sizeof *tokens);
        if (!tokens)
            return false;
        index->tokens = tokens;
    }
    index->tokens[index->token_count++] = (share__token){word, flags};
    return true;
}

static bool add_token(scanner *s, const folded_word *f, share__view surface, uint32_t flags,
                      bool cjk)
{
    share__index *index = s->index;
    if (f->n == 0)
        return true;
    share__word *word = find_word(index, (share__view){f->key, f->n});
    if (!word)
        return false;
    if (word->count++ == 0) {
        word->cjk = cjk;
        word->stop = is_stop(index, surface, word->key, f->form);
    }
    if (word->form_counts[f->form]++ == 0 || surface.n == word->key.n)
        word->forms[f->form] = surface; /* the singular, if the text has it */
    if (f->form != SHARE__FORM_LOWER && !(flags & (SHARE__TOKEN_OPENS | SHARE__TOKEN_HEADING)))
        word->names++;
    word->headings += (flags & SHARE__TOKEN_HEADING) != 0;
    return append_token(index, (uint32_t)(word - index->words), flags);
}

/* Kinds of characters that make words of scripts without spaces; 0 for all others. Hiragana is
 * particles and endings: it only separates. */
enum { HAN = 1, KATAKANA, HIRAGANA, OTHER_UNSPACED };
static int unspaced_kind(uint32_t c)
{
    if (c < 0x0E00)
        return 0;
    if (share__is_han(c))
        return HAN;
    if (c == 0x30FC || (c >= 0x30A1 && c <= 0x30FA) || (c >= 0xFF66 && c <= 0xFF9F))
        return KATAKANA;
    if (c >= 0x3041 && c <= 0x309F)
        return HIRAGANA;
    return share__is_unspaced(c) ? OTHER_UNSPACED : 0;
}

static bool joins(char c)
{
    return c == '\'' || c == '-' || c == '.' || c == '&' || c == '+' || c == '/' || c == '_';
}

static bool word_at(const char *p, const char *end, uint32_t *c, const char **next)
{
    if (p >= end)
        return false;
    *next = p;
    *c = share__utf8_next(next, end);
    return share__is_word(*c) && unspaced_kind(*c) == 0;
}

/* The end of the word of a spaced script that starts at p. */
static const char *word_end(const char *p, const char *end)
{
    uint32_t c;
    const char *next;
    while (p < end) {
        if (share__is_alpha(*p) || share__is_digit(*p)) {
            p++;
        } else if (*p == ' ') {
            break;
        } else if (word_at(p, end, &c, &next)) {
            p = next;
        } else if ((joins(*p) && word_at(p + 1, end, &c, &next)) ||
                   (end - p > 3 && memcmp(p, "\xE2\x80\x99", 3) == 0 &&
                    word_at(p + 3, end, &c, &next))) {
            p = next;
        } else if ((*p == '+' || *p == '#') && (p + 1 == end || !share__is_alpha(p[1]))) {
            do
                p++;
            while (p < end && *p == '+');
            return p;
        } else if (end - p > 2 &&
                   (memcmp(p, "\xE2\x80\x8C", 3) == 0 || memcmp(p, "\xE2\x80\x8D", 3) == 0) &&
                   word_at(p + 3, end, &c, &next)) {
            p = next; /* a joiner inside a Persian or Indic word */
        } else {
            break;
        }
    }
    return p;
}

static const char *unspaced_end(const char *p, const char *end, int kind)
{
    while (p < end) {
        const char *next = p;
        uint32_t c = share__utf8_next(&next, end);
        if (unspaced_kind(c) != kind && !(kind == OTHER_UNSPACED && share__is_mark(c)))
            break;
        p = next;
    }
    return p;
}

/* The word at p, folded; its end. */
static const char *fold_any(folded_word *f, const char *p, const char *end, int kind, bool english)
{
    const char *next = kind ? unspaced_end(p, end, kind) : word_end(p, end);
    share__view surface = share__view_between(p, next);
    if (!kind) {
        fold(f, surface, english);
        return next;
    }
    f->form = SHARE__FORM_LOWER;
    f->n = surface.n <= LONGEST_WORD ? surface.n : 0;
    memcpy(f->key, surface.p, f->n);
    return next;
}

/* All words of one sentence or heading. */
static bool scan(scanner *s, share__view text, uint32_t flags)
{
    const char *p = text.p, *end = text.p + text.n;
    uint32_t here = flags | SHARE__TOKEN_BREAK;
    folded_word f;
    while (p < end) {
        if (*p == ' ') {
            p++;
            continue;
        }
        int kind = 0;
        const char *next = fold_plain(&f, p, end, s->english);
        if (!next) {
            next = p;
            uint32_t c = share__utf8_next(&next, end);
            kind = c < 0x80 ? 0 : unspaced_kind(c);
            if (kind == HIRAGANA || (kind == 0 && !share__is_word(c))) {
                here |= SHARE__TOKEN_BREAK;
                p = kind ? unspaced_end(p, end, kind) : next;
                continue;
            }
            next = fold_any(&f, p, end, kind, s->english);
        }
        if (!add_token(s, &f, share__view_between(p, next), here, kind != 0))
            return false;
        here = flags & ~(uint32_t)SHARE__TOKEN_OPENS;
        p = next;
    }
    return true;
}

/* ---- blocks ---- */

static bool add_sentences(scanner *s, const share__block *block, uint32_t number, uint16_t section,
                          size_t bytes)
{
    share__index *index = s->index;
    share__view rest = block->text, text;
    for (uint16_t n = 0; share__next_sentence(&rest, index->language, &text); n++) {
        share__sentence *sentences =
            share__arena_grow(&index->arena, index->sentences, index->sentence_count,
                              &index->sentence_room, sizeof *sentences);
        if (!sentences)
            return false;
        index->sentences = sentences;
        uint32_t first = (uint32_t)index->token_count;
        if (!scan(s, text, SHARE__TOKEN_OPENS))
            return false;
        sentences[index->sentence_count++] =
            (share__sentence){.text = text,
                              .block = number,
                              .first_token = first,
                              .tokens = (uint32_t)index->token_count - first,
                              .width = share__width(text),
                              .in_block = n,
                              .section = section};
        if (n == UINT16_MAX - 1 || bytes > SHARE__INDEX_WHOLE)
            break;
    }
    return true;
}

static bool is_sentences(share__role role)
{
    return role == SHARE__ROLE_TEXT || role == SHARE__ROLE_STANDFIRST || role == SHARE__ROLE_ITEM ||
           role == SHARE__ROLE_QUOTE;
}

static void weigh(share__index *index)
{
    for (size_t i = 0; i < index->word_count; i++) {
        share__word *word = &index->words[i];
        word->weight = word->stop ? 0 : share__log2(word->count - 1 + 2 * word->headings);
    }
}

/* Room for what the text will probably hold, so that the arrays are seldom moved. */
static bool make_room(share__index *index, const share__document *document)
{
    size_t bytes = 0;
    for (size_t i = 0; i < document->block_count && bytes < SHARE__INDEX_BYTES; i++)
        bytes += document->blocks[i].text.n;
    index->word_room = bytes / 16 + 16;
    index->token_room = bytes / 5 + 16;
    index->words = share__arena_alloc(&index->arena, index->word_room * sizeof *index->words);
    index->tokens = share__arena_alloc(&index->arena, index->token_room * sizeof *index->tokens);
    return index->words && index->tokens;
}

share_status share__index_make(share__index *index, const struct share_article *article)
{
    memset(index, 0, sizeof *index);
    index->language = article->language;
    if (!make_room(index, &article->document))
        return SHARE_ERR_MEMORY;
    share__view tag = share__view_of(share__language_tag(article->language));
    scanner s = {index, share__equal(tag, SHARE__LIT("en")), 0};
    const share__document *document = &article->document;
    if (!share__judge_make(&index->judge, &index->arena, index->language) ||
        !scan(&s, share__article_best(article, SHARE_HEADLINE), SHARE__TOKEN_HEADING))
        return SHARE_ERR_MEMORY;
    index->headline_tokens = (uint32_t)index->token_count;
    size_t bytes = 0;
    uint16_t section = 0;
    for (size_t i = 0; i < document->block_count && bytes < SHARE__INDEX_BYTES; i++) {
        const share__block *block = &document->blocks[i];
        share__role role = (share__role)article->roles[i];
        bool fine = true;
        if (role == SHARE__ROLE_HEADING) {
            section += section < UINT16_MAX;
            fine = scan(&s, block->text, SHARE__TOKEN_HEADING);
        } else if (is_sentences(role)) {
            fine = add_sentences(&s, block, (uint32_t)i, section, bytes);
        } else {
            continue;
        }
        if (!fine)
            return SHARE_ERR_MEMORY;
        bytes += block->text.n;
    }
    weigh(index);
    return SHARE_OK;
}

enum { JUDGED = 1u << 30 };

uint32_t share__judgement(share__index *index, uint32_t number)
{
    share__sentence *sentence = &index->sentences[number];
    if (!(sentence->judgement & JUDGED))
        sentence->judgement = share__judge_sentence(&index->judge, sentence->text) | JUDGED;
    return sentence->judgement & ~(uint32_t)JUDGED;
}

void share__index_free(share__index *index)
{
    share__arena_free(&index->arena);
    memset(index, 0, sizeof *index);
}
