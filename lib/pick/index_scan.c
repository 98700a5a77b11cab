/* index_scan.c - the words of a text, counted.
 *
 * A word is a run of letters, marks and digits of any script, with ' - . & + / inside it where both
 * neighbours are alphanumeric ("node.js", "e-mail", "R&D") and + or # behind it ("C++", "C#").
 * Scripts without spaces give a word for each run of one kind (Han, katakana, hiragana, Thai ...);
 * who ranks decides what to do with long ones.
 *
 * Every word of an article passes here, so the usual one, ASCII letters with a space behind them,
 * has a way of its own: eight bytes are classified, folded and hashed as one number, and a word in
 * lower case is never copied. All others are folded letter by letter. */
#include "pick/index.h"
#include "pick/index_letters.h"

#include "base/eight.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST_WORD = 60 }; /* bytes; longer runs are no words that anybody would follow */

/* What is left to do of a text. */
typedef struct scan {
    const char *p, *end;
    const char *cut, *run_end; /* where a run of Han was cut last, and where it ends */
    uint32_t here, flags;      /* of the next token, of those behind it */
    bool english;
    bool usual; /* there are eight bytes before 'end' */
} scan;

/* ---- words ---- */

/* A word as it is looked up. */
typedef struct folded_word {
    const char *key; /* lower case, plurals folded */
    size_t n;        /* of the key; 0 for a word that is too long */
    uint64_t head, tail;
    int form;
    bool plain;                  /* ASCII letters alone */
    bool copy;                   /* the key isn't in the article's text */
    bool part;                   /* of a long run without spaces */
    char room[2 * LONGEST_WORD]; /* what such a key is made in */
} folded_word;

/* 'end' is that of what can be read, which has at least eight bytes. */
static void load_key(folded_word *f, const char *end)
{
    f->head = share__first_bytes(share__eight_near(f->key, end), (unsigned)f->n);
    f->tail =
        f->n <= 8 ? 0 : share__first_bytes(share__eight_near(f->key + 8, end), (unsigned)f->n - 8);
}

static size_t slot_of(uint64_t head, uint64_t tail)
{
    uint64_t hash = (head ^ tail * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return (size_t)(hash >> 32);
}

bool share__index_slots(share__index *index, size_t words)
{
    size_t count = index->slot_count ? index->slot_count * 2 : 256;
    while (count < words * 2)
        count *= 2;
    uint16_t *slots = share__arena_alloc(&index->arena, count * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0, count * sizeof *slots);
    for (size_t i = 0; i < index->word_count; i++) {
        size_t at = slot_of(index->words[i].head, index->words[i].tail) & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (uint16_t)(i + 1);
    }
    index->slots = slots;
    index->slot_count = count;
    return true;
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

static bool is_stop(share__language language, const folded_word *f, size_t surface)
{
    share__view key = {f->key, f->n};
    if (says_nothing(key))
        return true;
    if (f->form == SHARE__FORM_UPPER && surface > 2)
        return false; /* "US" aside, an acronym is never a function word */
    return f->plain ? share__stop_word_mask(key) >> language & 1
                    : share__is_stop_word(language, key);
}

static share__word *new_word(share__index *index, const folded_word *f, size_t surface)
{
    share__word *words = index->word_count < index->word_room
                             ? index->words
                             : share__arena_grow(&index->arena, index->words, index->word_count,
                                                 &index->word_room, sizeof *words);
    const char *key = f->key;
    if (words && f->copy)
        key = share__arena_string(&index->arena, (share__view){f->key, f->n});
    if (!words || !key)
        return NULL;
    index->words = words;
    share__word *word = &words[index->word_count++];
    *word = (share__word){.head = f->head,
                          .tail = f->tail,
                          .key = key,
                          .length = (uint8_t)f->n,
                          .stop = is_stop(index->language, f, surface),
                          .part = f->part,
                          .first = (uint32_t)index->token_count};
    return word;
}

/* Enters a word where it was looked for; NULL when memory ends. */
static share__word *enter(share__index *index, size_t slot, const folded_word *f, size_t surface)
{
    index->slots[slot] = (uint16_t)(index->word_count + 1);
    share__word *word = new_word(index, f, surface);
    if (word && index->word_count * 2 > index->slot_count && !share__index_slots(index, 0))
        return NULL;
    return word;
}

/* The word with this key, made if it is new; NULL when memory ends. */
static share__word *find_word(share__index *index, const folded_word *f, size_t surface)
{
    size_t mask = index->slot_count - 1, at = slot_of(f->head, f->tail) & mask;
    for (; index->slots[at]; at = (at + 1) & mask) {
        share__word *word = &index->words[index->slots[at] - 1];
        if (word->head == f->head && word->tail == f->tail && word->length == f->n &&
            (f->n <= 16 || memcmp(word->key + 16, f->key + 16, f->n - 16) == 0))
            return word;
    }
    return enter(index, at, f, surface);
}

static bool grow_tokens(share__index *index)
{
    share__token *tokens = share__arena_grow(&index->arena, index->tokens, index->token_count,
                                             &index->token_room, sizeof *tokens);
    if (tokens)
        index->tokens = tokens;
    return tokens != NULL;
}

/* One more of a word. What it is written like is asked of tags only, which no stop word is in. */
static inline void count(share__word *word, int form, share__view surface, uint32_t flags)
{
    if (word->stop)
        return;
    word->count++;
    word->headings += (flags & SHARE__TOKEN_HEADING) != 0;
    word->names +=
        form != SHARE__FORM_LOWER && !(flags & (SHARE__TOKEN_OPENS | SHARE__TOKEN_HEADING));
    if (word->form_counts[form]++ == 0 ||
        surface.n == word->length) { /* the singular, if there is one */
        word->forms[form] = surface.p;
        word->form_lengths[form] = (uint8_t)surface.n;
    }
}

static inline bool push_token(share__index *index, uint32_t word, uint32_t flags)
{
    if (index->token_count == index->token_room && !grow_tokens(index))
        return false;
    share__token *token = &index->tokens[index->token_count++];
    token->word = word;
    token->flags = flags;
    return true;
}

static bool add_token(share__index *index, const folded_word *f, share__view surface,
                      uint32_t flags)
{
    if (f->n == 0 || index->word_count == SHARE__INDEX_WORDS)
        return true;
    share__word *word = find_word(index, f, surface.n);
    if (!word || !push_token(index, (uint32_t)(word - index->words), flags))
        return false;
    word->part = word->part && f->part;
    count(word, f->form, surface, flags);
    return true;
}

/* ---- folding ---- */

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

/* Lower case, and how many letters are capitals and how many are not, for any script. Simple case
 * mapping at most doubles the bytes of a letter. */
static void fold_letters(folded_word *f, share__view word, unsigned *upper, unsigned *lower)
{
    const char *p = word.p, *end = word.p + word.n;
    char *key = f->room;
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
    f->n = (size_t)(key - f->room);
}

static int form_of(unsigned upper, unsigned lower, bool first_upper)
{
    if (upper == 0)
        return SHARE__FORM_LOWER;
    if (lower == 0)
        return upper > 1 ? SHARE__FORM_UPPER : SHARE__FORM_CAPITAL;
    return upper == 1 && first_upper ? SHARE__FORM_CAPITAL : SHARE__FORM_MIXED;
}

/* Any word. A possessive 's goes, an English plural becomes a singular, and the capitals make the
 * form. */
static void fold(folded_word *f, share__view word, bool english)
{
    unsigned upper = 0, lower = 0;
    f->n = 0;
    if (word.n > LONGEST_WORD)
        return;
    fold_letters(f, word, &upper, &lower);
    if (f->n > 2 && f->room[f->n - 1] == 's') {
        if (f->room[f->n - 2] == '\'')
            f->n -= 2;
        else if (english && f->n > 3 && lower == 1 && upper > 1)
            f->n--; /* "APIs", which its letters would not tell from "analysis" */
        else if (english)
            f->n = singular(f->room, f->n);
    }
    f->form = form_of(upper, lower, share__is_upper(share__utf8_first(word)));
    f->key = f->room;
    f->plain = false;
    f->copy = true;
    load_key(f, f->room + sizeof f->room);
}

/* Whether a word of ASCII letters ends here, as word_end() has it. */
static inline bool ends_plain(const char *p, const char *end)
{
    static const unsigned char goes_on[128] = {
        ['0'] = 1,  ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1,
        ['6'] = 1,  ['7'] = 1, ['8'] = 1, ['9'] = 1, ['+'] = 1, ['#'] = 1,
        ['\''] = 2, ['-'] = 2, ['.'] = 2, ['&'] = 2, ['/'] = 2, ['_'] = 2, /* joins() */
    };
    if (p == end || *p == ' ')
        return true;
    if ((unsigned char)*p >= 0x80 || goes_on[(unsigned char)*p] == 1)
        return false;
    return goes_on[(unsigned char)*p] == 0 || p + 1 == end ||
           ((unsigned char)p[1] < 0x80 && !share__is_alpha(p[1]) && !share__is_digit(p[1]));
}

/* ---- usual words ---- */

/* A word of at most 15 ASCII letters, none of them a capital but the first. */
typedef struct usual_word {
    uint64_t head, tail; /* of the key */
    unsigned n, key_length;
    bool capital;
} usual_word;

/* What singular() leaves of an English word of n letters, more than three, that has an s before
 * 'end'; 0 where it changes a letter. */
static unsigned singular_length(const char *end, unsigned n)
{
    char before = end[-2], third = end[-3];
    if (before == 's' || before == 'u' || before == 'i')
        return n;
    if (before != 'e' || n == 4)
        return n - 1;
    if (third == 'i')
        return 0;
    return third == 'x' || third == 'h' || (third == 's' && end[-4] == 's') ? n - 2 : n - 1;
}

/* The word at p, if it is one; *n is 0 where there is no letter of ASCII. Before 'end' there are at
 * least eight bytes. */
static inline bool read_usual(usual_word *u, const char *p, const char *end, bool english)
{
    uint64_t bytes = share__eight_near(p, end), letters = share__leading_letters(bytes);
    u->n = share__count_bytes(letters);
    u->head = (bytes | SHARE__CASES) & letters;
    u->tail = 0;
    uint64_t capitals = (bytes ^ u->head) & letters;
    if (u->n == 8) {
        bytes = share__eight_near(p + 8, end);
        letters = share__leading_letters(bytes);
        u->n += share__count_bytes(letters);
        u->tail = (bytes | SHARE__CASES) & letters;
        if (u->n == 16 || u->tail != (bytes & letters))
            return false;
    }
    const char *behind = p + u->n;
    u->capital = capitals == 0x20;
    if ((capitals && !u->capital) || !ends_plain(behind, end))
        return false;
    u->key_length = u->n;
    if (!english || u->n < 4 || behind[-1] != 's')
        return true;
    u->key_length = singular_length(behind, u->n);
    if (u->key_length == 0)
        return false;
    u->head = share__first_bytes(u->head, u->key_length);
    u->tail = u->key_length > 8 ? share__first_bytes(u->tail, u->key_length - 8) : 0;
    return true;
}

static share__word *enter_usual(share__index *index, size_t slot, const usual_word *u,
                                const char *p)
{
    folded_word f;
    f.head = u->head;
    f.tail = u->tail;
    f.n = u->key_length;
    f.form = u->capital ? SHARE__FORM_CAPITAL : SHARE__FORM_LOWER;
    f.plain = true;
    f.part = false;
    f.copy = u->capital;
    f.key = p;
    if (u->capital) {
        for (size_t i = 0; i < f.n; i++) /* words are short: no memcpy */
            f.room[i] = p[i];
        f.room[0] = (char)(f.room[0] | 0x20);
        f.key = f.room;
    }
    return enter(index, slot, &f, u->n);
}

/* As find_word(): a key of at most 15 bytes is the same when these are. Its number. */
static inline bool find_usual(share__index *index, const usual_word *u, const char *p,
                              uint32_t *word)
{
    const size_t mask = index->slot_count - 1;
    size_t at = slot_of(u->head, u->tail) & mask;
    for (unsigned number; (number = index->slots[at]) != 0; at = (at + 1) & mask) {
        const share__word *found = &index->words[number - 1];
        *word = number - 1;
        if (found->head == u->head && found->tail == u->tail)
            return true;
    }
    *word = (uint32_t)index->word_count;
    return enter_usual(index, at, u, p) != NULL;
}

/* Adds usual words up to something else. */
static bool scan_usual(share__index *index, scan *s)
{
    const char *p = s->p, *const end = s->end;
    uint32_t here = s->here;
    usual_word u;
    while (p < end && read_usual(&u, p, end, s->english)) {
        if (u.n > 0) {
            uint32_t word;
            if (!find_usual(index, &u, p, &word) || !push_token(index, word, here))
                return false;
            count(&index->words[word], u.capital ? SHARE__FORM_CAPITAL : SHARE__FORM_LOWER,
                  (share__view){p, u.n}, here);
            here = s->flags;
            p += u.n;
            if (index->word_count == SHARE__INDEX_WORDS)
                break;
        } else if ((unsigned char)*p >= 0x80 || share__is_digit(*p) || *p == '\\') {
            break;
        } else if (*p != ' ') {
            here |= SHARE__TOKEN_BREAK;
            p++;
        }
        while (p < end && *p == ' ')
            p++;
    }
    s->p = p;
    s->here = here;
    return true;
}

int share__unspaced_kind(uint32_t c)
{
    return unspaced_kind(c);
}

/* A run of a script without spaces is a word when it is short; a long one is a clause, which counts
 * in parts of two Han characters, or of five of other scripts: enough to tell what a sentence is
 * about, and none of them a tag. */
static const char *part_end(folded_word *f, const char *start, scan *s, int kind)
{
    enum { LONGEST_HAN = 4, LONGEST_OTHER = 8, UTF8_CHARACTER = 3 };
    const char *p = s->p, *before = p;
    const size_t most = (kind == HAN ? LONGEST_HAN : LONGEST_OTHER) * UTF8_CHARACTER;
    bool inside = p == s->cut;
    const char *run = inside && kind == HAN ? s->run_end : unspaced_end(p, s->end, kind);
    if (kind == OTHER_UNSPACED)
        inside = p > start && unspaced_kind(share__utf8_previous(start, &before)) == kind;
    f->part = kind != KATAKANA && (inside || (size_t)(run - p) > most);
    if (!f->part || (size_t)(run - p) <= most)
        return run;
    for (int i = kind == HAN ? 2 : 5; i > 0 && p < run; i--)
        share__utf8_next(&p, run);
    s->cut = p;
    s->run_end = run;
    return p;
}

/* A word without cases; its 'part' is the caller's. */
static void take_as_it_is(folded_word *f, share__view surface, const scan *s)
{
    f->form = SHARE__FORM_LOWER;
    f->key = surface.p;
    f->n = surface.n <= LONGEST_WORD ? surface.n : 0;
    f->plain = false;
    f->copy = false;
    if (s->usual) {
        load_key(f, s->end);
    } else {
        f->head = share__eight_some(f->key, f->n);
        f->tail = 0;
    }
}

/* The word at s->p, folded; its end. Of scripts without spaces, 'start' is where the text starts;
 * NULL when all of it is one word. */
static const char *fold_any(folded_word *f, const char *start, scan *s, int kind)
{
    const char *next = kind == 0 ? word_end(s->p, s->end)
                       : start   ? part_end(f, start, s, kind)
                                 : s->end;
    share__view surface = share__view_between(s->p, next);
    if (!kind || !start)
        f->part = false;
    if (!kind) {
        fold(f, surface, s->english);
        return next;
    }
    take_as_it_is(f, surface, s);
    return next;
}

/* Behind the backslash of a formula, "\\theta", stands a command and no word. */
static const char *command_end(const char *p, const char *end)
{
    while (p < end && share__is_alpha(*p))
        p++;
    return p;
}

/* The end of the word of Hangul syllables at p, which has no cases and no plural; NULL when it is
 * of other letters, too. */
static const char *hangul_end(const char *p, const char *end)
{
    const unsigned char *b = (const unsigned char *)p;
    for (; end - (const char *)b >= 3; b += 3) {
        unsigned c = (unsigned)b[0] << 16 | (unsigned)b[1] << 8 | b[2];
        if (c < 0xEAB080u || c > 0xED9EA3u)
            break;
    }
    p = (const char *)b;
    return p == end || (!share__is_alpha(*p) && ends_plain(p, end)) ? p : NULL;
}

/* Adds what isn't usual: a word of any kind, or what stands between words. */
static bool scan_other(share__index *index, scan *s, const char *start)
{
    const char *p = s->p, *next = p;
    uint32_t c = share__utf8_next(&next, s->end);
    int kind = c < 0x80 ? 0 : unspaced_kind(c);
    if (kind == HIRAGANA || (kind == 0 && !share__is_word(c))) {
        s->here |= c == ' ' ? 0 : SHARE__TOKEN_BREAK;
        s->p = kind ? unspaced_end(p, s->end, kind) : c == '\\' ? command_end(next, s->end) : next;
        return true;
    }
    folded_word f;
    const char *hangul = c >= 0xAC00 && c <= 0xD7A3 ? hangul_end(p, s->end) : NULL;
    if (hangul) {
        s->p = hangul;
        f.part = false;
        take_as_it_is(&f, share__view_between(p, hangul), s);
    } else {
        s->p = fold_any(&f, s->flags & SHARE__TOKEN_WHOLE ? NULL : start, s, kind);
    }
    if (!add_token(index, &f, share__view_between(p, s->p), s->here))
        return false;
    s->here = s->flags;
    return true;
}

bool share__index_scan(share__index *index, share__view text, uint32_t flags)
{
    scan s = {.p = text.p,
              .end = text.p + text.n,
              .here = flags | SHARE__TOKEN_BREAK,
              .flags = flags & ~(uint32_t)SHARE__TOKEN_OPENS,
              .english = index->language == SHARE__LANGUAGE_en,
              .usual = text.n >= 8};
    while (s.p < s.end) {
        s.p += *s.p == ' ';
        if (s.p < s.end && s.usual && (unsigned char)*s.p < 0x80 &&
            index->word_count < SHARE__INDEX_WORDS && !scan_usual(index, &s))
            return false;
        if (s.p < s.end && !scan_other(index, &s, text.p))
            return false;
    }
    return true;
}
