/* fit.c - the order of sacrifice.
 *
 * Every step asks the same question of a whole rendered post: does it fit? A list is shortened to
 * the longest beginning that fits, found by halving; a text is cut to the room that the rest of
 * the post leaves. So what counts is always the post itself, with its line breaks, its ellipsis
 * and the lines that an empty placeholder takes with it. Lists are first cut to what could fit at
 * all, so that the work is linear in the input and bounded by the limit.
 *
 * The URL is never cut and never left out; one hashtag stays, and something of the headline. */
#include "post/fit.h"

#include "post/boundary.h"
#include "post/truncate.h"

typedef struct fitter {
    share__arena *arena;
    share__draft *draft;
    share__view summary;   /* all of it */
    size_t *sentence_ends; /* offsets in it */
    size_t sentence_count;
    size_t length; /* of what was rendered last */
    share__buffer list;
} fitter;

const char *share__unit_name(share_unit unit)
{
    switch (unit) {
    case SHARE_BYTES:
        return "bytes";
    case SHARE_CODE_POINTS:
        return "code points";
    case SHARE_GRAPHEMES:
        return "characters";
    case SHARE_UTF16:
    default:
        return "UTF-16 code units";
    }
}

/* 'count' items, each behind 'before', 'between' them. */
static share__view join(fitter *f, const share__view *items, size_t count, const char *before,
                        const char *between)
{
    size_t start = f->list.n;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            share__put_string(&f->list, between);
        share__put_string(&f->list, before);
        share__put(&f->list, items[i]);
    }
    return (share__view){NULL, f->list.n - start};
}

/* Renders the draft as it stands. The lists share one buffer, so their views are set at the end. */
static share_status render(fitter *f)
{
    share__draft *d = f->draft;
    share__view *values = d->values;
    share__buffer_clear(&f->list);
    share__buffer_clear(&d->text);
    values[SHARE__FIELD_POINTS] = join(f, d->points, d->point_count, "\xE2\x80\xA2 ", "\n");
    values[SHARE__FIELD_HASHTAGS] = join(f, d->hashtags, d->hashtag_count, "", " ");
    values[SHARE__FIELD_TAGS] = join(f, d->tags, d->tag_count, "", ", ");
    const char *p = share__buffer_view(&f->list).p;
    static const share__field lists[] = {SHARE__FIELD_POINTS, SHARE__FIELD_HASHTAGS,
                                         SHARE__FIELD_TAGS};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        values[lists[i]].p = p;
        p += values[lists[i]].n;
    }
    if (share__buffer_status(&f->list) == SHARE_OK)
        share__render(d->layout, values, &d->text);
    if (share__buffer_status(&f->list) != SHARE_OK || share__buffer_status(&d->text) != SHARE_OK)
        return SHARE_ERR_MEMORY;
    f->length = share__measure(share__buffer_view(&d->text), d->unit);
    return SHARE_OK;
}

static bool fits(const fitter *f)
{
    return f->length <= f->draft->limit;
}

/* ---- lists ------------------------------------------------------------------------------- */

typedef enum list { POINTS, SENTENCES, HASHTAGS } list;

static size_t list_length(const fitter *f, list which)
{
    const share__draft *d = f->draft;
    if (which == POINTS)
        return d->point_count;
    if (which == SENTENCES)
        return f->sentence_count;
    return d->hashtag_count > d->tag_count ? d->hashtag_count : d->tag_count;
}

static void shorten_list(fitter *f, list which, size_t count)
{
    share__draft *d = f->draft;
    if (which == POINTS) {
        d->point_count = count;
    } else if (which == SENTENCES) {
        f->sentence_count = count;
        size_t end = count > 0 ? f->sentence_ends[count - 1] : 0;
        d->values[SHARE__FIELD_SUMMARY] = share__view_slice(f->summary, 0, end);
    } else {
        if (d->hashtag_count > count)
            d->hashtag_count = count;
        if (d->tag_count > count)
            d->tag_count = count;
    }
}

/* Restores what a try has taken away: the lists themselves are never written to. */
static share_status try_count(fitter *f, list which, size_t hashtags, size_t tags, size_t count)
{
    f->draft->hashtag_count = hashtags;
    f->draft->tag_count = tags;
    shorten_list(f, which, count);
    return render(f);
}

/* To the longest beginning that fits, or to 'fewest'. */
static share_status shrink_list(fitter *f, list which, size_t fewest, share__loss loss)
{
    size_t hashtags = f->draft->hashtag_count, tags = f->draft->tag_count;
    size_t length = list_length(f, which);
    if (fits(f) || length <= fewest)
        return SHARE_OK;
    size_t low = fewest, high = length - 1;
    while (low < high) {
        size_t middle = high - (high - low) / 2;
        if (try_count(f, which, hashtags, tags, middle) != SHARE_OK)
            return SHARE_ERR_MEMORY;
        if (fits(f))
            low = middle;
        else
            high = middle - 1;
    }
    f->draft->lost[loss] = true;
    return try_count(f, which, hashtags, tags, low);
}

/* ---- texts ------------------------------------------------------------------------------- */

/* To the room that the rest of the post leaves. Nothing is left when that is too little for a
 * word's beginning and its ellipsis. */
static share_status shrink_text(fitter *f, share__field field, share__loss loss)
{
    share__draft *d = f->draft;
    share__view whole = d->values[field];
    unsigned uses = d->layout->uses[field];
    if (fits(f) || whole.n == 0 || uses == 0)
        return SHARE_OK;
    d->lost[loss] = true;
    d->values[field] = SHARE__LIT("x"); /* one unit, whatever the unit */
    if (render(f) != SHARE_OK)
        return SHARE_ERR_MEMORY;
    share__view cut = {"", 0};
    if (fits(f)) {
        size_t room = (d->limit - f->length) / uses + 1;
        if (!share__truncate(f->arena, whole, d->unit, room, &cut))
            return SHARE_ERR_MEMORY;
        if (share__equal(cut, SHARE__LIT("\xE2\x80\xA6")))
            cut = (share__view){"", 0};
    }
    d->values[field] = cut;
    return render(f);
}

/* ---- the order --------------------------------------------------------------------------- */

/* Where the sentences of the summary end, as far as they could fit. */
static share_status split_summary(fitter *f)
{
    share__draft *d = f->draft;
    size_t room = 0, used = 0;
    f->summary = d->values[SHARE__FIELD_SUMMARY];
    for (size_t at = 0; at < f->summary.n && used <= d->limit;) {
        size_t end = share__sentence_end(f->summary, at);
        size_t *moved = share__arena_grow(f->arena, f->sentence_ends, f->sentence_count, &room,
                                          sizeof *f->sentence_ends);
        if (!moved)
            return SHARE_ERR_MEMORY;
        f->sentence_ends = moved;
        f->sentence_ends[f->sentence_count++] = end;
        used += share__measure(share__view_slice(f->summary, at, end - at), d->unit);
        at = end;
        while (at < f->summary.n && f->summary.p[at] == ' ')
            at++;
    }
    if (f->sentence_count > 0)
        shorten_list(f, SENTENCES, f->sentence_count);
    return SHARE_OK;
}

/* Points and sentences past the limit can't be in the post, whatever else goes. */
static share_status give_up_hopeless(fitter *f)
{
    share__draft *d = f->draft;
    size_t used = 0, count = 0;
    while (count < d->point_count && used <= d->limit)
        used += share__measure(d->points[count++], d->unit);
    d->lost[SHARE__LOSS_POINTS] = count < d->point_count;
    d->point_count = count;
    if (split_summary(f) != SHARE_OK)
        return SHARE_ERR_MEMORY;
    d->lost[SHARE__LOSS_SUMMARY] = d->values[SHARE__FIELD_SUMMARY].n < f->summary.n;
    return render(f);
}

/* Fields that the layout does not show can't be shortened either. */
static void forget_unused(share__draft *d)
{
    if (d->layout->uses[SHARE__FIELD_POINTS] == 0)
        d->point_count = 0;
    if (d->layout->uses[SHARE__FIELD_HASHTAGS] == 0)
        d->hashtag_count = 0;
    if (d->layout->uses[SHARE__FIELD_TAGS] == 0)
        d->tag_count = 0;
    for (unsigned i = 0; i < SHARE__FIELD_COUNT; i++)
        if (d->layout->uses[i] == 0)
            d->values[i] = (share__view){"", 0};
}

static share_status sacrifice(fitter *f)
{
    if (give_up_hopeless(f) != SHARE_OK ||
        shrink_list(f, POINTS, 0, SHARE__LOSS_POINTS) != SHARE_OK ||
        shrink_list(f, SENTENCES, 1, SHARE__LOSS_SUMMARY) != SHARE_OK ||
        shrink_list(f, HASHTAGS, 1, SHARE__LOSS_HASHTAGS) != SHARE_OK ||
        shrink_text(f, SHARE__FIELD_SUMMARY, SHARE__LOSS_SUMMARY) != SHARE_OK ||
        shrink_text(f, SHARE__FIELD_HEADLINE, SHARE__LOSS_HEADLINE) != SHARE_OK ||
        shrink_text(f, SHARE__FIELD_TEXT, SHARE__LOSS_TEXT) != SHARE_OK)
        return SHARE_ERR_MEMORY;
    return SHARE_OK;
}

share_status share__fit(share__arena *arena, share__draft *draft, share_error *error)
{
    fitter f = {.arena = arena, .draft = draft};
    for (unsigned i = 0; i < SHARE__LOSS_COUNT; i++)
        draft->lost[i] = false;
    forget_unused(draft);
    /* what is joined here is in memory already, once: no text can wrap a size */
    share__buffer_init(&f.list, SIZE_MAX / 4);
    bool headline = draft->values[SHARE__FIELD_HEADLINE].n > 0;
    bool text = draft->values[SHARE__FIELD_TEXT].n > 0;
    share_status status = render(&f);
    if (status == SHARE_OK && !fits(&f))
        status = sacrifice(&f);
    share__buffer_free(&f.list);
    if (status != SHARE_OK)
        return share__fail_memory(error);
    bool gone = (headline && draft->values[SHARE__FIELD_HEADLINE].n == 0) ||
                (text && draft->values[SHARE__FIELD_TEXT].n == 0);
    if (!fits(&f))
        return share__fail(error, SHARE_ERR_TOO_LONG, SHARE__NOWHERE,
                           "the parts that may not be cut take %z %s, and the limit is %z",
                           f.length, share__unit_name(draft->unit), draft->limit);
    if (gone)
        return share__fail(error, SHARE_ERR_TOO_LONG, SHARE__NOWHERE,
                           "the parts that may not be cut take %z %s of %z, which leaves no room "
                           "for the text",
                           f.length, share__unit_name(draft->unit), draft->limit);
    return SHARE_OK;
}
