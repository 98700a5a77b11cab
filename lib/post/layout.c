/* layout.c - layouts: literal text, {placeholders}, {{ and }} for braces.
 *
 * A line whose placeholders are all empty disappears, and so does the blank line that set it off:
 * of several blank lines in a row one is left, at the ends none. What a layout says stays as it is
 * written, less control characters and white space at the ends of lines. Unknown placeholders and
 * single braces are refused with their place: a typing error must not reach a post. */
#include "post/layout.h"

#include "base/utf8.h"
#include "post/sanitize.h"

static const char *const names[SHARE__FIELD_COUNT] = {
    [SHARE__FIELD_HEADLINE] = "headline", [SHARE__FIELD_SUMMARY] = "summary",
    [SHARE__FIELD_POINTS] = "points",     [SHARE__FIELD_URL] = "url",
    [SHARE__FIELD_HASHTAGS] = "hashtags", [SHARE__FIELD_TAGS] = "tags",
    [SHARE__FIELD_AUTHOR] = "author",     [SHARE__FIELD_SITE] = "site",
    [SHARE__FIELD_DATE] = "date",         [SHARE__FIELD_LANGUAGE] = "language",
    [SHARE__FIELD_TEXT] = "text",
};

typedef struct parser {
    share__arena *arena;
    share__view text;
    size_t at;
    share__layout *layout;
    share_error *error;
} parser;

static share_status refuse(const parser *p, const char *message, share__view what)
{
    share_status status = share__fail(p->error, SHARE_ERR_LAYOUT,
                                      share__place_of(p->text.p, p->text.p + p->at), message, what);
    share__error_source(p->error, "layout");
    return status;
}

static bool is_ascii(share__view v)
{
    for (size_t i = 0; i < v.n; i++)
        if ((unsigned char)v.p[i] >= 0x80)
            return false;
    return true;
}

static share_status add_piece(parser *p, share__piece piece)
{
    share__layout *l = p->layout;
    bool field = piece.kind == SHARE__PIECE_FIELD;
    if (field && l->count > 0 && l->pieces[l->count - 1].kind == SHARE__PIECE_FIELD)
        l->may_compose = true;
    if (!field && !is_ascii(piece.literal))
        l->may_compose = true;
    share__piece *moved =
        share__arena_grow(p->arena, l->pieces, l->count, &l->room, sizeof *l->pieces);
    if (!moved)
        return share__fail_memory(p->error);
    l->pieces = moved;
    l->pieces[l->count++] = piece;
    return SHARE_OK;
}

static share_status add_break(parser *p)
{
    return add_piece(p, (share__piece){.kind = SHARE__PIECE_BREAK});
}

/* Literal text may hold line breaks that its cleaning has made LF. */
static share_status add_literal(parser *p, share__view literal)
{
    if (!share__clean_literal(p->arena, literal, &literal))
        return share__fail_memory(p->error);
    while (literal.n > 0) {
        size_t n = share__find(literal, '\n', 0);
        share__piece piece = {.kind = SHARE__PIECE_LITERAL,
                              .literal = share__view_slice(literal, 0, n)};
        if (n > 0 && add_piece(p, piece) != SHARE_OK)
            return SHARE_ERR_MEMORY;
        if (n < literal.n && add_break(p) != SHARE_OK)
            return SHARE_ERR_MEMORY;
        literal = share__view_from(literal, n + 1);
    }
    return SHARE_OK;
}

static share_status add_field(parser *p)
{
    size_t end = share__find(p->text, '}', p->at);
    size_t other = share__find(p->text, '{', p->at + 1);
    if (end == p->text.n || other < end)
        return refuse(p, "a placeholder is not closed: %v",
                      share__view_slice(p->text, p->at, end - p->at > 24 ? 24 : end - p->at));
    share__view name = share__trim(share__view_slice(p->text, p->at + 1, end - p->at - 1));
    unsigned field = 0;
    while (field < SHARE__FIELD_COUNT && !share__equal(name, share__view_of(names[field])))
        field++;
    if (field == SHARE__FIELD_COUNT)
        return refuse(p, "there is no placeholder named '%v'", name);
    p->at = end + 1;
    p->layout->uses[field]++;
    return add_piece(p, (share__piece){.kind = SHARE__PIECE_FIELD, .field = (share__field)field});
}

/* What starts with a brace. */
static share_status add_special(parser *p)
{
    share__view two = share__view_slice(p->text, p->at, 2);
    bool doubled = two.n == 2 && two.p[0] == two.p[1];
    if (two.p[0] == '{' && !doubled)
        return add_field(p);
    if (!doubled)
        return refuse(p, "a single '%v' means nothing; write it twice", SHARE__LIT("}"));
    p->at += 2;
    return add_literal(p, share__view_slice(two, 0, 1));
}

share_status share__parse_layout(share__arena *arena, share__view text, share__layout *out,
                                 share_error *error)
{
    *out = (share__layout){.pieces = NULL};
    parser p = {arena, text, 0, out, error};
    while (p.at < text.n) {
        size_t start = p.at;
        while (p.at < text.n && text.p[p.at] != '{' && text.p[p.at] != '}')
            p.at++;
        share_status status = add_literal(&p, share__view_slice(text, start, p.at - start));
        if (status == SHARE_OK && p.at < text.n)
            status = add_special(&p);
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

static share__view value_of(const share__piece *piece, const share__view values[SHARE__FIELD_COUNT])
{
    return piece->kind == SHARE__PIECE_FIELD ? values[piece->field] : piece->literal;
}

/* Spaces of any width. */
static bool is_blank(share__view text)
{
    for (const char *p = text.p, *end = p + text.n; p < end;)
        if (!share__is_blank(share__utf8_next(&p, end)))
            return false;
    return true;
}

/* Whether the line of pieces [from, end) has something to show. '*gone' when it had placeholders
 * and none of them a value. */
static bool shows(const share__layout *layout, size_t from, size_t end,
                  const share__view values[SHARE__FIELD_COUNT], bool *gone)
{
    bool fields = false, filled = false, literal = false;
    for (size_t i = from; i < end; i++) {
        const share__piece *piece = &layout->pieces[i];
        if (piece->kind == SHARE__PIECE_FIELD) {
            fields = true;
            filled = filled || values[piece->field].n > 0;
        } else {
            literal = literal || !is_blank(piece->literal);
        }
    }
    *gone = fields && !filled;
    return filled || (literal && !fields);
}

static void write_line(const share__layout *layout, size_t from, size_t end,
                       const share__view values[SHARE__FIELD_COUNT], share__buffer *out)
{
    size_t start = out->n;
    for (size_t i = from; i < end; i++) {
        share__view v = value_of(&layout->pieces[i], values);
        bool spaced = out->n == start || out->p[out->n - 1] == ' ';
        while (spaced && v.n > 0 && v.p[0] == ' ')
            v = share__view_from(v, 1);
        share__put(out, v);
    }
    if (out->n == start)
        return;
    share__view line = {out->p + start, out->n - start};
    for (uint32_t c = share__utf8_last(line); share__is_blank(c); c = share__utf8_last(line))
        line.n -= c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    out->n = start + line.n;
}

void share__render(const share__layout *layout, const share__view values[SHARE__FIELD_COUNT],
                   share__buffer *out)
{
    bool blank = false;
    for (size_t from = 0; from < layout->count;) {
        size_t end = from;
        while (end < layout->count && layout->pieces[end].kind != SHARE__PIECE_BREAK)
            end++;
        bool gone;
        if (shows(layout, from, end, values, &gone)) {
            if (out->n > 0)
                share__put_string(out, blank ? "\n\n" : "\n");
            write_line(layout, from, end, values, out);
            blank = false;
        } else if (!gone) {
            blank = true;
        }
        from = end + 1;
    }
}
