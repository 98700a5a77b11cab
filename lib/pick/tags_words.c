/* tags_words.c - words made ready for being tags, in languages that are not English. Tags are the
 * last to use the index, so it is changed in place.
 *
 * English function words stand in texts of every language and are no tags there. A single Han
 * character is seldom one. In Korean a noun carries its particle: what is left without it is one
 * word with all that has the same rest, and nothing that a particle ends goes on into a phrase. A
 * rest of one syllable is not taken ("값을" is no tag), and short particles, which may as well be a
 * noun's own end, only where the rest stands in the article in another way too. Verbs with their
 * endings are no tags. */
#include "pick/tags.h"

#include "base/utf8.h"

#include <string.h>

enum { SYLLABLE = 3 }; /* bytes of a Hangul syllable in UTF-8 */

static bool ends_with(const share__word *word, const char *end)
{
    return share__ends_with((share__view){word->key, word->length}, share__view_of(end));
}

static bool ends_in_hangul(const share__word *word)
{
    uint32_t last = share__utf8_last((share__view){word->key, word->length});
    return last >= 0xAC00 && last <= 0xD7A3;
}

static bool is_one_han(const share__word *word)
{
    const char *p = word->key, *end = p + word->length;
    return share__is_han(share__utf8_next(&p, end)) && p == end;
}

/* What ends as verbs or particles do, and is none. */
static bool is_korean_noun(const share__word *word)
{
    static const char *const nouns[] = {
        "바다",   "캐나다", "람다",   "판다",   "소다", "프라다", "혼다", "네바다", "플로리다",
        "우간다", "르완다", "어젠다", "아젠다", "가을", "마을",   "노을", "고을"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (share__equal((share__view){word->key, word->length}, share__view_of(nouns[i])))
            return true;
    return false;
}

/* "값을", "나는": a syllable and a particle, which is no tag. */
static bool is_korean_syllable(const share__word *word)
{
    return word->length == 2 * SYLLABLE && !is_korean_noun(word) &&
           (ends_with(word, "을") || ends_with(word, "를") || ends_with(word, "는") ||
            ends_with(word, "은"));
}

static bool is_korean_verb(const share__word *word)
{
    static const char *const endings[] = {
        "니다", "니까", "하다", "한다", "된다",   "있다", "없다", "했다", "됐다", "었다", "았다",
        "였다", "이다", "하는", "되는", "있는",   "없는", "하고", "되고", "있고", "하여", "해서",
        "하면", "되면", "으면", "이며", "하며",   "하지", "하기", "하게", "되어", "해야", "나요",
        "까요", "어요", "아요", "해요", "세요",   "에요", "예요", "네요", "군요", "지만", "는데",
        "은데", "려고", "도록", "면서", "거나",   "든지", "므로", "로운", "는지", "같은", "않은",
        "않는", "않고", "할까", "을까", "것이",   "것은", "것을", "해도", "하던", "라면", "보자",
        "보기", "려면", "어야", "아야", "될까",   "한지", "는가", "인가", "던가", "라도", "쓰는",
        "으니", "라서", "아서", "어서", "려는",   "되며", "이고", "이나", "였던", "했던", "됐던",
        "없이", "있게", "없게", "아닌", "아니라", "뿐만", "따라", "통해", "위해", "대해"};
    static const char *const behind_two[] = {"한", "된", "할", "될", "던", "운"};
    if (ends_with(word, "다") && word->length >= 2 * SYLLABLE && !is_korean_noun(word))
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(word, endings[i]))
            return true;
    for (size_t i = 0; i < sizeof behind_two / sizeof *behind_two; i++)
        if (word->length >= 3 * SYLLABLE && ends_with(word, behind_two[i]))
            return true;
    return false;
}

/* The bytes of the particle at the end, 0 for none. '*sure' is false where it may be the noun's. */
static size_t particle_of(const share__word *word, bool *sure)
{
    static const char *const particles[] = {
        "으로부터", "에서만", "에게만", "에서는", "에서도", "에서의", "으로는", "으로도", "이라는",
        "이라고",   "로부터", "에게서", "들에게", "들에서", "들으로", "라는",   "라고",   "까지",
        "부터",     "에서",   "에게",   "으로",   "처럼",   "보다",   "마다",   "조차",   "밖에",
        "이란",     "들을",   "들이",   "들은",   "들의",   "들에",   "들과",   "들로",   "에는",
        "에도",     "과는",   "와는",   "을",     "를",     "은",     "는",     "에",     "들"};
    static const char *const verbs[] = {"한", "된", "할", "될", "하는", "하고"};
    static const char *const doubtful[] = {"이", "가", "의", "와", "과", "도", "로", "만", "란"};
    bool hangul = word->length >= SYLLABLE * 3; /* two syllables stay */
    *sure = true;
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        size_t n = strlen(particles[i]);
        if (word->length > n && ends_with(word, particles[i]) &&
            ((unsigned char)word->key[0] < 0x80 || word->length >= n + 2 * SYLLABLE))
            return n;
    }
    *sure = (unsigned char)word->key[word->length > SYLLABLE ? word->length - SYLLABLE - 1 : 0] <
            0x80; /* behind Latin letters there is no doubt */
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs && *sure; i++)
        if (ends_with(word, verbs[i]))
            return strlen(verbs[i]);
    for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++)
        if (word->length > SYLLABLE && (hangul || *sure) && ends_with(word, doubtful[i]))
            return SYLLABLE;
    return 0;
}

typedef struct stems {
    uint32_t *slots; /* word + 1, by what is left of it */
    uint32_t *same;  /* by word, the one that it becomes */
    uint8_t *cut;    /* by word, the bytes of its particle */
    size_t slot_count;
} stems;

static uint32_t *slot_of(const stems *s, const share__index *index, share__view stem)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < stem.n; i++)
        hash = (hash ^ (unsigned char)stem.p[i]) * 0x100000001B3u;
    size_t at = (size_t)(hash ^ hash >> 32) & (s->slot_count - 1);
    for (; s->slots[at]; at = (at + 1) & (s->slot_count - 1)) {
        uint32_t other = s->slots[at] - 1;
        const share__word *word = &index->words[other];
        if (word->length - s->cut[other] == (int)stem.n && memcmp(word->key, stem.p, stem.n) == 0)
            break;
    }
    return &s->slots[at];
}

/* Adds a word to the one with the same stem, if there is one. */
static void join(stems *s, share__index *index, uint32_t number)
{
    share__word *word = &index->words[number];
    uint32_t *slot =
        slot_of(s, index, (share__view){word->key, word->length - (size_t)s->cut[number]});
    s->same[number] = number;
    if (*slot == 0) {
        *slot = number + 1;
        return;
    }
    share__word *first = &index->words[*slot - 1];
    s->same[number] = *slot - 1;
    first->count += word->count;
    first->names += word->names;
    first->headings += word->headings;
}

/* Takes the particle off the forms as well, which then are a piece of the article's text still. */
static void cut_forms(share__word *word, size_t cut)
{
    for (int form = 0; form < SHARE__FORMS; form++)
        if (word->form_lengths[form] > cut)
            word->form_lengths[form] = (uint8_t)(word->form_lengths[form] - cut);
    word->length = (uint8_t)(word->length - cut);
}

static bool cut_particles(share__index *index)
{
    stems s = {.slot_count = 64};
    size_t n = index->word_count;
    while (s.slot_count < 2 * n)
        s.slot_count *= 2;
    s.slots = share__arena_alloc(&index->arena, s.slot_count * sizeof *s.slots);
    s.same = share__arena_alloc(&index->arena, (n + 1) * sizeof *s.same);
    s.cut = share__arena_alloc(&index->arena, n + 1);
    if (!s.slots || !s.same || !s.cut)
        return false;
    memset(s.slots, 0, s.slot_count * sizeof *s.slots);
    memset(s.cut, 0, n + 1);
    for (int doubtful = 0; doubtful < 2; doubtful++) /* first what is sure */
        for (uint32_t i = 0; i < n; i++) {
            bool sure = true, korean = ends_in_hangul(&index->words[i]);
            size_t cut = korean && !index->words[i].stop ? particle_of(&index->words[i], &sure) : 0;
            if (sure == (doubtful == 1))
                continue;
            share__view stem = {index->words[i].key, index->words[i].length - cut};
            s.cut[i] = (uint8_t)(sure || *slot_of(&s, index, stem) ? cut : 0);
            join(&s, index, i);
        }
    for (size_t t = 0; t < index->token_count; t++) {
        share__token *token = &index->tokens[t];
        if (s.cut[token->word] && t + 1 < index->token_count)
            index->tokens[t + 1].flags |= SHARE__TOKEN_BREAK;
        token->word = s.same[token->word];
    }
    for (uint32_t i = 0; i < n; i++) {
        share__word *word = &index->words[i];
        word->stop |= s.same[i] != i;
        if (!s.cut[i])
            continue;
        cut_forms(word, s.cut[i]);
        share__view key = {word->key, word->length};
        word->stop |=
            key.n < 2 || is_korean_verb(word) || share__is_stop_word(index->language, key);
    }
    return true;
}

bool share__tag_words_prepare(share__index *index)
{
    const uint64_t english = (uint64_t)1 << SHARE__LANGUAGE_en;
    bool korean = index->language == SHARE__LANGUAGE_ko;
    for (size_t i = 0; i < index->word_count; i++) {
        share__word *word = &index->words[i];
        share__view key = {word->key, word->length};
        bool foreign = (unsigned char)key.p[0] >= 0x80;
        if (index->language == SHARE__LANGUAGE_en && foreign) /* pages in two languages */
            word->stop |= share__stop_word_mask(key) != 0;
        if (word->stop || index->language == SHARE__LANGUAGE_en)
            continue;
        word->stop =
            (share__is_alpha(key.p[0]) && share__stop_word_mask(key) & english) ||
            is_one_han(word) ||
            (korean && ends_in_hangul(word) && (is_korean_verb(word) || is_korean_syllable(word)));
    }
    return !korean || cut_particles(index);
}
