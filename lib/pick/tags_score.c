/* tags_score.c - how good a tag each phrase would be.
 *
 * The score is a sum of logarithms and constants: how often the phrase comes, and comes by itself,
 * how early, whether headline and headings say it, whether it is a name, how many words it has, and
 * what is known of the words (tag_words.inc): verbs and empty nouns do not stand alone, broad nouns
 * seldom tell what an article is about, topics are what people follow. The weights were fitted on
 * half of the blogs that we measure with and checked on the other half; docs/quality.md.
 *
 * What a word is known for is asked only where it decides: most candidates cannot reach the list by
 * the rest. */
#include "pick/features.h"
#include "pick/tags.h"

enum { /* in 1/1024, see share__shortlist */
       BY_ITSELF = 700,
       COUNT = 530,
       COUNT_OF_TWO = 510, /* more, for phrases of two words */
       POSITION = 920,
       TWO_WORDS = -360,
       THREE_WORDS = 200,
       TITLE_WORD = 510,
       TITLE_PHRASE = 280,
       HEADINGS = 170,
       NAMES = 340,
       CAPITALS = 610,
       ONCE = -510, /* a phrase of several words that comes once */
       SHORT = -360,
       WEAK = -1230,
       BROAD = -1230,
       TOPIC = 510,
       TOPIC_PHRASE = 1640,
       LATIN = 900, /* Latin words in a text of another script: names, mostly */
       LOG_2 = 709,
       LOG_100 = 4726, /* share__log(1), share__log(99) */
       /* what the constants can add at most, by words */
       MOST_ONE = TITLE_WORD + HEADINGS + NAMES + CAPITALS + TOPIC,
       MOST_MORE = TITLE_PHRASE + HEADINGS + NAMES + CAPITALS + TOPIC_PHRASE
};

int32_t share__log(uint64_t n)
{
    return (int32_t)((uint64_t)share__log2(n) * 710 >> 10);
}

/* What counts say. */
static int32_t frequency_of(const share__phrase *p)
{
    if (p->count == 1 && p->inside == 0) /* most of them */
        return LOG_2 * BY_ITSELF / 1024;
    /* eff = count - 0.8 * inside, at least 0.1; ln(1 + eff) in tenths */
    static const int32_t log_10 = 2357; /* share__log(9) */
    uint32_t eff = p->count * 10, lost = p->inside * 8;
    eff = eff > lost + 1 ? eff - lost : 1;
    int32_t alone = share__log(9 + eff) - log_10, all = share__log(p->count - 1);
    return (alone * BY_ITSELF + all * (COUNT + (p->words == 2 ? COUNT_OF_TWO : 0))) / 1024;
}

static int32_t position_of(uint32_t first)
{
    return (share__log(99 + first) - LOG_100) * POSITION / 1024;
}

#define BIT(tag) ((uint64_t)1 << SHARE__LANGUAGE_##tag)
/* In languages that are never written in Latin letters. */
static int32_t latin_bonus_in(share__language language)
{
    const uint64_t languages = BIT(ru) | BIT(uk) | BIT(bg) | BIT(be) | BIT(el) | BIT(ar) | BIT(fa) |
                               BIT(ur) | BIT(he) | BIT(hi) | BIT(mr) | BIT(bn) | BIT(ta) | BIT(th) |
                               BIT(ja) | BIT(ko) | BIT(zh) | BIT(ka) | BIT(hy) | BIT(am) | BIT(my) |
                               BIT(km) | BIT(te) | BIT(gu) | BIT(pa) | BIT(ml) | BIT(kn);
    return languages >> language & 1 ? LATIN : 0;
}
#undef BIT

/* What places and capitals say. */
typedef struct form {
    int32_t headline, headings, name, capitals, length, latin;
} form;

static form form_of(const share__phrase *p, const share__index *index, int32_t latin_bonus)
{
    uint32_t names = 0, headings = 0, upper = 0, latin = 0;
    for (uint32_t i = 0; i < p->words; i++) {
        const share__word *word = &index->words[index->tokens[p->first + i].word];
        names += word->names * 2 > word->count;
        headings += word->headings > 0;
        latin += share__is_alpha(word->key[0]);
        upper += word->form_counts[SHARE__FORM_UPPER] * 2 > word->count;
    }
    bool title = p->first + p->words <= index->headline_tokens;
    const share__word *first = &index->words[index->tokens[p->first].word];
    bool brief = p->words == 1 && first->length < 3 && (unsigned char)first->key[0] < 0x80;
    return (form){.headline = title ? p->words == 1 ? TITLE_WORD : TITLE_PHRASE : 0,
                  .headings = headings == p->words ? HEADINGS : 0,
                  .name = names == p->words ? NAMES : 0,
                  .capitals = upper == p->words ? CAPITALS : 0,
                  .length = (p->words == 2   ? TWO_WORDS
                             : p->words == 3 ? THREE_WORDS
                                             : 0) +
                            (p->words > 1 && p->count < 2 ? ONCE : 0) + (brief ? SHORT : 0),
                  .latin = latin == p->words ? latin_bonus : 0};
}

static int32_t sum_of(form f)
{
    return f.headline + f.headings + f.name + f.capitals + f.length + f.latin;
}

/* Latin words in texts of other scripts are English, mostly. */
static int kind_of(const share__index *index, share__view key)
{
    bool english = share__is_alpha(key.p[0]) && latin_bonus_in(index->language) > 0;
    return share__tag_word_kind(english ? SHARE__LANGUAGE_en : index->language, key);
}

/* German writes its nouns with a capital: what never has one but where a sentence starts is none.
 */
static bool is_no_german_noun(const share__index *index, const share__word *word)
{
    return index->language == SHARE__LANGUAGE_de && word->names == 0 && word->headings == 0 &&
           word->form_counts[SHARE__FORM_LOWER] > 0;
}

static int kind_of_word(const share__index *index, uint32_t token)
{
    const share__word *word = &index->words[index->tokens[token].word];
    int kind = kind_of(index, (share__view){word->key, word->length});
    return kind == 0 && is_no_german_noun(index, word) ? SHARE__TAG_WEAK : kind;
}

/* What is known of the words. */
static int32_t knowledge_of(const share__phrase *p, const share__index *index)
{
    if (p->words == 1) {
        int kind = kind_of_word(index, p->first);
        return kind == SHARE__TAG_WEAK    ? WEAK
               : kind == SHARE__TAG_BROAD ? BROAD
               : kind == SHARE__TAG_TOPIC ? TOPIC
                                          : 0;
    }
    char room[SHARE__PHRASE_ROOM];
    share__view key = share__phrase_key(index, p, room);
    if (key.n > 0 && kind_of(index, key) == SHARE__TAG_TOPIC)
        return TOPIC_PHRASE;
    for (uint32_t i = 0; i < p->words; i++)
        if (kind_of_word(index, p->first + i) != SHARE__TAG_WEAK)
            return 0;
    return WEAK;
}

/* In the order of docs/json.md. */
static void note_features(struct share_features *features, int32_t frequency, int32_t position,
                          form f, int32_t knowledge)
{
    share__note_feature(features, "frequency", frequency);
    share__note_feature(features, "position", position);
    share__note_feature(features, "in_headline", f.headline);
    share__note_feature(features, "in_headings", f.headings);
    share__note_feature(features, "name", f.name);
    share__note_feature(features, "capitals", f.capitals);
    share__note_feature(features, "length", f.length);
    share__note_feature(features, "latin", f.latin);
    share__note_feature(features, "known_words", knowledge);
}

typedef struct candidates {
    share__shortlist *list;
    const share__index *index;
    uint32_t near;                   /* a token at or before the candidate's */
    int32_t near_position;           /* and its position */
    int32_t latin;                   /* what Latin words get */
    struct share_features *features; /* of the candidate; NULL: nobody asked */
} candidates;

static void consider(candidates *pass, const share__phrase *p, uint32_t number)
{
    share__shortlist *list = pass->list;
    int32_t worst =
        list->count < SHARE__TAG_SHORTLIST ? INT32_MIN : list->at[list->count - 1].score;
    int32_t frequency = frequency_of(p);
    /* asked for every 32 tokens only: what comes later gets less for it */
    if (p->first - pass->near > 32) { /* also when it is before that */
        pass->near = p->first;
        pass->near_position = position_of(p->first);
    }
    if (frequency - pass->near_position + pass->latin + (p->words == 1 ? MOST_ONE : MOST_MORE) <=
        worst)
        return;
    form f = form_of(p, pass->index, pass->latin);
    int32_t position = position_of(p->first), score = frequency - position + sum_of(f);
    if (score + (p->words == 1 ? TOPIC : TOPIC_PHRASE) <= worst)
        return;
    int32_t knowledge = knowledge_of(p, pass->index);
    score += knowledge;
    if (pass->features)
        note_features(pass->features, frequency, -position, f, knowledge);
    if (score <= worst)
        return;
    size_t at = list->count < SHARE__TAG_SHORTLIST ? list->count++ : list->count - 1;
    for (; at > 0 && list->at[at - 1].score < score; at--)
        list->at[at] = list->at[at - 1];
    list->at[at].score = score;
    list->at[at].number = number;
}

static share__phrase phrase_of(const share__word *word)
{
    return (share__phrase){
        .first = word->first, .count = word->count, .inside = word->inside, .words = 1};
}

/* Words and phrases in the order in which they end in the article. */
void share__shortlist_make(share__shortlist *list, const share__phrases *p,
                           const share__index *index)
{
    uint32_t next = 0, words = (uint32_t)index->word_count;
    /* cppcheck-suppress ctuuninitvar ; an address that is kept, the list is empty from here on */
    candidates pass = {.list = list,
                       .index = index,
                       .near = UINT32_MAX / 2, /* no token's */
                       .latin = latin_bonus_in(index->language)};
    list->count = 0;
    for (uint32_t i = 0; i < words; i++) {
        const share__word *word = &index->words[i];
        if (!share__is_rankable(word))
            continue;
        for (; next < p->count && p->at[next].first + p->at[next].words <= word->first; next++)
            consider(&pass, &p->at[next], words + next);
        share__phrase single = phrase_of(word);
        consider(&pass, &single, i);
    }
    for (; next < p->count; next++)
        consider(&pass, &p->at[next], words + next);
}

share__phrase share__shortlist_get(const share__shortlist *list, size_t at, const share__phrases *p,
                                   const share__index *index)
{
    uint32_t number = list->at[at].number;
    return number < index->word_count ? phrase_of(&index->words[number])
                                      : p->at[number - index->word_count];
}

void share__phrase_features(const share__phrase *p, const share__index *index,
                            struct share_features *features)
{
    share__shortlist alone = {.count = 0};
    candidates pass = {.list = &alone,
                       .index = index,
                       .near = UINT32_MAX / 2,
                       .latin = latin_bonus_in(index->language),
                       .features = features};
    consider(&pass, p, 0);
}
