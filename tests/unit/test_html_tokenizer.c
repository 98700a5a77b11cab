/* The tokenizer: the html5lib tokenizer tests where they are there, and what they leave out. */
#include "read/html_entities.h"
#include "read/html_tokenizer.h"

#include "base/buffer.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* after the above: */
#include <cmocka.h>

static json_t *string_of(share__view v)
{
    json_t *s = json_stringn_nocheck(v.p, v.n);
    assert_non_null(s);
    return s;
}

static json_t *string_or_null(bool there, share__view v)
{
    return there ? string_of(v) : json_null();
}

static void append_text(json_t *tokens, share__view text)
{
    json_t *last =
        json_array_size(tokens) ? json_array_get(tokens, json_array_size(tokens) - 1) : NULL;
    if (text.n == 0)
        return;
    if (!last || strcmp(json_string_value(json_array_get(last, 0)), "Character") != 0) {
        json_array_append_new(tokens, json_pack("[s, o]", "Character", string_of(text)));
        return;
    }
    json_t *old = json_array_get(last, 1);
    size_t n = json_string_length(old);
    char *joined = malloc(n + text.n);
    assert_non_null(joined);
    memcpy(joined, json_string_value(old), n);
    memcpy(joined + n, text.p, text.n);
    json_array_set_new(last, 1, string_of((share__view){joined, n + text.n}));
    free(joined);
}

static json_t *start_tag(share__html_tokenizer *t)
{
    json_t *attributes = json_object();
    for (size_t i = 0; i < t->attribute_count; i++) {
        char name[256];
        assert_true(t->attributes[i].name.n < sizeof name);
        memcpy(name, t->attributes[i].name.p, t->attributes[i].name.n);
        name[t->attributes[i].name.n] = '\0';
        assert_null(json_object_get(attributes, name));
        json_object_set_new_nocheck(attributes, name, string_of(share__html_value(t, i)));
    }
    json_t *token = json_pack("[s, o, o]", "StartTag", string_of(t->text), attributes);
    if (t->self_closing)
        json_array_append_new(token, json_true());
    return token;
}

static json_t *doctype(share__html_tokenizer *t)
{
    share__view public_id = share__html_plain(t, t->public_id, 0);
    share__view system_id = share__html_plain(t, t->system_id, 0);
    return json_pack("[s, o, o, o, b]", "DOCTYPE", string_or_null(t->text.n > 0, t->text),
                     string_or_null(t->has_public_id, public_id),
                     string_or_null(t->has_system_id, system_id), !t->force_quirks);
}

static json_t *tokens_of(share__view input, share__html_model model, const char *last_start)
{
    share__html_tokenizer *t = malloc(sizeof *t);
    assert_non_null(t);
    json_t *tokens = json_array();
    share__html_start(t, input);
    share__html_enter(t, model);
    t->last_start = share__view_of(last_start);
    while (share__html_next(t))
        switch (t->kind) {
        case SHARE__HTML_TEXT:
            append_text(tokens, share__html_text(t));
            break;
        case SHARE__HTML_START:
            json_array_append_new(tokens, start_tag(t));
            break;
        case SHARE__HTML_END:
            json_array_append_new(tokens, json_pack("[s, o]", "EndTag", string_of(t->text)));
            break;
        case SHARE__HTML_COMMENT:
            json_array_append_new(tokens,
                                  json_pack("[s, o]", "Comment", string_of(share__html_text(t))));
            break;
        case SHARE__HTML_DOCTYPE:
            json_array_append_new(tokens, doctype(t));
            break;
        }
    assert_false(t->no_memory);
    share__html_end(t);
    free(t);
    return tokens;
}

/* Undoes the second escaping, \uXXXX; false for what no UTF-8 can hold, a lone surrogate. */
static bool unescape(json_t *value, json_t **out)
{
    const char *p = json_string_value(value), *end = p + json_string_length(value);
    share__buffer buffer;
    share__buffer_init(&buffer, 1 << 20);
    uint32_t high = 0;
    bool fine = true;
    while (p < end && fine) {
        if (end - p >= 6 && p[0] == '\\' && p[1] == 'u') {
            char hex[5] = {p[2], p[3], p[4], p[5], '\0'};
            uint32_t c = (uint32_t)strtoul(hex, NULL, 16);
            p += 6;
            if (c >= 0xD800 && c < 0xDC00 && !high) {
                high = c;
                continue;
            }
            fine = (c >= 0xDC00 && c < 0xE000) == (high != 0);
            share__put_code_point(&buffer,
                                  high ? 0x10000 + ((high & 0x3FF) << 10) + (c & 0x3FF) : c);
            high = 0;
        } else {
            fine = !high;
            share__put_char(&buffer, *p++);
        }
    }
    *out = string_of(share__buffer_view(&buffer));
    share__buffer_free(&buffer);
    return fine && !high;
}

static bool unescape_deep(json_t *value, json_t **out)
{
    bool fine = true;
    if (json_is_string(value))
        return unescape(value, out);
    if (json_is_array(value)) {
        *out = json_array();
        for (size_t i = 0; i < json_array_size(value); i++) {
            json_t *item;
            fine = unescape_deep(json_array_get(value, i), &item) && fine;
            json_array_append_new(*out, item);
        }
        return fine;
    }
    if (json_is_object(value)) {
        *out = json_object();
        const char *key;
        json_t *member;
        json_object_foreach(value, key, member)
        {
            json_t *name = NULL, *item = NULL, *old = string_of(share__view_of(key));
            fine = unescape(old, &name) && fine;
            fine = unescape_deep(member, &item) && fine;
            json_object_set_new_nocheck(*out, json_string_value(name), item);
            json_decref(name);
            json_decref(old);
        }
        return fine;
    }
    *out = json_incref(value);
    return true;
}

/* The expected tokens with neighbouring characters joined; parse errors among them left out. */
static json_t *joined(json_t *output)
{
    json_t *tokens = json_array();
    size_t i;
    json_t *token;
    json_array_foreach(output, i, token)
    {
        json_t *text = json_array_get(token, 1);
        if (json_is_string(token))
            continue;
        if (strcmp(json_string_value(json_array_get(token, 0)), "Character") == 0)
            append_text(tokens, (share__view){json_string_value(text), json_string_length(text)});
        else
            json_array_append(tokens, token);
    }
    return tokens;
}

static share__html_model model_named(const char *name)
{
    static const struct {
        const char *name;
        share__html_model model;
    } models[] = {
        {"Data state", SHARE__HTML_DATA},           {"RCDATA state", SHARE__HTML_ESCAPABLE},
        {"RAWTEXT state", SHARE__HTML_RAW},         {"Script data state", SHARE__HTML_SCRIPT},
        {"PLAINTEXT state", SHARE__HTML_PLAINTEXT}, {"CDATA section state", SHARE__HTML_CDATA}};
    for (size_t i = 0; i < sizeof models / sizeof *models; i++)
        if (strcmp(models[i].name, name) == 0)
            return models[i].model;
    fail_msg("no state is called %s", name);
    return SHARE__HTML_DATA;
}

static unsigned run, failed, impossible;

static void check_test(const char *file, json_t *test)
{
    json_t *input = json_incref(json_object_get(test, "input"));
    json_t *output = json_incref(json_object_get(test, "output"));
    json_t *states = json_object_get(test, "initialStates");
    const char *last = json_string_value(json_object_get(test, "lastStartTag"));
    if (json_is_true(json_object_get(test, "doubleEscaped"))) {
        json_t *plain_input, *plain_output;
        bool fine = unescape(input, &plain_input);
        fine = unescape_deep(output, &plain_output) && fine;
        json_decref(input);
        json_decref(output);
        input = plain_input;
        output = plain_output;
        if (!fine) {
            impossible++;
            goto out;
        }
    }
    json_t *expected = joined(output);
    for (size_t i = 0; i < (states ? json_array_size(states) : 1); i++) {
        const char *state = states ? json_string_value(json_array_get(states, i)) : "Data state";
        json_t *got = tokens_of((share__view){json_string_value(input), json_string_length(input)},
                                model_named(state), last ? last : "");
        run++;
        if (!json_equal(got, expected)) {
            failed++;
            char *a = json_dumps(got, JSON_ENCODE_ANY), *b = json_dumps(expected, JSON_ENCODE_ANY);
            char *c = json_dumps(input, JSON_ENCODE_ANY);
            print_error("%s: %s (%s)\n  input    %s\n  expected %s\n  got      %s\n", file,
                        json_string_value(json_object_get(test, "description")), state, c, b, a);
            free(a);
            free(b);
            free(c);
        }
        json_decref(got);
    }
    json_decref(expected);
out:
    json_decref(input);
    json_decref(output);
}

static const char *const files[] = {
    "contentModelFlags",      "domjs", "entities", "escapeFlag", "namedEntities", "numericEntities",
    "pendingSpecChanges",     "test1", "test2",    "test3",      "test4",         "unicodeChars",
    "unicodeCharsProblematic"};

/* The fourteenth file, xmlViolation.test, is about "infoset coercion" for XML tools: what a
 * tokenizer that feeds one changes on purpose. It asks for other tokens than the standard's. */
static void passes_the_html5lib_tests(void **state)
{
    (void)state;
    const char *shared = getenv("SHARE_DATA");
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/data/html5lib/tokenizer/%s.test", shared ? shared : "",
                 files[f]);
        json_error_t error;
        json_t *root = json_load_file(path, JSON_ALLOW_NUL, &error);
        if (!root && error.line == -1) {
            print_message("skipped: no %s\n", path);
            skip();
        }
        if (!root)
            fail_msg("%s:%d: %s", path, error.line, error.text);
        json_t *tests = json_object_get(root, "tests");
        assert_true(json_array_size(tests) > 0);
        for (size_t i = 0; i < json_array_size(tests); i++)
            check_test(files[f], json_array_get(tests, i));
        json_decref(root);
    }
    print_message("%u runs, %u failed, %u tests with lone surrogates passed over\n", run, failed,
                  impossible);
    assert_int_equal(failed, 0);
    assert_true(run > 6500);
}

static void assert_tokens(const char *input, const char *expected)
{
    json_t *got = tokens_of(share__view_of(input), SHARE__HTML_DATA, "");
    char *text = json_dumps(got, JSON_COMPACT);
    assert_string_equal(text, expected);
    free(text);
    json_decref(got);
}

static void what_the_suite_leaves_out(void **state)
{
    (void)state;
    assert_tokens("a<b c=d/>e", "[[\"Character\",\"a\"],[\"StartTag\",\"b\",{\"c\":\"d/\"}],"
                                "[\"Character\",\"e\"]]");
    assert_tokens("a < b <3 <", "[[\"Character\",\"a < b <3 <\"]]");
    assert_tokens("&amp;amp;", "[[\"Character\",\"&amp;\"]]");
    assert_tokens("<a href='?a=1&copy=2&lt;'>",
                  "[[\"StartTag\",\"a\",{\"href\":\"?a=1&copy=2<\"}]]");
}

/* 300 attributes: 256 are kept, the first of two with one name wins. */
static void attributes_are_capped(void **state)
{
    (void)state;
    char page[8192] = "<a X=1 x=2";
    for (int i = 0; i < 300; i++)
        snprintf(page + strlen(page), sizeof page - strlen(page), " a%d=%d", i, i);
    strcat(page, ">b");
    share__html_tokenizer *t = malloc(sizeof *t);
    assert_non_null(t);
    share__html_start(t, share__view_of(page));
    assert_true(share__html_next(t));
    assert_int_equal(t->attribute_count, SHARE__HTML_MAX_ATTRIBUTES);
    share__view value = share__html_value_of(t, SHARE__LIT("x"), NULL);
    assert_true(share__equal(value, SHARE__LIT("1")));
    assert_true(share__equal(share__html_value_of(t, SHARE__LIT("a254"), NULL), SHARE__LIT("254")));
    bool found = true;
    share__html_value_of(t, SHARE__LIT("a255"), &found);
    assert_false(found);
    assert_true(share__html_next(t));
    assert_true(share__equal(t->text, SHARE__LIT("b")));
    assert_false(share__html_next(t));
    share__html_end(t);
    free(t);
}

static void references_are_decoded_once(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"plain", "plain"},
        {"a &amp; b", "a & b"},
        {"&amp;lt;", "&lt;"},
        {"&lt", "<"},
        {"&notit;", "\xC2\xACit;"},
        {"&notin;", "\xE2\x88\x89"},
        {"&#x1F600;", "\xF0\x9F\x98\x80"},
        {"&#150;", "\xE2\x80\x93"},
        {"&#0;&#xD800;", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"&#99999999999999999999;", "\xEF\xBF\xBD"},
        {"&;&&#;&#x;", "&;&&#;&#x;"},
        {"&nGt;", "\xE2\x89\xAB\xE2\x83\x92"},
        {"&nGt;&nGt;&nGt;&nGt;&nGt;",
         "\xE2\x89\xAB\xE2\x83\x92\xE2\x89\xAB\xE2\x83\x92\xE2\x89\xAB\xE2\x83\x92\xE2\x89\xAB\xE2"
         "\x83\x92\xE2\x89\xAB\xE2\x83\x92"}};
    share__arena arena = SHARE__ARENA_INIT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share__view out;
        assert_true(share__html_decode(&arena, share__view_of(cases[i][0]), false, &out));
        if (!share__equal(out, share__view_of(cases[i][1])))
            fail_msg("%s gives %.*s", cases[i][0], (int)out.n, out.p);
    }
    share__arena_free(&arena);
}

/* A script whose comments open and close a hundred thousand times: a loop, no recursion. */
static void scripts_with_many_comments(void **state)
{
    (void)state;
    enum { TIMES = 200000 };
    char *page = malloc(TIMES * 8 + 64), *to = page;
    assert_non_null(page);
    for (int i = 0; i < TIMES; i++, to += 8)
        memcpy(to, "<!-- -->", 8);
    strcpy(to, "</script>x");
    json_t *tokens = tokens_of(share__view_of(page), SHARE__HTML_SCRIPT, "script");
    assert_int_equal(json_array_size(tokens), 3);
    json_decref(tokens);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passes_the_html5lib_tests), cmocka_unit_test(what_the_suite_leaves_out),
        cmocka_unit_test(attributes_are_capped), cmocka_unit_test(references_are_decoded_once),
        cmocka_unit_test(scripts_with_many_comments)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
