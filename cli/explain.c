/* explain.c - the candidates as a table for people: score, witness, place, text. Long texts are
 * cut between code points; programs read --json --explain, where nothing is cut. */
#include "explain.h"

#include "output.h"
#include "text.h"

#include <stdio.h>

enum { SHOWN_BYTES = 160 };

static size_t shown(const share_value *value)
{
    size_t n = 0;
    while (n < value->length) {
        size_t step = text_sequence(value->text + n, value->length - n);
        if (step == 0 || n + step > SHOWN_BYTES)
            break;
        n += step;
    }
    return n;
}

void explain(const share_article *article, const char *name)
{
    for (int key = 0; *share_key_name((share_key)key); key++) {
        size_t count = share_article_count(article, (share_key)key);
        if (count > 0)
            say("%s", share_key_name((share_key)key));
        for (size_t i = 0; i < count; i++) {
            const share_value *value = share_article_get(article, (share_key)key, i);
            char place[300] = "-";
            size_t n = shown(value);
            if (value->line)
                snprintf(place, sizeof place, "%s:%u:%u", name, value->line, value->column);
            say("  %4u  %-12s  %s  %.*s%s", value->score, share_origin_name(value->origin), place,
                (int)n, value->text, n < value->length ? "..." : "");
        }
    }
}
