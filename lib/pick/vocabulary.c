/* vocabulary.c - fills a vocabulary and looks things up in it.
 *
 * Two tags are one when their letters and digits are, without regard to case, spaces and hyphens;
 * + and # count, so that C, C++ and C# are three. The words of a tag are folded as the index folds
 * the words of an article in English, plurals into singulars, in every language: a tag that is
 * found in a text by a wrong plural is still a tag of the site. Tags in Han, kana, Thai and Hangul
 * go into the trie by characters, since no space shows where their words end. */
#include "pick/vocabulary.h"

#include "base/utf8.h"

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
    share__piece piece = {{room, 0}, 0, true};
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
static share__view singular(share__view word)
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
        word = singular(word);
    return word;
}

uint32_t share__vocabulary_word(const struct share_vocabulary *vocabulary, share__view word)
{
    size_t found = find_name(&vocabulary->words, stem(word));
    return found < vocabulary->words.count ? (uint32_t)found + 1 : SHARE__NO_SYMBOL;
}

uint32_t share__vocabulary_character(uint32_t c)
{
    return c | 0x80000000u;
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
        if (piece.word.n > 0 && !name(&v->words, &v->arena, stem(piece.word), &word))
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
    return add_path(v, text, *number) ? SHARE_OK : SHARE_ERR_MEMORY;
}

static uint32_t canonical(const struct share_vocabulary *v, uint32_t number)
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

share_status share__vocabulary_add(struct share_vocabulary *v, share__view text, uint32_t uses)
{
    uint32_t number;
    share_status status = enter(v, bare(text), &number);
    if (status != SHARE_OK)
        return status;
    number = canonical(v, number);
    list(v, number);
    v->tags[number].uses += uses;
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
    from = canonical(v, from);
    to = canonical(v, to);
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

share__view share__vocabulary_spelling(const struct share_vocabulary *v, share__view tag)
{
    char room[2 * SHARE__LONGEST_TAG];
    if (!v || tag.n > SHARE__LONGEST_TAG)
        return tag;
    share__view key = squashed(tag, room);
    size_t found = find_name(&v->names, key);
    if (key.n == 0 || found == v->names.count)
        return tag;
    const share__known_tag *known = &v->tags[canonical(v, (uint32_t)found)];
    return known->spelled ? (share__view){known->text, known->length} : tag;
}
