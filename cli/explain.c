/* explain.c - the candidates as a table for people: score, witness, place, text; then the sentences
 * with their use or what speaks against them. Under a value whose score is a sum stands what it is
 * made of. Long texts are cut between code points; programs read
 * --json --explain, where nothing is cut. */
#include "explain.h"

#include "output.h"
#include "text.h"

#include <stdio.h>

enum { SHOWN_BYTES = 160 };

static size_t shown(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length) {
        size_t step = text_sequence(text + n, length - n);
        if (step == 0 || n + step > SHOWN_BYTES)
            break;
        n += step;
    }
    return n;
}

static void explain_sentences(const share_article *article, const char *name)
{
    size_t count = share_article_sentence_count(article);
    if (count > 0)
        say("sentences");
    for (size_t i = 0; i < count; i++) {
        const share_sentence *sentence = share_article_sentence(article, i);
        const char *why = *sentence->used ? sentence->used : sentence->reasons;
        size_t n = shown(sentence->text, sentence->length);
        say("  %4u  %-12s  %s:%u:%u  %.*s%s", sentence->score, *why ? why : "-", name,
            sentence->line, sentence->column, (int)n, sentence->text,
            n < sentence->length ? "..." : "");
    }
}

/* "frequency 116, position -4", under the value that they decided about. */
static void explain_features(const share_value *value)
{
    char line[600] = "";
    size_t at = 0, count = share_value_feature_count(value);
    for (size_t i = 0; i < count && at < sizeof line; i++) {
        const share_feature *feature = share_value_feature(value, i);
        at += (size_t)snprintf(line + at, sizeof line - at, "%s%s %d", i > 0 ? ", " : "",
                               feature->name, feature->points);
    }
    if (count > 0)
        say("                      %s", line);
}

static void explain_passed(const share_article *article)
{
    size_t count = share_article_passed_count(article);
    if (count > 0)
        say("tags passed over");
    for (size_t i = 0; i < count; i++) {
        const share_value *value = share_article_passed(article, i);
        say("  %4u  %-12s  %s", value->score, value->reason, value->text);
        explain_features(value);
    }
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
            size_t n = shown(value->text, value->length);
            if (value->line)
                snprintf(place, sizeof place, "%s:%u:%u", name, value->line, value->column);
            say("  %4u  %-12s  %s  %.*s%s", value->score, share_origin_name(value->origin), place,
                (int)n, value->text, n < value->length ? "..." : "");
            explain_features(value);
        }
    }
    explain_passed(article);
    explain_sentences(article, name);
}
