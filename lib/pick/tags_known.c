/* tags_known.c - which tags of a site fit an article.
 *
 * A tag that stands in the text is better the more often and the earlier it does, in the headline
 * above all, and better with several words than with one. Of a tag of several words half of what it
 * says is enough, at a price: "acquisition services" for much about acquisition. A vocabulary that
 * was learnt from posts also tells how often each tag is given, and which words in a title go with
 * it, as in naive Bayes; so a tag may fit that the article never mentions. Weights were found on
 * two blogs, each against the tags of its other posts; docs/quality.md.
 *
 * One walk through the article's words along the trie of all tags: the cost does not grow with the
 * vocabulary. */
#include "pick/features.h"
#include "pick/tags.h"

#include "base/utf8.h"
#include "pick/vocabulary.h"

#include <string.h>

enum { /* in 1/1024, see share__shortlist */
       POSITION = 512,
       TITLE = 614,
       HEADING = 307,
       SEVERAL_WORDS = 1024,
       IN_PART = -1536,
       PART_COUNT = 2048,
       PART_MISSING = 2048,
       NOT_IN_TEXT = -1024,
       USES = 512,
       TITLES = 341,
       FAR_BEHIND = 1700, /* what is so much worse than the best does not fit */
       LOG_100 = 4726,    /* share__log(99) */
       LOG_2 = 709        /* share__log(1) */
};

enum { MOST_WORDS = 8, LEAST_TITLES = 2 };

/* What was found out about a tag so far. */
typedef struct candidate {
    uint32_t tag;
    uint32_t count, first; /* of the whole tag in the text */
    bool title, heading;
    bool part;       /* some of its words are there */
    bool goes_along; /* with words of the title */
    int32_t along;   /* how well, against a tag that never went with them */
} candidate;

typedef struct symbol {
    uint32_t symbol, token;
    bool heading, title;
    bool inside; /* in a run of the same script: no tag starts here, and none ends before it */
} symbol;

typedef struct matcher {
    share__index *index;
    const struct share_vocabulary *vocabulary;
    candidate *at;
    size_t count, room;
    uint32_t *slots; /* candidate + 1, by tag */
    size_t slot_count;
    symbol *symbols;
    size_t symbol_count, symbol_room;
    uint32_t *counts;    /* by word of the vocabulary: occurrences */
    uint32_t *firsts;    /* and the first token */
    int32_t title_words; /* that are in the titles of some posts */
    int32_t alone;       /* what they give a tag that never went with any of them */
    bool memory_ended;
} matcher;

/* ---- candidates ---- */

static bool grow_slots(matcher *m)
{
    size_t count = m->slot_count ? m->slot_count * 2 : 128;
    uint32_t *slots = share__arena_alloc(&m->index->arena, count * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0, count * sizeof *slots);
    for (size_t i = 0; i < m->count; i++) {
        size_t at = m->at[i].tag * 0x9E3779B1u & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (uint32_t)i + 1;
    }
    m->slots = slots;
    m->slot_count = count;
    return true;
}

/* The candidate for a tag, made if it is new; NULL when it is none of the site's, and when memory
 * ends. */
static candidate *candidate_for(matcher *m, uint32_t tag)
{
    tag = share__vocabulary_canonical(m->vocabulary, tag);
    if (!m->vocabulary->tags[tag].listed)
        return NULL;
    if ((m->count + 1) * 2 > m->slot_count && !grow_slots(m)) {
        m->memory_ended = true;
        return NULL;
    }
    size_t at = tag * 0x9E3779B1u & (m->slot_count - 1);
    for (; m->slots[at]; at = (at + 1) & (m->slot_count - 1))
        if (m->at[m->slots[at] - 1].tag == tag)
            return &m->at[m->slots[at] - 1];
    candidate *grown =
        share__arena_grow(&m->index->arena, m->at, m->count, &m->room, sizeof *grown);
    if (!grown) {
        m->memory_ended = true;
        return NULL;
    }
    m->at = grown;
    grown[m->count] = (candidate){.tag = tag};
    m->slots[at] = (uint32_t)++m->count;
    return &grown[m->count - 1];
}

/* ---- the text as symbols ---- */

static void add_symbol(matcher *m, symbol next)
{
    bool gap = next.symbol == SHARE__NO_SYMBOL;
    if (gap && m->symbol_count > 0 && !m->symbols[m->symbol_count - 1].symbol)
        return;
    symbol *grown = share__arena_grow(&m->index->arena, m->symbols, m->symbol_count,
                                      &m->symbol_room, sizeof *grown);
    if (!grown) {
        m->memory_ended = true;
        return;
    }
    m->symbols = grown;
    grown[m->symbol_count++] = next;
    if (gap || next.symbol & 0x80000000u)
        return;
    if (m->counts[next.symbol - 1]++ == 0)
        m->firsts[next.symbol - 1] = next.token;
}

static bool is_katakana(uint32_t c)
{
    return c == 0x30FC || (c >= 0x30A1 && c <= 0x30FA);
}

static bool is_hangul(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/* Words go on across spaces, hyphens and what stands between two letters. */
static bool goes_on(const char *at, const char *next, const char *end)
{
    if (*at == ' ' || *at == '-' || *at == '/' || *at == '_' || *at == '&')
        return true;
    const char *behind = next;
    return next < end && share__is_word(share__utf8_next(&behind, end)) &&
           (*at == '.' || *at == '\'' || share__utf8_first(share__view_between(at, end)) == 0x2019);
}

/* The symbols of a text, all with the place of 'like'. */
static void add_text(matcher *m, share__view text, symbol like)
{
    char room[2 * SHARE__LONGEST_TAG];
    uint32_t before = 0;
    for (const char *p = text.p, *end = p + text.n; p < end && !m->memory_ended;) {
        const char *at = p;
        share__piece piece = share__next_piece(&p, end, room);
        like.inside = (is_katakana(piece.character) && is_katakana(before)) ||
                      (is_hangul(piece.character) && is_hangul(before));
        before = piece.character;
        like.symbol = piece.character ? share__vocabulary_character(piece.character)
                      : piece.word.n  ? share__vocabulary_word(m->vocabulary, piece.word)
                                      : SHARE__NO_SYMBOL;
        if (piece.character || piece.word.n || !goes_on(at, p, end))
            add_symbol(m, like);
    }
}

/* Of each word once: what it is in the trie. What is joined of several is spelled out each time. */
static bool add_tokens(matcher *m)
{
    share__index *index = m->index;
    uint32_t *known = share__arena_alloc(&index->arena, (index->word_count + 1) * sizeof *known);
    if (!known)
        return false;
    const uint32_t joined_word = UINT32_MAX;
    for (size_t i = 0; i < index->word_count; i++) {
        share__view key = {index->words[i].key, index->words[i].length};
        bool joined = false;
        for (size_t b = 0; b < key.n && !joined; b++)
            joined = (unsigned char)key.p[b] == 0xE2 || memchr("'-.&/_", key.p[b], 6) != NULL;
        known[i] = joined ? joined_word : share__vocabulary_word(m->vocabulary, key);
    }
    for (uint32_t i = 0; i < index->token_count && !m->memory_ended; i++) {
        const share__token *token = &index->tokens[i];
        symbol here = {.token = i,
                       .heading = token->flags & SHARE__TOKEN_HEADING,
                       .title = i < index->headline_tokens};
        if (token->flags & SHARE__TOKEN_BREAK)
            add_symbol(m, here);
        here.symbol = known[token->word];
        const share__word *word = &index->words[token->word];
        if (here.symbol == joined_word)
            add_text(m, (share__view){word->key, word->length}, here);
        else
            add_symbol(m, here);
    }
    return !m->memory_ended;
}

/* The text itself, where tags of the site are in scripts that the index cuts in another way. */
static bool add_sentences(matcher *m, const struct share_article *article)
{
    const share__document *document = &article->document;
    const symbol gap = {SHARE__NO_SYMBOL, 0, false, false, false};
    const share__values *headlines = &article->lists[SHARE_HEADLINE];
    if (headlines->count > 0 && headlines->at[0].origin != SHARE_FROM_RANKING)
        add_text(m, share__article_best(article, SHARE_HEADLINE),
                 (symbol){.heading = true, .title = true});
    size_t sentence = 0;
    for (size_t i = 0; i < document->block_count && !m->memory_ended; i++) {
        if (article->roles[i] == SHARE__ROLE_HEADING) {
            uint32_t token = sentence < m->index->sentence_count
                                 ? m->index->sentences[sentence].first_token
                                 : (uint32_t)m->index->token_count;
            add_symbol(m, gap);
            add_text(m, document->blocks[i].text, (symbol){.token = token, .heading = true});
        }
        for (; sentence < m->index->sentence_count && m->index->sentences[sentence].block == i;
             sentence++) {
            add_symbol(m, gap);
            add_text(m, m->index->sentences[sentence].text,
                     (symbol){.token = m->index->sentences[sentence].first_token});
        }
    }
    return !m->memory_ended;
}

/* ---- what speaks for a tag ---- */

/* The longest tag that starts at each place counts; one that lies inside it does not. */
static void walk(matcher *m)
{
    for (size_t i = 0; i < m->symbol_count;) {
        const symbol *s = &m->symbols[i];
        uint32_t node = 0, tag = 0;
        size_t end = i;
        for (size_t j = i; j < m->symbol_count && !s->inside; j++) {
            node = share__vocabulary_step(m->vocabulary, node, m->symbols[j].symbol);
            if (node == 0)
                break;
            bool cut = j + 1 < m->symbol_count && m->symbols[j + 1].inside &&
                       is_katakana(m->symbols[j + 1].symbol & 0x7FFFFFFFu);
            if (m->vocabulary->ends[node] && !cut) {
                tag = m->vocabulary->ends[node];
                end = j + 1;
            }
        }
        candidate *found = tag ? candidate_for(m, tag - 1) : NULL;
        if (found) {
            if (found->count++ == 0)
                found->first = s->token;
            found->heading |= s->heading;
            found->title |= s->title;
        }
        i = end > i ? end : i + 1;
    }
}

/* Tags of several words of which the text has some. */
static void find_parts(matcher *m)
{
    const share__postings *holders = &m->vocabulary->holders;
    for (size_t word = 0; word < m->vocabulary->words.count; word++) {
        bool few = word < holders->list_count && holders->lists[word].count < SHARE__MOST_HOLDERS;
        if (m->counts[word] == 0 || !few)
            continue;
        for (uint32_t at = holders->lists[word].first; at; at = holders->at[at - 1].next) {
            candidate *found = candidate_for(m, holders->at[at - 1].tag);
            if (found)
                found->part = true;
        }
    }
}

static int32_t log_of(uint64_t n) /* n > 0 */
{
    return share__log(n - 1);
}

/* Which tags the posts had whose titles have words with this one. For a word that is in the titles
 * of 'n' of all N posts, 'x' of them among the u posts of a tag, the logarithm of (x + 1.5 n/N) /
 * (u + 1.5) against (n + 0.5) / (N + 1). */
static void find_companions(matcher *m, share__view headline)
{
    const struct share_vocabulary *v = m->vocabulary;
    share__title_scan scan = {.p = headline.p, .end = headline.p + headline.n};
    share__view word;
    while (share__next_title_word(&scan, &word)) {
        uint32_t number = share__vocabulary_title_word(v, word);
        uint64_t n = number < v->titles.list_count ? v->titles.lists[number].count : 0;
        if (n < LEAST_TITLES)
            continue;
        m->title_words++;
        int32_t never = log_of(3 * n);
        m->alone += never - log_of(2 * (uint64_t)v->posts) - log_of(2 * n + 1) + LOG_2 +
                    log_of((uint64_t)v->posts + 1);
        for (uint32_t at = v->titles.lists[number].first; at; at = v->titles.at[at - 1].next) {
            const share__posting *posting = &v->titles.at[at - 1];
            candidate *found = candidate_for(m, posting->tag);
            if (!found)
                continue;
            found->goes_along = true;
            found->along += log_of(2 * (uint64_t)posting->count * v->posts + 3 * n) - never;
        }
    }
}

/* ---- the score ---- */

static int32_t position_of(uint32_t first)
{
    return (share__log(99 + first) - LOG_100) * POSITION / 1024;
}

static uint32_t root(uint32_t n) /* the integer square root */
{
    uint32_t r = 0;
    for (uint32_t bit = 1u << 15; bit; bit >>= 1)
        if ((uint64_t)(r + bit) * (r + bit) <= n)
            r += bit;
    return r;
}

/* 1024 for a word that no other tag has; less for a common one, and half for a broad one. */
static uint32_t worth_of(const struct share_vocabulary *v, uint32_t word, bool broad)
{
    uint32_t tags = word < v->holders.list_count ? v->holders.lists[word].count : 0;
    uint32_t worth = 1024u * 64 / root(4096 * (tags ? tags : 1));
    return broad ? worth / 2 : worth;
}

static bool is_broad(share__view word)
{
    int kind = share__tag_word_kind(SHARE__LANGUAGE_en, share__singular(word));
    return kind == SHARE__TAG_WEAK || kind == SHARE__TAG_BROAD;
}

/* Notes what a summand of the score is made for. */
static int32_t add(struct share_features *features, const char *name, int32_t points)
{
    share__note_feature(features, name, points);
    return points;
}

/* Whether enough of the tag's words are in the text, and what they give; 'f' as for features.h. */
static bool score_part(const matcher *m, const share__known_tag *tag, int32_t *score,
                       struct share_features *f)
{
    char room[2 * SHARE__LONGEST_TAG];
    uint32_t words = 0, all = 0, have = 0, first = UINT32_MAX;
    int64_t counted = 0;
    bool telling = false; /* a word that is not broad is there */
    for (const char *p = tag->text, *end = p + tag->length; p < end && words < MOST_WORDS;) {
        share__piece piece = share__next_piece(&p, end, room);
        if (piece.character)
            return false;
        if (piece.word.n == 0 || share__is_function_word(piece.word))
            continue;
        uint32_t found = share__vocabulary_word(m->vocabulary, piece.word);
        uint32_t word = found - 1, count = found ? m->counts[word] : 0;
        bool broad = is_broad(piece.word);
        uint32_t worth = found ? worth_of(m->vocabulary, word, broad) : 1024;
        telling |= count > 0 && !broad;
        words++;
        all += worth;
        have += count ? worth : 0;
        counted += (int64_t)share__log(count) * worth / 1024;
        if (count && m->firsts[word] < first)
            first = m->firsts[word];
    }
    if (words < 2 || all == 0 || have * 2 < all || !(telling || (have == all && words > 2)))
        return false;
    bool title = first < m->index->headline_tokens && have == all;
    *score = add(f, "part_of_tag", IN_PART - (int32_t)((all - have) * PART_MISSING / all));
    *score += add(f, "frequency", (int32_t)(counted * PART_COUNT / 1024 / words));
    *score += add(f, "position", -position_of(first));
    *score += add(f, "in_headline", title ? TITLE : 0);
    return true;
}

static bool score_of(const matcher *m, const candidate *c, int32_t *score, struct share_features *f)
{
    const share__known_tag *tag = &m->vocabulary->tags[c->tag];
    const uint64_t posts = m->vocabulary->posts;
    if (c->count > 0) {
        bool several = memchr(tag->text, ' ', tag->length) || memchr(tag->text, '-', tag->length);
        *score = add(f, "frequency", share__log(c->count - 1));
        *score += add(f, "position", -position_of(c->first));
        *score += add(f, "in_headline", c->title ? TITLE : 0);
        *score += add(f, "in_headings", c->heading && !c->title ? HEADING : 0);
        *score += add(f, "length", several ? SEVERAL_WORDS : 0);
    } else if (!c->part || !score_part(m, tag, score, f)) {
        if (!c->goes_along)
            return false;
        *score = add(f, "not_in_text", NOT_IN_TEXT);
    }
    if (posts == 0)
        return true;
    int32_t titles =
        m->alone + c->along - m->title_words * (log_of(2 * (uint64_t)tag->uses + 3) - LOG_2);
    *score += add(f, "uses", (log_of(tag->uses) - log_of(posts)) * USES / 1024);
    *score += add(f, "headline_words", titles * TITLES / 1024);
    return true;
}

static void choose(const matcher *m, share__known_hit *hits, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < m->count; i++) {
        const candidate *c = &m->at[i];
        int32_t score;
        if (!score_of(m, c, &score, NULL))
            continue;
        if (*count == SHARE__MOST_KNOWN && score <= hits[*count - 1].score)
            continue;
        size_t at = *count < SHARE__MOST_KNOWN ? (*count)++ : *count - 1;
        for (; at > 0 && hits[at - 1].score < score; at--)
            hits[at] = hits[at - 1];
        hits[at] = (share__known_hit){.tag = c->tag, .score = score, .candidate = (uint32_t)i};
    }
    while (*count > 1 && hits[0].score - hits[*count - 1].score > FAR_BEHIND)
        --*count;
}

/* What the scores of those chosen are made of. */
static share_status explain(const matcher *m, share__known_hit *hits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int32_t score;
        hits[i].features = share__arena_alloc(&m->index->arena, sizeof *hits[i].features);
        if (!hits[i].features)
            return SHARE_ERR_MEMORY;
        hits[i].features->count = 0;
        score_of(m, &m->at[hits[i].candidate], &score, hits[i].features);
    }
    return SHARE_OK;
}

share_status share__known_tags(share__known_hit *hits, size_t *count, share__index *index,
                               const struct share_article *article,
                               const struct share_vocabulary *vocabulary)
{
    matcher m = {.index = index, .vocabulary = vocabulary};
    size_t words = vocabulary->words.count;
    m.counts = share__arena_alloc(&index->arena, (words + 1) * sizeof *m.counts);
    m.firsts = share__arena_alloc(&index->arena, (words + 1) * sizeof *m.firsts);
    *count = 0;
    if (!m.counts || !m.firsts)
        return SHARE_ERR_MEMORY;
    memset(m.counts, 0, (words + 1) * sizeof *m.counts);
    if (!(vocabulary->unspaced ? add_sentences(&m, article) : add_tokens(&m)))
        return SHARE_ERR_MEMORY;
    walk(&m);
    find_parts(&m);
    if (vocabulary->posts > 0)
        find_companions(&m, share__article_best(article, SHARE_HEADLINE));
    if (m.memory_ended)
        return SHARE_ERR_MEMORY;
    choose(&m, hits, count);
    return article->explained ? explain(&m, hits, *count) : SHARE_OK;
}
