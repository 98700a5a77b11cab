/* test_toml.c - the TOML reader against a published suite: every valid file gives the tree that
 * its JSON describes, every invalid one is refused with a place. Then our own records. */
#include "base/mem.h"
#include "base/utf8.h"
#include "read/records.h"
#include "read/toml.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *slurp(const char *folder, const char *name, size_t *length)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = malloc(1 << 20);
    assert_non_null(text);
    *length = fread(text, 1, (1 << 20) - 1, file);
    text[*length] = '\0';
    fclose(file);
    return text;
}

static bool same_tree(const share__toml_node *node, const json_t *want);

/* jansson takes no NUL in keys: on both sides U+E000 stands for it. */
static void replace_nul_escapes(char *json)
{
    for (char *p = json; (p = strchr(p, '\\')) != NULL; p += 2)
        if (strncmp(p, "\\u0000", 6) == 0)
            memcpy(p, "\\uE000", 6);
}

static share__view without_nul(share__view v, char out[4096])
{
    size_t n = 0;
    for (size_t i = 0; i < v.n && n < 4000; i++)
        if (v.p[i] == '\0')
            n += share__utf8_encode(out + n, 0xE000);
        else
            out[n++] = v.p[i];
    return (share__view){out, n};
}

static bool same_table(const share__toml_node *table, const json_t *want)
{
    size_t n = 0;
    char buffer[4096];
    for (const share__toml_node *child = table->first; child; child = child->next, n++) {
        share__view key = without_nul(child->key, buffer);
        if (!same_tree(child, json_object_getn(want, key.p, key.n)))
            return false;
    }
    return n == json_object_size(want);
}

static bool same_array(const share__toml_node *array, const json_t *want)
{
    size_t n = 0;
    for (const share__toml_node *child = array->first; child; child = child->next, n++)
        if (!same_tree(child, json_array_get(want, n)))
            return false;
    return n == json_array_size(want);
}

/* The number without underscores and sign of nothing. */
static void plain_number(share__view text, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] != '_' && !(i == 0 && text.p[i] == '+'))
            out[n++] = text.p[i];
    out[n] = '\0';
}

static bool same_integer(share__view text, const char *want)
{
    char number[200];
    plain_number(text, number);
    int base = 10;
    char *digits = number;
    if (number[0] == '0' && number[1] == 'x')
        base = 16, digits += 2;
    else if (number[0] == '0' && number[1] == 'o')
        base = 8, digits += 2;
    else if (number[0] == '0' && number[1] == 'b')
        base = 2, digits += 2;
    return strtoll(digits, NULL, base) == strtoll(want, NULL, 10);
}

static bool same_float(share__view text, const char *want)
{
    char number[200];
    plain_number(text, number);
    double a = strtod(number, NULL), b = strtod(want, NULL);
    return (a != a && b != b) || (a <= b && a >= b);
}

/* The suite writes dates with T and Z, and drops zeros at the end of fractions or adds them. */
static bool same_date(share__view text, const char *want)
{
    size_t i = 0;
    for (; i < text.n && *want; i++, want++) {
        char c = text.p[i];
        if (i == 10 && (c == ' ' || c == 't'))
            c = 'T';
        if (c == 'z')
            c = 'Z';
        if (c != *want)
            break;
    }
    if (i == text.n && !*want)
        return true;
    while (i < text.n && text.p[i] == '0')
        i++;
    while (*want == '0')
        want++;
    share__view rest = share__view_from(text, i);
    return share__equal_nocase(rest, share__view_of(want));
}

static bool same_tree(const share__toml_node *node, const json_t *want)
{
    static const char *const names[] = {
        [SHARE__TOML_STRING] = "string",         [SHARE__TOML_INTEGER] = "integer",
        [SHARE__TOML_FLOAT] = "float",           [SHARE__TOML_BOOLEAN] = "bool",
        [SHARE__TOML_DATETIME] = "datetime",     [SHARE__TOML_LOCAL_DATETIME] = "datetime-local",
        [SHARE__TOML_LOCAL_DATE] = "date-local", [SHARE__TOML_LOCAL_TIME] = "time-local"};
    if (!want)
        return false;
    if (node->type == SHARE__TOML_TABLE)
        return json_is_object(want) && same_table(node, want);
    if (node->type == SHARE__TOML_ARRAY)
        return json_is_array(want) && same_array(node, want);
    const char *type = json_string_value(json_object_get(want, "type"));
    const json_t *value = json_object_get(want, "value");
    if (!type || !value || strcmp(type, names[node->type]) != 0)
        return false;
    const char *text = json_string_value(value);
    char buffer[4096];
    switch (node->type) {
    case SHARE__TOML_INTEGER:
        return same_integer(node->text, text);
    case SHARE__TOML_FLOAT:
        return same_float(node->text, text);
    case SHARE__TOML_STRING:
    case SHARE__TOML_BOOLEAN:
        return share__equal(without_nul(node->text, buffer), share__view_of(text));
    default:
        return same_date(node->text, text);
    }
}

static bool check_valid(const char *folder, const char *name, share__toml *toml)
{
    char expectation[4096];
    snprintf(expectation, sizeof expectation, "%s", name);
    strcpy(strstr(expectation, ".toml"), ".json");
    size_t length = 0;
    char *json = slurp(folder, expectation, &length);
    assert_non_null(json);
    replace_nul_escapes(json);
    json_t *want = json_loadb(json, length, 0, NULL);
    assert_non_null(want);
    bool same = same_tree(toml->root, want);
    json_decref(want);
    free(json);
    return same;
}

static bool check_file(const char *folder, const char *name)
{
    size_t length = 0;
    char *text = slurp(folder, name, &length);
    assert_non_null(text);
    share__view v = {text, length};
    bool valid = strncmp(name, "valid/", 6) == 0, good;
    if (share__starts_with(v, SHARE__LIT("\xEF\xBB\xBF")))
        v = share__view_from(v, 3); /* decoding takes it off */
    if (share__utf8_check(v) < v.n) {
        good = !valid; /* decoding repairs and warns: the reader never sees it */
    } else {
        share__arena arena = SHARE__ARENA_INIT;
        share_error error = {.line = 0};
        share__toml toml;
        share_status status = share__toml_parse(&toml, &arena, (share__source){v, 1}, &error);
        if (valid)
            good = status == SHARE_OK && check_valid(folder, name, &toml);
        else
            good = status == SHARE_ERR_SYNTAX && error.line > 0 && error.column > 0;
        if (!good)
            fprintf(stderr, "%s: status %d, %u:%u: %s\n", name, (int)status, error.line,
                    error.column, error.message);
        share__arena_free(&arena);
    }
    free(text);
    return good;
}

static void suite(void **state)
{
    (void)state;
    char folder[4096];
    const char *data = getenv("SHARE_DATA");
    snprintf(folder, sizeof folder, "%s/toml-test/tests", data ? data : "../shared/data");
    size_t length = 0;
    char *list = slurp(folder, "files-toml-1.0.0", &length);
    if (!list) { /* SHARE_DATA is the folder above data */
        snprintf(folder, sizeof folder, "%s/data/toml-test/tests", data ? data : "../shared");
        list = slurp(folder, "files-toml-1.0.0", &length);
    }
    if (!list) {
        fprintf(stderr, "no TOML suite in %s\n", folder);
        skip();
    }
    unsigned files = 0, wrong = 0;
    share__view rest = {list, length}, line;
    while (share__next_line(&rest, &line)) {
        char name[1024];
        if (!share__ends_with(line, SHARE__LIT(".toml")))
            continue;
        snprintf(name, sizeof name, "%.*s", (int)line.n, line.p);
        files++;
        wrong += !check_file(folder, name);
    }
    free(list);
    assert_true(files > 600);
    assert_int_equal(wrong, 0);
}

static share__document read_toml(const char *text, share_error *error, share_status want)
{
    share__document document = {.format = SHARE_MARKDOWN};
    share__source source = {share__view_of(text), 2};
    assert_int_equal(share__read_toml(&document, source, error), want);
    return document;
}

static void has_record(const share__document *document, size_t i, const char *key,
                       const char *value, bool listed)
{
    assert_true(i < document->meta_count);
    const share__meta *meta = &document->metas[i];
    assert_true(share__equal(meta->key, share__view_of(key)));
    assert_true(share__equal(meta->value, share__view_of(value)));
    assert_int_equal(meta->listed, listed);
    assert_int_equal(meta->origin, SHARE_FROM_FRONT_MATTER);
}

static void records(void **state)
{
    (void)state;
    share_error error = {.line = 0};
    share__document document = read_toml("Title = \"A\\u00e9\"\ndate = 2024-05-06 07:08:09Z\n"
                                         "[taxonomies]\ntags = [\"x\", 'y z']\n"
                                         "[[authors]]\nname = \"N\"\n[[authors]]\nname = \"M\"\n"
                                         "[extra]\nv = 1_000\ndraft = false\nempty = \"\"\n",
                                         &error, SHARE_OK);
    assert_int_equal(document.meta_count, 8);
    has_record(&document, 0, "title", "A\xC3\xA9", false);
    has_record(&document, 1, "date", "2024-05-06 07:08:09Z", false);
    has_record(&document, 2, "taxonomies.tags", "x", true);
    has_record(&document, 3, "taxonomies.tags", "y z", true);
    has_record(&document, 4, "authors.name", "N", true);
    has_record(&document, 5, "authors.name", "M", true);
    has_record(&document, 6, "extra.v", "1_000", false);
    assert_int_equal(document.metas[0].line, 2);
    assert_int_equal(document.metas[0].column, 9);
    assert_int_equal(document.metas[3].line, 5);
    assert_int_equal(document.metas[3].column, 14);
    share__document_free(&document);
}

static void places(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned line, column;
    } cases[] = {
        {"title = \"a\"\ntitle = \"b\"\n", 3, 1},
        {"title = \"a\n", 2, 11},
        {"a = 1\n\nb = x\n", 4, 5},
        {"tags = [\n  \"a\"\n  \"b\"\n]\n", 4, 3},
        {"date = 2024-13-01\n", 2, 8},
        {"[a]\n[b]\n[a]\n", 4, 2},
        {"a = '''\nx\n'''\nb =\n", 5, 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share_error error = {.line = 0};
        share__document document = read_toml(cases[i].text, &error, SHARE_ERR_SYNTAX);
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        share__document_free(&document);
    }
}

static void depth(void **state)
{
    (void)state;
    for (size_t n = SHARE__MAX_DEPTH; n <= SHARE__MAX_DEPTH + 1; n++) {
        char text[200] = "a = ";
        memset(text + 4, '[', n);
        memset(text + 4 + n, ']', n);
        share_error error = {.line = 0};
        share__document document =
            read_toml(text, &error, n <= SHARE__MAX_DEPTH ? SHARE_OK : SHARE_ERR_SYNTAX);
        share__document_free(&document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(suite), cmocka_unit_test(records),
                                       cmocka_unit_test(places), cmocka_unit_test(depth)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
