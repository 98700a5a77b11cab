/* vocabulary.c - fills a vocabulary and looks things up in it.
 *
 * Two tags are one when their letters and digits are, without regard to case, spaces and hyphens;
 * + and # count, so that C, C++ and C# are three. The words of a tag are folded as the index folds
 * the words of an article in English, plurals into singulars, in every language: a tag that is
 * found in a text by a wrong plural is still a tag of the site. Tags in Han, kana, Thai and Hangul
 * go into the trie by characters, since no space shows where their words end. */
#include "pick/vocabulary.h"

#include "base/utf8.h"
#include "pick/language.h"

#include <string.h>

/* ---- names ---- */

static size_t hash_of(share__view key)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < key.n; i++)
        hash = (hash ^ (unsigned char)key.p[i]) * 0x100000001B3u;
    return (size_t)(hash ^ hash >> 32);
}

static size_t slot_of(const share__names *names, share__view key)
{
    size_t at = hash_of(key) & (names->slot_count - 1);
    for (; names->slots[at]; at = (at + 1) & (names->slot_count - 1)) {
        uint32_t number = names->slots[at] - 1;
        if (names->lengths[number] == key.n && memcmp(names->keys[number], key.p, key.n) == 0)
            break;
    }
    return at;
}

static bool grow_slots(share__names *names, share__arena *arena)
{
    size_t count = names->slot_count ? names->slot_count * 2 : 64;
    uint32_t *slots = share__arena_alloc(arena, count * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0, count * sizeof *slots);
    names->slots = slots;
    names->slot_count = count;
    for (size_t i = 0; i < names->count; i++)
        slots[slot_of(names, (share__view){names->keys[i], names->lengths[i]})] = (uint32_t)i + 1;
    return true;
}

/* The number of a name; names->count when there is none. */
static size_t find_name(const share__names *names, share__view key)
{
    if (names->slot_count == 0)
        return names->count;
    uint32_t found = names->slots[slot_of(names, key)];
    return found ? found - 1 : names->count;
}

/* Its number, given now if it is new; false when memory ends. */
static bool name(share__names *names, share__arena *arena, share__view key, uint32_t *number)
{
    size_t found = find_name(names, key);
    *number = (uint32_t)found;
    if (found < names->count)
        return true;
    if ((names->count + 1) * 2 > names->slot_count && !grow_slots(names, arena))
        return false;
    const char **keys =
        share__arena_grow(arena, names->keys, names->count, &names->room, sizeof *keys);
    if (keys)
        names->keys = keys;
    uint32_t *lengths = share__arena_grow(arena, names->lengths, names->count, &names->length_room,
                                          sizeof *lengths);
    if (lengths)
        names->lengths = lengths;
    const char *copy = keys && lengths ? share__arena_string(arena, key) : NULL;
    if (!copy)
        return false;
    keys[names->count] = copy;
    lengths[names->count] = (uint32_t)key.n;
    names->slots[slot_of(names, key)] = (uint32_t)++names->count;
    return true;
}

/* ---- pieces ---- */

bool share__is_run_on(uint32_t c)
{
    return c >= 0x0E00 && (share__is_unspaced(c) || (c >= 0xAC00 && c <= 0xD7A3));
}

share__piece share__next_piece(const char **p, const char *end, char *room)
{
    share__piece piece = {{room, 0}, 0};
    const char *at = *p;
    uint32_t c = share__utf8_next(p, end);
    if (!share__is_word(c))
        return piece;
    if (share__is_run_on(c)) {
        piece.character = c;
        return piece;
    }
    *p = at;
    while (*p < end) {
        at = *p;
        c = share__utf8_next(p, end);
        bool sign = piece.word.n > 0 && (c == '+' || c == '#');
        if ((!share__is_word(c) && !sign) || share__is_run_on(c)) {
            *p = at;
            break;
        }
        if (piece.word.n + 4 <= SHARE__LONGEST_TAG)
            piece.word.n += share__utf8_encode(room + piece.word.n, share__to_lower(c));
    }
    return piece;
}

/* English plurals, as index_scan.c folds them. */
share__view share__singular(share__view word)
{
    size_t n = word.n;
    if (n < 4 || word.p[n - 1] != 's')
        return word;
    char before = word.p[n - 2];
    if (before == 's' || before == 'u' || before == 'i')
        return word;
    bool sibilant = word.p[n - 3] == 'x' || word.p[n - 3] == 'h' ||
                    (word.p[n - 3] == 's' && word.p[n - 4] == 's');
    word.n -= before == 'e' && n > 4 && sibilant ? 2 : 1;
    return word;
}

/* "stories" and "story", both without their end. */
static share__view stem(share__view word)
{
    if (word.n > 4 && memcmp(word.p + word.n - 3, "ies", 3) == 0)
        word.n -= 3;
    else if (word.n > 3 && word.p[word.n - 1] == 'y')
        word.n -= 1;
    else
        word = share__singular(word);
    return word;
}

uint32_t share__vocabulary_word(const struct share_vocabulary *vocabulary, share__view word)
{
    size_t found = find_name(&vocabulary->words, stem(word));
    return found < vocabulary->words.count ? (uint32_t)found + 1 : SHARE__NO_SYMBOL;
}

bool share__is_function_word(share__view word)
{
    enum { LONGEST_FUNCTION_WORD = 4 }; /* longer ones may be words of another language */
    return word.n <= LONGEST_FUNCTION_WORD && share__stop_word_mask(word) != 0;
}

bool share__next_title_word(share__title_scan *scan, share__view *word)
{
    while (scan->p < scan->end) {
        share__piece piece = share__next_piece(&scan->p, scan->end, scan->room);
        uint32_t before = scan->before;
        scan->before = piece.character;
        if (piece.character && before) {
            word->p = scan->room;
            word->n = share__utf8_encode(scan->room, before);
            word->n += share__utf8_encode(scan->room + word->n, piece.character);
            return true;
        }
        *word = stem(piece.word);
        if (piece.word.n > 1 && !share__is_function_word(piece.word))
            return true;
    }
    return false;
}

uint32_t share__vocabulary_character(uint32_t c)
{
    return c | 0x80000000u;
}

/* ---- lists of tags ---- */

enum { LONGEST_LIST = 1000 };

/* The list of a word, made if it is new; NULL when memory ends. */
static struct share__posting_list *list_of(share__postings *postings, share__arena *arena,
                                           uint32_t word)
{
    while (postings->list_count <= word) {
        struct share__posting_list *lists = share__arena_grow(
            arena, postings->lists, postings->list_count, &postings->list_room, sizeof *lists);
        if (!lists)
            return NULL;
        postings->lists = lists;
        lists[postings->list_count++] = (struct share__posting_list){0, 0};
    }
    return &postings->lists[word];
}

/* Counts one more of a tag in a list. A list that is very long tells little and gets no longer. */
static bool post(share__postings *postings, share__arena *arena, uint32_t word, uint32_t tag,
                 bool *new)
{
    struct share__posting_list *list = list_of(postings, arena, word);
    if (!list)
        return false;
    unsigned length = 0;
    *new = false;
    for (uint32_t at = list->first; at; at = postings->at[at - 1].next)
        if (postings->at[at - 1].tag == tag) {
            postings->at[at - 1].count++;
            return true;
        } else if (++length == LONGEST_LIST) {
            return true;
        }
    share__posting *grown =
        share__arena_grow(arena, postings->at, postings->count, &postings->room, sizeof *grown);
    if (!grown)
        return false;
    postings->at = grown;
    grown[postings->count] = (share__posting){tag, 1, list->first};
    list->first = (uint32_t)++postings->count;
    *new = true;
    return true;
}

/* ---- the trie ---- */

static size_t edge_slot(const struct share_vocabulary *v, uint32_t node, uint32_t symbol)
{
    uint64_t hash = ((uint64_t)node << 32 | symbol) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(hash >> 32) & (v->edge_slots - 1);
    while (v->edges[at].child && (v->edges[at].node != node || v->edges[at].symbol != symbol))
        at = (at + 1) & (v->edge_slots - 1);
    return at;
}

static bool grow_edges(struct share_vocabulary *v)
{
    share__trie_edge *old = v->edges;
    size_t old_slots = v->edge_slots, slots = old_slots ? old_slots * 2 : 128;
    share__trie_edge *edges = share__arena_alloc(&v->arena, slots * sizeof *edges);
    if (!edges)
        return false;
    memset(edges, 0, slots * sizeof *edges);
    v->edges = edges;
    v->edge_slots = slots;
    for (size_t i = 0; i < old_slots; i++)
        if (old[i].child)
            edges[edge_slot(v, old[i].node, old[i].symbol)] = old[i];
    return true;
}

static bool add_node(struct share_vocabulary *v)
{
    uint32_t *ends =
        share__arena_grow(&v->arena, v->ends, v->node_count, &v->node_room, sizeof *ends);
    if (!ends)
        return false;
    v->ends = ends;
    ends[v->node_count++] = 0;
    return true;
}

uint32_t share__vocabulary_step(const struct share_vocabulary *v, uint32_t node, uint32_t symbol)
{
    return v->edge_slots && symbol ? v->edges[edge_slot(v, node, symbol)].child : 0;
}

/* The node behind 'node', made if it is new; 0 when memory ends. */
static uint32_t make_step(struct share_vocabulary *v, uint32_t node, uint32_t symbol)
{
    if ((v->edge_count + 1) * 2 > v->edge_slots && !grow_edges(v))
        return 0;
    size_t at = edge_slot(v, node, symbol);
    if (v->edges[at].child)
        return v->edges[at].child;
    if ((v->node_count == 0 && !add_node(v)) || !add_node(v))
        return 0;
    v->edges[at] = (share__trie_edge){node, symbol, (uint32_t)v->node_count - 1};
    v->edge_count++;
    return v->edges[at].child;
}

/* A word of a tag, by which a part of the tag can be found. */
static bool add_word(struct share_vocabulary *v, share__view word, uint32_t tag, uint32_t *number)
{
    bool new;
    if (!name(&v->words, &v->arena, stem(word), number))
        return false;
    if (share__is_function_word(word))
        return true;
    struct share__posting_list *list = list_of(&v->holders, &v->arena, *number);
    if (!list || list->count == SHARE__MOST_HOLDERS) /* a word of very many tags tells none */
        return list != NULL;
    if (!post(&v->holders, &v->arena, *number, tag, &new))
        return false;
    v->holders.lists[*number].count += new;
    return true;
}

static bool add_path(struct share_vocabulary *v, share__view text, uint32_t tag)
{
    char room[2 * SHARE__LONGEST_TAG];
    const char *p = text.p, *end = text.p + text.n;
    uint32_t node = 0, word;
    for (unsigned steps = 0; p < end;) {
        share__piece piece = share__next_piece(&p, end, room);
        if (piece.word.n == 0 && piece.character == 0)
            continue;
        if (++steps > SHARE__LONGEST_PATH)
            return true;
        v->unspaced |= piece.character != 0;
        if (piece.word.n > 0 && !add_word(v, piece.word, tag, &word))
            return false;
        node = make_step(
            v, node, piece.word.n > 0 ? word + 1 : share__vocabulary_character(piece.character));
        if (node == 0)
            return false;
    }
    if (node != 0 && v->ends[node] == 0)
        v->ends[node] = tag + 1;
    return true;
}

/* ---- tags ---- */

/* What a tag is compared by. */
static share__view squashed(share__view text, char *room)
{
    share__view key = {room, 0};
    for (const char *p = text.p, *end = p + text.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        if (share__is_word(c) || ((c == '+' || c == '#') && key.n > 0))
            key.n += share__utf8_encode(room + key.n, share__fold_case(c));
    }
    return key;
}

/* The text without the marks that people write in front of a tag. */
static share__view bare(share__view text)
{
    text = share__trim(text);
    while (text.n > 0 && text.p[0] == '#')
        text = share__trim(share__view_from(text, 1));
    return text;
}

/* The entry of a tag, made if it is new. */
static share_status enter(struct share_vocabulary *v, share__view text, uint32_t *number)
{
    char room[2 * SHARE__LONGEST_TAG];
    share__view key = text.n <= SHARE__LONGEST_TAG ? squashed(text, room) : SHARE__LIT("");
    if (key.n == 0)
        return SHARE_ERR_USAGE;
    size_t before = v->names.count;
    if (before == SHARE__MOST_TAGS && find_name(&v->names, key) == before)
        return SHARE_ERR_TOO_BIG;
    share__known_tag *tags =
        share__arena_grow(&v->arena, v->tags, before, &v->tag_room, sizeof *tags);
    if (!tags)
        return SHARE_ERR_MEMORY;
    v->tags = tags;
    const char *copy = share__arena_string(&v->arena, text);
    if (!copy || !name(&v->names, &v->arena, key, number))
        return SHARE_ERR_MEMORY;
    if (*number == before)
        tags[before] =
            (share__known_tag){.text = copy, .length = (uint32_t)text.n, .canonical = *number};
    return *number < before || add_path(v, text, *number) ? SHARE_OK : SHARE_ERR_MEMORY;
}

uint32_t share__vocabulary_canonical(const struct share_vocabulary *v, uint32_t number)
{
    while (v->tags[number].canonical != number)
        number = v->tags[number].canonical;
    return number;
}

static void list(struct share_vocabulary *v, uint32_t number)
{
    v->listed += !v->tags[number].listed;
    v->tags[number].listed = true;
}

share_status share__vocabulary_add(struct share_vocabulary *v, share__view text, uint32_t *entry)
{
    uint32_t number;
    share_status status = enter(v, bare(text), &number);
    if (status != SHARE_OK)
        return status;
    number = share__vocabulary_canonical(v, number);
    list(v, number);
    v->tags[number].uses++;
    if (entry)
        *entry = number;
    return SHARE_OK;
}

/* An alias of an alias stands for the same tag; of two calls that name each other, the later one
 * says how both are written. */
share_status share__vocabulary_alias(struct share_vocabulary *v, share__view alias, share__view tag)
{
    uint32_t from, to;
    tag = bare(tag);
    share_status status = enter(v, bare(alias), &from);
    if (status == SHARE_OK)
        status = enter(v, tag, &to);
    if (status != SHARE_OK)
        return status;
    from = share__vocabulary_canonical(v, from);
    to = share__vocabulary_canonical(v, to);
    const char *copy = share__arena_string(&v->arena, tag);
    if (!copy)
        return SHARE_ERR_MEMORY;
    share__known_tag *target = &v->tags[to];
    target->text = copy;
    target->length = (uint32_t)tag.n;
    target->spelled = true;
    if (from == to)
        return SHARE_OK;
    v->tags[from].canonical = to;
    target->uses += v->tags[from].uses;
    if (v->tags[from].listed) {
        v->listed--;
        list(v, to);
    }
    return SHARE_OK;
}

share_status share__vocabulary_learn(struct share_vocabulary *v, share__view title,
                                     const uint32_t *tags, size_t count)
{
    share__title_scan scan = {.p = title.p, .end = title.p + title.n};
    share__view word;
    v->posts++;
    while (share__next_title_word(&scan, &word)) {
        uint32_t number;
        struct share__posting_list *list = NULL;
        if (name(&v->title_words, &v->arena, word, &number))
            list = list_of(&v->titles, &v->arena, number);
        if (!list)
            return SHARE_ERR_MEMORY;
        list->count++;
        for (size_t i = 0; i < count; i++) {
            bool new;
            if (!post(&v->titles, &v->arena, number, tags[i], &new))
                return SHARE_ERR_MEMORY;
        }
    }
    return SHARE_OK;
}

uint32_t share__vocabulary_title_word(const struct share_vocabulary *v, share__view word)
{
    size_t found = find_name(&v->title_words, word);
    return found < v->title_words.count ? (uint32_t)found : UINT32_MAX;
}

uint32_t share__vocabulary_find(const struct share_vocabulary *v, share__view tag)
{
    char room[2 * SHARE__LONGEST_TAG];
    if (tag.n > SHARE__LONGEST_TAG)
        return (uint32_t)v->names.count;
    share__view key = squashed(tag, room);
    size_t found = key.n > 0 ? find_name(&v->names, key) : v->names.count;
    return found < v->names.count ? share__vocabulary_canonical(v, (uint32_t)found)
                                  : (uint32_t)v->names.count;
}

share__view share__vocabulary_spelling(const struct share_vocabulary *v, share__view tag)
{
    uint32_t found = share__vocabulary_find(v, tag);
    return found < v->names.count && v->tags[found].spelled
               ? (share__view){v->tags[found].text, v->tags[found].length}
               : tag;
}
