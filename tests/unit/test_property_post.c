/* What is true of every post, whatever goes in: thousands of random parts, every line of Unicode's
 * grapheme and emoji test files, memory that ends at any moment. Seeded, so that a failure comes
 * back: it prints the number of its case. */
#include "support.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "post/hashtag.h"
#include "post/post.h"
#include "post/sanitize.h"
#include "post/truncate.h"

#include <stdio.h>
#include <stdlib.h>

#define GRAPHEME_TEST "/usr/share/unicode/auxiliary/GraphemeBreakTest.txt"
#define EMOJI_TEST "/usr/share/unicode/emoji/emoji-test.txt"

enum { CASES = 20000, CUTS = 20000, FAILING_CASES = 60, ROOM = 8192 };

/* ---- memory: these stand in for the library's, which the linker then leaves out ------------ */

static size_t live, allocations, fail_at; /* fail_at 0: never */

void *share__malloc(size_t size)
{
    if (++allocations == fail_at)
        return NULL;
    void *memory = malloc(size ? size : 1);
    live += memory != NULL;
    return memory;
}

void *share__realloc(void *memory, size_t size)
{
    if (++allocations == fail_at)
        return NULL;
    void *moved = realloc(memory, size ? size : 1);
    live += moved != NULL && memory == NULL;
    return moved;
}

void share__free(void *memory)
{
    live -= memory != NULL;
    free(memory);
}

/* ---- random text ------------------------------------------------------------------------- */

static uint64_t seed;
static bool well_formed; /* no byte is spoilt */

static unsigned any(unsigned below)
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (unsigned)((seed * UINT64_C(2685821657736338717)) >> 33) % below;
}

typedef struct text {
    char p[ROOM];
    size_t n;
} text;

static void add(text *t, const char *string)
{
    size_t n = strlen(string);
    if (t->n + n < ROOM) {
        memcpy(t->p + t->n, string, n);
        t->n += n;
    }
}

static void add_point(text *t, uint32_t c)
{
    if (t->n + 4 < ROOM)
        t->n += share__utf8_encode(t->p + t->n, c);
}

static void add_range(text *t, uint32_t first, uint32_t last)
{
    for (unsigned i = 1 + any(7); i > 0; i--)
        add_point(t, first + any(last - first + 1));
}

/* Things that must survive whole or not at all. */
static const char *const tokens[] = {
    "https://example.org/a/path?with=query&and=more#part",
    "https://b.example/x",
    "#Hashtag",
    "#Zwei\xC3\xA4",
    "@somebody",
    "1,234,567.89",
    "2026-11-22",
    "mail@example.org",
};

static const char *const pieces[] = {
    "word",
    "running ",
    "e\xCC\x81t\xC3\xA9",
    "co-op",
    "(see",
    "\"quoted\"",
    "end. ",
    "Why? ",
    "\xE2\x80\xA6",
    "\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7\xE0\xA4\xBF", /* a conjunct */
    "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7",
    "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", /* ZWNJ */
    "\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7\xE2\x80\x8D\xF0\x9F\x91\xA6",
    "1\xEF\xB8\x8F\xE2\x83\xA3",
    "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6",
    "\xF0\x9F\x87\xA8", /* half a flag */
    "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xBF",
    "\xE2\x81\xA7\xD7\xA9\xD7\x9C\xE2\x81\xA9",
    "\xE2\x80\xAE",
    "\xE2\x81\xA6",
    "\xE2\x80\x8B",
    "\xC2\xAD",
    "\xEF\xBB\xBF",
    "\xE2\x80\x8D",
    "\xE2\x80\x8C",
    "\xEF\xB8\x8F",
    "\xCC\x81\xCC\xA3",
    "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8",
    "\xE1\x85\xA1",
    "\xEA\xB0\x80",
    "\xC2\xA0",
    "\xE3\x80\x80",
    "\xE3\x80\x82",
    "\xE3\x80\x8C",
    "\r\n",
    "\n\n\n",
    "\t",
    "\x01",
    "{x}",
    "C++",
    "C#",
    "\xE2\x84\xAB",
    "\xE0\xA4\xA1\xE0\xA4\xBC",
    "\xE0\xB8\x81\xE0\xB9\x87",
    "\xE0\xB9\x80\xE0\xB8\x81",
};

static void add_something(text *t)
{
    static const uint32_t ranges[][2] = {
        {'a', 'z'},         {'A', 'Z'},         {'0', '9'},         {' ', '~'},
        {0xA0, 0x17F},      {0x300, 0x36F},     {0x391, 0x3C9},     {0x410, 0x44F},
        {0x5D0, 0x5EA},     {0x621, 0x655},     {0x904, 0x94D},     {0x985, 0x9CD},
        {0xB85, 0xBCD},     {0xE01, 0xE4E},     {0x1000, 0x1039},   {0x1100, 0x11FF},
        {0x1780, 0x17D3},   {0x2000, 0x206F},   {0x3041, 0x30FF},   {0x4E00, 0x4FFF},
        {0xAC00, 0xAFFF},   {0xF900, 0xFAFF},   {0xFE00, 0xFE0F},   {0x1F1E6, 0x1F1FF},
        {0x1F3FB, 0x1F3FF}, {0x1F600, 0x1F64F}, {0xE0020, 0xE007F}, {1, 0x10FFFF},
    };
    unsigned kind = any(10);
    if (kind < 4) {
        const uint32_t *range = ranges[any(sizeof ranges / sizeof *ranges)];
        add_range(t, range[0], range[1]);
    } else if (kind < 6) {
        add_range(t, 'a', 'z');
        add(t, " ");
    } else if (kind == 6) {
        add(t, " ");
        add(t, tokens[any(sizeof tokens / sizeof *tokens)]);
        add(t, " ");
    } else if (kind == 7) {
        add(t, ". ");
    } else {
        add(t, pieces[any(sizeof pieces / sizeof *pieces)]);
    }
}

static share__view fill(text *t, unsigned most)
{
    t->n = 0;
    for (unsigned i = any(most + 1); i > 0; i--)
        add_something(t);
    if (!well_formed && any(20) == 0 && t->n > 0) /* bytes that are no UTF-8 */
        t->p[any((unsigned)t->n)] = (char)(0x80 + any(0x80));
    return (share__view){t->p, t->n};
}

/* ---- what is true of every text that comes out ------------------------------------------- */

static bool is_boundary(share__view whole, size_t at)
{
    size_t i = 0;
    while (i < at)
        i += share__grapheme_end(share__view_from(whole, i));
    return i == at;
}

static void check_units(share__view v, share_unit unit, size_t limit)
{
    size_t utf16 = 0, points = 0;
    for (const char *p = v.p, *end = p + v.n; p < end;) {
        utf16 += share__utf8_next(&p, end) >= 0x10000 ? 2 : 1;
        points++;
    }
    assert_int_equal(share__measure(v, SHARE_UTF16), utf16);
    assert_int_equal(share__measure(v, SHARE_CODE_POINTS), points);
    assert_int_equal(share__measure(v, SHARE_BYTES), v.n);
    assert_true(share__measure(v, SHARE_GRAPHEMES) <= points);
    assert_true(share__measure(v, unit) <= limit);
    if (unit == SHARE_UTF16)
        assert_true(points <= limit && share__measure(v, SHARE_GRAPHEMES) <= limit);
}

static void check_plain(share__view v)
{
    assert_int_equal(share__utf8_check(v), v.n);
    uint32_t before = '\n', before_that = 0;
    for (const char *p = v.p, *end = p + v.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        assert_true(c == '\n' || !share__is_control(c));
        assert_false(c == '\n' && before == '\n' && (before_that == '\n' || before_that == 0));
        assert_false(c == '\n' && before != '\n' && share__is_blank(before));
        assert_false(c == ' ' && before == '\n');
        before_that = before;
        before = c;
    }
    assert_false(v.n > 0 && share__is_blank(before));
    share__arena arena = SHARE__ARENA_INIT;
    share__view again;
    assert_true(share__utf8_nfc(&arena, v, &again));
    assert_true(share__equal(v, again));
    share__arena_free(&arena);
}

static void check_clean_again(share__view v)
{
    share__arena arena = SHARE__ARENA_INIT;
    share__view again;
    assert_true(share__clean_text(&arena, v, &again));
    assert_true(share__equal(v, again));
    share__arena_free(&arena);
}

static void check_hashtag(const char *tag)
{
    share__view v = share__view_of(tag);
    assert_int_equal(share__hashtag_end(v, 0), v.n);
    assert_true(share__graphemes(v) <= 65);
    const char *p = v.p + 1, *end = v.p + v.n;
    assert_false(share__is_number(share__utf8_first(share__view_from(v, 1))));
    while (p < end) {
        uint32_t c = share__utf8_next(&p, end);
        assert_true(share__is_letter(c) || share__is_mark(c) || share__is_number(c));
    }
}

/* Each whole token of the source is whole in the cut text. */
static void check_tokens(share__view cut)
{
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        share__view token = share__view_of(tokens[i]);
        share__view start = {tokens[i], 4};
        char spaced[8] = " ";
        memcpy(spaced + 1, start.p, 4);
        size_t at = share__find_view(cut, (share__view){spaced, 5}, 0);
        for (; at < cut.n; at = share__find_view(cut, (share__view){spaced, 5}, at + 1)) {
            bool whole = false;
            for (size_t j = 0; j < sizeof tokens / sizeof *tokens; j++)
                whole = whole || share__starts_with(share__view_from(cut, at + 1),
                                                    share__view_of(tokens[j]));
            if (token.n > 4 && i != 1)
                assert_true(whole);
        }
    }
}

/* ---- composing --------------------------------------------------------------------------- */

typedef struct article {
    text headline, summary, url, author, share_text, points[6], tags[8];
    share__view point_views[6], tag_views[8];
    share__parts parts;
    share_post_options options;
} article;

static article one; /* large: kept off the stack */

static const char *const layouts[] = {
    NULL,
    "{headline}\n\n{summary}\n\n{points}\n\n{url}\n{hashtags}",
    "{headline}\n{url} {hashtags}",
    "{{{headline}}} \xE2\x80\x93 {author}\n\n\n\n{summary}{points}\n\n{url}\n{tags}\n{hashtags}  "
    "\n\n",
    "\xE1\x84\x80{headline}\xE1\x86\xA8\n\n{summary}\n{summary}\n{text}\n{url}",
};

static void any_article(article *a)
{
    const share_post_options defaults = SHARE_POST_OPTIONS_INIT;
    a->options = defaults;
    a->parts = (share__parts){.points = a->point_views, .tags = a->tag_views};
    a->parts.headline = fill(&a->headline, 12);
    a->parts.summary = fill(&a->summary, any(30) == 0 ? 600 : 40);
    a->parts.author = fill(&a->author, 4);
    if (any(8) == 0)
        a->parts.text_of_post = fill(&a->share_text, any(20) == 0 ? 900 : 60);
    a->parts.point_count = any(7);
    for (size_t i = 0; i < a->parts.point_count; i++)
        a->point_views[i] = fill(&a->points[i], 15);
    a->parts.tag_count = any(9);
    for (size_t i = 0; i < a->parts.tag_count; i++)
        a->tag_views[i] = fill(&a->tags[i], 3);
    if (any(3) > 0) {
        a->url.n = 0;
        add(&a->url, any(2) ? "https://example.org/"
                            : "http://b\xC3\xBC"
                              "cher.example/?q=");
        add_range(&a->url, 0x21, 0x2FF);
        a->parts.url = (share__view){a->url.p, a->url.n};
    }
    static const size_t limits[] = {0, 0, 3000, 500, 280, 140, 90, 60};
    a->options.limit = any(3) ? limits[any(8)] : 1 + any(400);
    a->options.unit = any(4) ? SHARE_UTF16 : (share_unit)any(4);
    a->options.layout = layouts[any(sizeof layouts / sizeof *layouts)];
    a->options.max_tags = (int)any(9) - 1;
    a->options.link = (share_link)any(3);
    a->options.utm = any(4) ? NULL : "a source";
}

static share_status compose(struct share_post *post, const article *a)
{
    share_error error = {SHARE_OK, 0, 0, "", ""};
    memset(post, 0, sizeof *post);
    share_status status = share__compose(post, &a->parts, &a->options, &error);
    assert_int_equal(error.status, status);
    assert_true(status == SHARE_OK || error.message[0] != '\0');
    return status;
}

static void check_post(const struct share_post *post, const article *a)
{
    assert_int_equal(strlen(post->text.p), post->text.n);
    assert_true(post->text.n > 0);
    check_units(post->text, post->unit, post->limit);
    check_plain(post->text);
    for (unsigned unit = 0; unit < 4; unit++)
        assert_int_equal(post->lengths[unit], share__measure(post->text, (share_unit)unit));
    assert_true(post->fold[0] <= post->fold[1] && post->fold[1] <= post->lengths[SHARE_UTF16]);
    for (size_t i = 0; post->hashtags[i]; i++) {
        share__view tag = share__view_of(post->hashtags[i]);
        if (a->parts.text_of_post.n == 0)
            check_hashtag(post->hashtags[i]);
        assert_true(share__find_view(post->text, tag, 0) < post->text.n);
    }
    assert_int_equal(strlen(post->share_url.p), post->share_url.n);
    for (size_t i = 0; i < post->share_url.n; i++)
        assert_true(post->share_url.p[i] > ' ' && post->share_url.p[i] < 0x7F);
    bool shows_url = !a->options.layout || strstr(a->options.layout, "{url}");
    if (a->parts.url.n > 0 && a->options.link == SHARE_LINK_BODY && shows_url &&
        a->parts.text_of_post.n == 0) {
        size_t at = share__find_view(post->text, SHARE__LIT("http"), 0);
        assert_true(at < post->text.n);
    }
}

static void random_posts(void **state)
{
    (void)state;
    seed = UINT64_C(0x2545F4914F6CDD1D);
    unsigned made = 0, shortened = 0, too_long = 0;
    for (unsigned i = 0; i < CASES; i++) {
        struct share_post post, twin;
        any_article(&one);
        share_status status = compose(&post, &one);
        if (status == SHARE_OK) {
            check_post(&post, &one);
            if (!one.options.layout)
                check_clean_again(post.text);
            assert_int_equal(compose(&twin, &one), SHARE_OK);
            assert_true(share__equal(post.text, twin.text));
            share__arena_free(&twin.arena);
            made++;
            shortened += post.shortened[0] != NULL;
        } else {
            assert_true(status == SHARE_ERR_TOO_LONG || status == SHARE_ERR_NO_HEADLINE ||
                        status == SHARE_ERR_USAGE || status == SHARE_ERR_LAYOUT);
            too_long += status == SHARE_ERR_TOO_LONG;
        }
        share__arena_free(&post.arena);
        if (live != 0)
            print_error("case %u left memory\n", i);
        assert_int_equal(live, 0);
    }
    print_message("%u posts, %u of them shortened; %u too long\n", made, shortened, too_long);
    assert_true(made > CASES / 2 && shortened > CASES / 20 && too_long > CASES / 100);
}

/* The lines of the default layout, each against the part that it comes from. */
static void shortened_parts_are_beginnings(void **state)
{
    (void)state;
    seed = 7;
    unsigned cut = 0;
    for (unsigned i = 0; i < CASES / 4; i++) {
        any_article(&one);
        one.parts.text_of_post.n = 0;
        one.options.layout = "{headline}";
        one.options.limit = 1 + any(40);
        struct share_post post;
        share__arena arena = SHARE__ARENA_INIT;
        share__view clean;
        assert_true(share__clean_line(&arena, one.parts.headline, &clean));
        if (compose(&post, &one) == SHARE_OK) {
            share__view kept = post.text;
            if (post.shortened[0]) {
                if (share__ends_with(kept, SHARE__LIT("\xE2\x80\xA6")) &&
                    !share__starts_with(clean, kept))
                    kept.n -= 3;
                cut++;
            }
            assert_true(share__starts_with(clean, kept));
            assert_true(is_boundary(clean, kept.n));
        }
        share__arena_free(&post.arena);
        share__arena_free(&arena);
    }
    assert_true(cut > 500);
}

static void random_cuts(void **state)
{
    (void)state;
    seed = 11;
    well_formed = true;
    unsigned cut_short = 0;
    static text t;
    for (unsigned i = 0; i < CUTS; i++) {
        fill(&t, 30);
        share__view v = {t.p, share__utf8_check((share__view){t.p, t.n})};
        share_unit unit = (share_unit)any(4);
        size_t whole = share__measure(v, unit), max = any((unsigned)whole + 2);
        share__arena arena = SHARE__ARENA_INIT;
        share__view cut, again;
        assert_true(share__truncate(&arena, v, unit, max, &cut));
        check_units(cut, unit, max);
        assert_int_equal(share__utf8_check(cut), cut.n);
        assert_true(share__truncate(&arena, cut, unit, max, &again));
        assert_true(share__equal(cut, again));
        if (whole <= max) {
            assert_true(share__equal(cut, v));
        } else {
            size_t same = 0; /* what is no longer the text is what was put behind it */
            while (same < cut.n && same < v.n && cut.p[same] == v.p[same])
                same++;
            share__view tail = share__view_from(cut, same);
            assert_true(tail.n % 3 == 0 || same == cut.n || !is_boundary(v, same));
            check_tokens(cut);
            cut_short += cut.n > 3;
        }
        share__arena_free(&arena);
    }
    well_formed = false;
    assert_true(cut_short > CUTS / 2);
}

/* ---- Unicode's own files ----------------------------------------------------------------- */

typedef struct clusters {
    text all;
    size_t ends[64];
    size_t count;
} clusters;

static bool cluster_ends_at(const clusters *c, size_t at)
{
    bool found = at == 0;
    for (size_t i = 0; i < c->count; i++)
        found = found || c->ends[i] == at;
    return found;
}

static void check_clusters(const clusters *c)
{
    share__view v = {c->all.p, c->all.n};
    for (size_t at = 0, i = 0; at < v.n; i++) {
        at += share__grapheme_end(share__view_from(v, at));
        assert_int_equal(at, c->ends[i]);
    }
    assert_int_equal(share__graphemes(v), c->count);
    for (unsigned unit = 0; unit < 4; unit++) {
        size_t whole = share__measure(v, (share_unit)unit);
        for (size_t max = 0; max < whole; max++) {
            share__arena arena = SHARE__ARENA_INIT;
            share__view cut;
            assert_true(share__truncate(&arena, v, (share_unit)unit, max, &cut));
            check_units(cut, (share_unit)unit, max);
            if (share__ends_with(cut, SHARE__LIT("\xE2\x80\xA6")))
                cut.n -= 3;
            assert_true(share__starts_with(v, cut) && cluster_ends_at(c, cut.n));
            share__arena_free(&arena);
        }
    }
}

static void compose_with(share__view v)
{
    static text headline;
    headline.n = 0;
    add(&headline, "A headline ");
    if (v.n + headline.n < ROOM)
        memcpy(headline.p + headline.n, v.p, v.n);
    headline.n += v.n;
    any_article(&one);
    one.parts.headline = (share__view){headline.p, headline.n};
    one.parts.summary = v;
    one.parts.text_of_post.n = one.parts.url.n = one.parts.tag_count = 0;
    one.options.layout = NULL;
    one.options.unit = SHARE_UTF16;
    one.options.limit = 14 + any(20);
    struct share_post post;
    assert_int_equal(compose(&post, &one), SHARE_OK);
    check_post(&post, &one);
    share__arena_free(&post.arena);
}

static void every_line_of_the_grapheme_test(void **state)
{
    (void)state;
    FILE *file = fopen(GRAPHEME_TEST, "r");
    if (!file) {
        print_message("skipped: no %s (Debian: unicode-data)\n", GRAPHEME_TEST);
        skip();
    }
    static char line[4096];
    static clusters c;
    unsigned lines = 0;
    seed = 13;
    while (fgets(line, sizeof line, file)) {
        c.all.n = c.count = 0;
        for (char *word = line; *word && *word != '#' && *word != '\n';) {
            size_t n = strcspn(word, " \t\n");
            if (strncmp(word, "\xC3\xB7", 2) == 0 && c.all.n > 0)
                c.ends[c.count++] = c.all.n;
            else if ((unsigned char)word[0] < 0x80)
                add_point(&c.all, (uint32_t)strtoul(word, NULL, 16));
            word += n + strspn(word + n, " \t");
        }
        if (c.count == 0 || share__find_view((share__view){c.all.p, c.all.n},
                                             SHARE__LIT("\xEF\xBF\xBD"), 0) < c.all.n)
            continue; /* a comment, or a surrogate, which is no text */
        check_clusters(&c);
        compose_with((share__view){c.all.p, c.all.n});
        lines++;
    }
    fclose(file);
    print_message("%u lines\n", lines);
    assert_true(lines > 500);
}

static void every_emoji(void **state)
{
    (void)state;
    FILE *file = fopen(EMOJI_TEST, "r");
    if (!file) {
        print_message("skipped: no %s (Debian: unicode-data)\n", EMOJI_TEST);
        skip();
    }
    static char line[1024];
    static clusters c;
    unsigned lines = 0;
    seed = 17;
    c.all.n = c.count = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#' || !strchr(line, ';'))
            continue;
        text emoji = {.n = 0};
        for (char *word = line; *word != ';' && *word != '\0';) {
            char *end;
            add_point(&emoji, (uint32_t)strtoul(word, &end, 16));
            word = end + strspn(end, " ");
        }
        share__view v = {emoji.p, emoji.n}, clean;
        assert_int_equal(share__grapheme_end(v), v.n);
        share__arena arena = SHARE__ARENA_INIT;
        assert_true(share__clean_line(&arena, v, &clean)); /* emoji pass unharmed */
        if (!strstr(line, "component"))
            assert_true(share__equal(v, clean));
        share__arena_free(&arena);
        compose_with(v);
        if (!strstr(line, "component")) {
            memcpy(c.all.p + c.all.n, v.p, v.n);
            c.all.n += v.n;
            c.ends[c.count++] = c.all.n;
        }
        if (c.count == 12) {
            check_clusters(&c);
            c.all.n = c.count = 0;
        }
        lines++;
    }
    fclose(file);
    print_message("%u emoji\n", lines);
    assert_true(lines > 4000);
}

/* ---- memory that ends -------------------------------------------------------------------- */

static void memory_may_end_at_any_moment(void **state)
{
    (void)state;
    seed = 19;
    unsigned failures = 0;
    for (unsigned i = 0; i < FAILING_CASES; i++) {
        any_article(&one);
        struct share_post post;
        share_status whole = compose(&post, &one);
        share__arena_free(&post.arena);
        share_status status = SHARE_ERR_MEMORY;
        for (size_t at = 1; status == SHARE_ERR_MEMORY; at++) {
            allocations = 0;
            fail_at = at;
            status = compose(&post, &one);
            fail_at = 0;
            share__arena_free(&post.arena);
            assert_int_equal(live, 0);
            failures += status == SHARE_ERR_MEMORY;
        }
        assert_int_equal(status, whole);
    }
    print_message("%u failures\n", failures);
    assert_true(failures > 2 * FAILING_CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_posts), cmocka_unit_test(shortened_parts_are_beginnings),
        cmocka_unit_test(random_cuts),  cmocka_unit_test(every_line_of_the_grapheme_test),
        cmocka_unit_test(every_emoji),  cmocka_unit_test(memory_may_end_at_any_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
