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

/* The last syllable, and what is before it in *rest; 0 when it is none of Hangul. */
static uint32_t last_syllable(const share__word *word, share__view *rest)
{
    const char *p = word->key + word->length;
    uint32_t last = share__utf8_previous(word->key, &p);
    *rest = share__view_between(word->key, p);
    return last >= 0xAC00 && last <= 0xD7A3 ? last : 0;
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
    share__view rest;
    const uint32_t last = last_syllable(word, &rest);
    return rest.n == SYLLABLE &&
           (last == u'을' || last == u'를' || last == u'는' || last == u'은') &&
           !is_korean_noun(word);
}

/* Endings of verbs, by their last syllable: the syllables that stand before it in them. */
static const char *verb_endings(uint32_t last)
{
    switch (last) {
    case u'요':
        return "나까어아해세에예네군";
    case u'고':
        return "하되있려않이";
    case u'는':
        return "하되있없않쓰려";
    case u'면':
        return "하되으라려";
    case u'까':
        return "니할을될";
    case u'지':
        return "하든는한";
    case u'은':
        return "같않것";
    case u'서':
        return "해면라아어";
    case u'며':
        return "이하되";
    case u'데':
        return "는은";
    case u'여':
        return "하";
    case u'기':
        return "하보";
    case u'게':
        return "하있없";
    case u'던':
        return "하였했됐";
    case u'도':
        return "해라";
    case u'야':
        return "해어아";
    case u'이':
        return "것없";
    case u'을':
        return "것";
    case u'어':
        return "되";
    case u'만':
        return "지뿐";
    case u'록':
        return "도";
    case u'나':
        return "거이";
    case u'로':
        return "므";
    case u'운':
        return "로";
    case u'자':
        return "보";
    case u'가':
        return "는인던";
    case u'니':
        return "으";
    case u'닌':
        return "아";
    case u'라':
        return "니따";
    case u'해':
        return "통위대";
    default:
        return "";
    }
}

static bool is_korean_verb(const share__word *word)
{
    share__view rest;
    uint32_t last = last_syllable(word, &rest);
    if (last == u'다' && rest.n >= SYLLABLE && !is_korean_noun(word))
        return true;
    if (word->length >= 3 * SYLLABLE && (last == u'한' || last == u'된' || last == u'할' ||
                                         last == u'될' || last == u'던' || last == u'운'))
        return true;
    for (const char *before = verb_endings(last); *before && rest.n >= SYLLABLE; before += SYLLABLE)
        if (memcmp(rest.p + rest.n - SYLLABLE, before, SYLLABLE) == 0)
            return true;
    return false;
}

/* Particles without their last syllable, by that, longer ones first; "-" for it alone. */
static const char *particles(uint32_t last)
{
    switch (last) {
    case u'는':
        return "에서 으로 이라 라 에 과 와 -";
    case u'터':
        return "으로부 로부 부";
    case u'도':
        return "에서 으로 에";
    case u'서':
        return "에게 들에 에";
    case u'로':
        return "들으 으 들";
    case u'에':
        return "밖 들 -";
    case u'의':
        return "에서 들";
    case u'고':
        return "이라 라";
    case u'게':
        return "들에 에";
    case u'다':
        return "보 마";
    case u'을':
    case u'은':
        return "들 -";
    case u'이':
    case u'과':
        return "들";
    case u'지':
        return "까";
    case u'럼':
        return "처";
    case u'차':
        return "조";
    case u'란':
        return "이";
    case u'만':
        return "에서 에게";
    case u'를':
    case u'들':
        return "-";
    default:
        return "";
    }
}

/* What may be a particle or the end of a noun. */
static bool is_doubtful(uint32_t last)
{
    switch (last) {
    case u'이':
    case u'가':
    case u'의':
    case u'와':
    case u'과':
    case u'도':
    case u'로':
    case u'만':
    case u'란':
        return true;
    default:
        return false;
    }
}

/* The bytes of the particle at the end, 0 for none. '*sure' is false where it may be the noun's. */
static size_t particle_of(const share__word *word, bool *sure)
{
    static const char *const verbs[] = {"한", "된", "할", "될", "하는", "하고"};
    share__view rest, list, before;
    uint32_t last = last_syllable(word, &rest);
    bool hangul = word->length >= SYLLABLE * 3; /* two syllables stay */
    *sure = true;
    for (list = share__view_of(particles(last)); list.n > 0;
         list = share__view_from(list, before.n + 1)) {
        before = share__view_slice(list, 0, share__find(list, ' ', 0));
        size_t n = SYLLABLE + (before.p[0] == '-' ? 0 : before.n);
        if (word->length > n && (n == SYLLABLE || share__ends_with(rest, before)) &&
            ((unsigned char)word->key[0] < 0x80 || word->length >= n + 2 * SYLLABLE))
            return n;
    }
    *sure = (unsigned char)word->key[word->length > SYLLABLE ? word->length - SYLLABLE - 1 : 0] <
            0x80; /* behind Latin letters there is no doubt */
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs && *sure; i++)
        if (share__ends_with((share__view){word->key, word->length}, share__view_of(verbs[i])))
            return strlen(verbs[i]);
    return word->length > SYLLABLE && (hangul || *sure) && is_doubtful(last) ? SYLLABLE : 0;
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
