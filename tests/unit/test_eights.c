/* What looks at eight bytes at once has to see what one look at each character sees. Texts are put
 * together from pieces that are odd in some way, at every place beside the bounds of eights. */
#include "support.h"

#include "base/eight.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pick/main_content.h"
#include "read/read.h"
#include "read/text_line.h"

static const char *const pieces[] = {
    "a",        "Z",        "z9",      "0",      " ",
    " ",        "  ",       "'",       "''",     "-",
    "2024",     "19",       "é",       "×",      "÷",
    "\xC2\x97", "ı",        "İ",       "ß",      "’",
    "–",        "日本",     "한국",    "ไทย",    "да",
    "\u00A0",   "\u200B",   "\x7F",    "\x01",   "\t",
    "!",        "ﬀ",        "٣",       "ǅ",      "bridge",
    "Photo ",   "Foto",     " | ",     " - ",    "::",
    "»",        "·",        "[",       "@",      "harbour",
    "abcdefg",  "abcdefgh", "the",     "isn",    "t",
    "&",        "'s",       "e\u0301", "\u1E9E", "constructions",
    ".",        "©",        "›",       "•",      " / ",
};

typedef struct random_texts {
    uint64_t state;
    char text[400];
    size_t n;
} random_texts;

static unsigned draw(random_texts *r, unsigned below)
{
    r->state = r->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(r->state >> 33) % below;
}

static share__view next_text(random_texts *r)
{
    const unsigned count = draw(r, 24);
    r->n = 0;
    for (unsigned i = 0; i < count; i++) {
        const char *piece = pieces[draw(r, sizeof pieces / sizeof *pieces)];
        memcpy(r->text + r->n, piece, strlen(piece));
        r->n += strlen(piece);
    }
    return (share__view){r->text, r->n};
}

enum { TEXTS = 20000 };

static unsigned words_one_by_one(share__view text)
{
    unsigned words = 0, unspaced = 0;
    bool inside = false;
    for (const char *p = text.p, *end = text.p + text.n; p < end;) {
        const uint32_t c = share__utf8_next(&p, end);
        if (c >= 0x80 && share__is_unspaced(c)) {
            unspaced++;
            inside = false;
            continue;
        }
        const bool word = share__is_word(c);
        words += word && !inside;
        inside = word || (inside && (c == '\'' || c == 0x2019));
    }
    return words + (unspaced + 1) / 2;
}

static void words_are_counted_alike(void **state)
{
    (void)state;
    random_texts r = {.state = 1};
    for (unsigned i = 0; i < TEXTS; i++) {
        const share__view text = next_text(&r);
        const unsigned words = words_one_by_one(text);
        assert_int_equal(share__word_count(text), words);
        assert_int_equal(share__word_count_up_to(text, 5), words < 5 ? words : 5);
    }
}

static void slots_are_the_same_alone_and_together(void **state)
{
    (void)state;
    random_texts r = {.state = 2};
    for (unsigned i = 0; i < TEXTS; i++) {
        const share__view text = next_text(&r);
        share__word_walk alone = {text.p, text.p + text.n, 0}, together = alone;
        share__slot slots[SHARE__MOST_SLOTS];
        const size_t count = share__next_slots(&together, slots, SHARE__MOST_SLOTS);
        unsigned slot;
        for (size_t k = 0; k < count; k++) {
            assert_true(share__next_slot(&alone, &slot));
            assert_int_equal(slot, slots[k].slot);
            assert_ptr_equal(alone.p, slots[k].end);
        }
        assert_false(share__next_slot(&alone, &slot));
    }
}

/* A word has the same slot wherever it stands and whatever its case. */
static void slots_do_not_depend_on_the_place(void **state)
{
    (void)state;
    static const char *const texts[] = {"bridge",           "Bridge ",
                                        "  BRIDGE!",        "- bridge's",
                                        "ab cd bridge é",   "é bridges beyond it",
                                        "a b c d e bridge", "to bridgeheads, then"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        share__word_walk walk = {texts[i], texts[i] + strlen(texts[i]), 0};
        unsigned slot, first;
        share__word_walk plain = {"bridg", NULL, 0};
        plain.end = plain.p + 5;
        assert_true(share__next_slot(&plain, &first));
        assert_true(share__next_slot(&walk, &slot));
        assert_int_equal(slot, first);
    }
}

static void widths_are_measured_alike(void **state)
{
    (void)state;
    random_texts r = {.state = 3};
    for (unsigned i = 0; i < TEXTS; i++) {
        const share__view text = next_text(&r);
        unsigned width = 0;
        for (size_t k = 0; k < text.n; k++) {
            const unsigned char byte = (unsigned char)text.p[k];
            width += (byte & 0xC0) != 0x80;
            width += byte >= 0xE3 && byte <= 0xED;
        }
        assert_int_equal(share__text_width(text), width);
    }
}

/* What a line keeps: single spaces for white space, no controls. */
static void lines_are_folded_alike(void **state)
{
    (void)state;
    random_texts r = {.state = 4};
    for (unsigned i = 0; i < TEXTS; i++) {
        const share__view text = next_text(&r);
        char folded[sizeof r.text + 8] = "x ", line[sizeof r.text + 8] = "x ";
        size_t n = 1;
        bool space = true;
        for (const char *p = text.p, *end = p + text.n; p < end;) {
            const char *at = p;
            const uint32_t c = share__utf8_next(&p, end);
            if (share__is_blank(c)) {
                space = true;
            } else if (!share__is_control(c)) {
                if (space)
                    folded[n++] = ' ';
                space = false;
                memcpy(folded + n, at, (size_t)(p - at));
                n += (size_t)(p - at);
            }
        }
        folded[n] = '\0';
        memcpy(line + 2, text.p, text.n);
        if (strstr(line, "    "))
            continue; /* it parts a line */
        share__document document;
        share_error error;
        memset(&document, 0, sizeof document);
        share__source source = {{line, text.n + 2}, 1};
        assert_int_equal(share__read_text(&document, source, &error), SHARE_OK);
        assert_int_equal(document.block_count, 1);
        assert_view_equal(document.blocks[0].text, folded);
        share__document_free(&document);
    }
}

/* A few letters, so that the same three stand side by side again and again. */
static void names_are_heard_wherever_they_stand(void **state)
{
    (void)state;
    random_texts r = {.state = 5};
    for (unsigned i = 0; i < TEXTS / 10; i++) {
        char text[900];
        const size_t n = 1 + draw(&r, sizeof text - 1);
        for (size_t k = 0; k < n; k++)
            text[k] = draw(&r, 200) == 0 ? 'c' : "ab "[draw(&r, 3)];
        const share__block block = {.text = {text, n}, .kind = SHARE__PARAGRAPH};
        const share__dump dump = {.blocks = &block, .count = 1, .end = 1, .title = 1};
        share__spoken spoken;
        assert_true(share__listen(&dump, &spoken));
        for (unsigned k = 0; k < 40; k++) {
            char name[8];
            const size_t length = 1 + draw(&r, sizeof name);
            const size_t from = draw(&r, (unsigned)n);
            for (size_t c = 0; c < length; c++)
                name[c] = k % 2 == 0 && from + c < n ? text[from + c] : "abc"[draw(&r, 3)];
            bool there = false;
            for (size_t at = 0; at + length <= n && !there; at++)
                there = memcmp(text + at, name, length) == 0;
            const share__view view = {name, length};
            if (name[length - 1] != ' ') /* one stands behind the text */
                assert_int_equal(share__speaks_of(&spoken, view), there);
        }
        share__free(spoken.p);
    }
}

/* What a line says by its marks, by looking at each of its bytes. */
static share__marks marks_one_by_one(share__view text)
{
    share__marks m = {0, 0, 0, false, false, false};
    char padded[sizeof(random_texts) + 8] = {0}; /* "  " before the text */
    memset(padded, '-', 2);
    memcpy(padded + 2, text.p, text.n);
    for (size_t i = 0; i < text.n; i++) {
        const char *p = padded + 2 + i;
        const bool spaced = p[-1] == ' ';
        static const char *const separators[] = {"|", ">", "/", "::", "»", "·", "›", "•"};
        for (size_t k = 0; k < sizeof separators / sizeof *separators; k++)
            m.separators += spaced && strncmp(p, separators[k], strlen(separators[k])) == 0;
        m.dashes += spaced && (strncmp(p, "- ", 2) == 0 || strncmp(p, "–", 3) == 0);
        m.colon = m.colon || (*p == ':' && i + 1 < text.n);
        m.digit = m.digit || (*p >= '0' && *p <= '9');
        m.credit = m.credit || *p == '@' || *p == '[' || strncmp(p, "©", 2) == 0 ||
                   strncmp(p, "Photo", 5) == 0 || strncmp(p, "Foto", 4) == 0;
        m.seams = (uint16_t)(m.seams + (*p >= 'A' && *p <= 'Z' && p[-1] >= 'a' && p[-1] <= 'z' &&
                                        p[-2] >= 'a' && p[-2] <= 'z'));
    }
    return m;
}

static void marks_are_found_alike(void **state)
{
    (void)state;
    random_texts r = {.state = 6};
    for (unsigned i = 0; i < TEXTS; i++) {
        const share__view text = next_text(&r);
        const share__marks marks = share__find_marks(text), expected = marks_one_by_one(text);
        assert_int_equal(marks.separators, expected.separators);
        assert_int_equal(marks.dashes, expected.dashes);
        assert_int_equal(marks.seams, expected.seams);
        assert_int_equal(marks.colon, expected.colon);
        assert_int_equal(marks.digit, expected.digit);
        assert_int_equal(marks.credit, expected.credit);
    }
}

static void marks_are_exact(void **state)
{
    (void)state;
    const char *text = "a'b c\x80\xC3z";
    const uint64_t x = share__eight(text);
    assert_int_equal(share__eight_count(share__eight_equal(x, '\'')), 1);
    assert_true(share__eight_equal(x, 'a') == 0x80);
    assert_true(share__eight_equal(x, 'z') == SHARE__EACH(0x80) << 56);
    assert_int_equal(share__eight_count(share__eight_equal(x, 0x80)), 1);
    assert_int_equal(share__eight_count(x & SHARE__HIGH), 2);
    uint64_t space = 0;
    assert_true(share__eight_odd(share__eight("ab cd ef"), &space) == 0);
    assert_true(share__eight_odd(share__eight("ab  d ef"), &space) != 0);
    space = 0x80;
    assert_true(share__eight_odd(share__eight(" bcd efg"), &space) != 0);
}

static void ascii_is_told_at_every_place(void **state)
{
    (void)state;
    char text[72];
    memset(text, 0x7F, sizeof text);
    for (size_t n = 0; n <= sizeof text; n++) {
        assert_true(share__eight_ascii(text, n));
        for (size_t at = 0; at < sizeof text; at++) {
            text[at] = (char)0x80;
            assert_int_equal(share__eight_ascii(text, n), at >= n);
            text[at] = 0x7F;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_counted_alike),
        cmocka_unit_test(slots_are_the_same_alone_and_together),
        cmocka_unit_test(slots_do_not_depend_on_the_place),
        cmocka_unit_test(widths_are_measured_alike),
        cmocka_unit_test(lines_are_folded_alike),
        cmocka_unit_test(names_are_heard_wherever_they_stand),
        cmocka_unit_test(marks_are_found_alike),
        cmocka_unit_test(marks_are_exact),
        cmocka_unit_test(ascii_is_told_at_every_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
