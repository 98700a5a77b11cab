/* reasons.c - why each sentence was taken or left out, for those who ask.
 *
 * Made only when asked for (SHARE_PARSE_EXPLAIN): it judges every sentence that was looked at,
 * while picking judges the few that would be taken. It decides nothing; the names of the reasons
 * are part of the JSON, so they stay. */
#include "base/utf8.h"
#include "pick/index.h"
#include "pick/pick.h"

static const struct {
    uint32_t reason;
    const char *name;
} names[] = {
    {SHARE__DANGLING, "dangling"}, {SHARE__LEANS, "leans"},
    {SHARE__META, "about_itself"}, {SHARE__CALL, "call"},
    {SHARE__NOTICE, "notice"},     {SHARE__QUESTION, "question"},
    {SHARE__SPEECH, "speech"},     {SHARE__SPEAKER, "speaker"},
    {SHARE__OPEN_END, "open_end"}, {SHARE__UNBALANCED, "unbalanced"},
    {SHARE__RAW, "raw"},           {SHARE__LEADS, "fragment"},
    {SHARE__FOREIGN, "foreign"},   {SHARE__SHORT, "too_short"},
    {SHARE__LONG, "too_long"},     {SHARE__PRIVATE, "private"},
};

enum { NAMES_ROOM = 512 }; /* more than all names together */

static bool is_point(const struct share_article *article, share__view text)
{
    const share__values *points = &article->lists[SHARE_POINT];
    for (size_t i = 0; i < points->count; i++)
        if (share__equal((share__view){points->at[i].text, points->at[i].length}, text))
            return true;
    return false;
}

/* The names of the reasons with a space between, in the order of the table. */
static void name_reasons(share__buffer *out, uint32_t reasons, bool repeats)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (reasons & names[i].reason) {
            share__put(out, out->n > 0 ? SHARE__LIT(" ") : SHARE__LIT(""));
            share__put(out, share__view_of(names[i].name));
        }
    if (repeats)
        share__put(out, out->n > 0 ? SHARE__LIT(" duplicate") : SHARE__LIT("duplicate"));
}

static bool explain(struct share_article *article, share__index *index, uint32_t number,
                    share__buffer *names_of)
{
    const share__sentence *sentence = &index->sentences[number];
    const share__block *block = &index->blocks[sentence->block];
    share__view summary = share__article_best(article, SHARE_SUMMARY);
    share_sentence *out = &article->sentences[number];
    share__buffer_clear(names_of);
    share__put_clean(names_of, sentence->text);
    const size_t length = names_of->n;
    const char *clean = share__arena_string(&article->document.arena, share__buffer_view(names_of));
    if (!clean)
        return false;
    const share__view text = {clean, length};
    bool in_summary = share__find_view(summary, text, 0) < summary.n;
    bool point = is_point(article, text);
    uint32_t reasons = share__judgement(index, number);
    if (share__in_notice(index, number))
        reasons |= SHARE__NOTICE;
    share__buffer_clear(names_of);
    name_reasons(names_of, reasons, !point && !in_summary && share__repeats(index, sentence));
    *out = (share_sentence){
        .text = clean,
        .length = length,
        .line = block->line,
        .column = block->column,
        .used = in_summary ? "summary"
                : point    ? "points"
                           : "",
        .reasons = share__arena_string(&article->document.arena, share__buffer_view(names_of)),
        .score = share__point_worth(index, sentence),
        .position = number,
        .section = sentence->section,
        .columns = sentence->width};
    const share__said said = share__what_it_says(index, sentence);
    out->headline = said.headline;
    out->weight = said.weight;
    return out->reasons && share__buffer_status(names_of) == SHARE_OK;
}

share_status share__pick_reasons(struct share_article *article, share__index *index)
{
    size_t count = index->sentence_count;
    article->sentences =
        share__arena_alloc(&article->document.arena, (count + 1) * sizeof *article->sentences);
    if (!article->sentences)
        return SHARE_ERR_MEMORY;
    size_t longest = 0;
    for (size_t i = 0; i < count; i++)
        if (index->sentences[i].text.n > longest)
            longest = index->sentences[i].text.n;
    share__buffer text; /* of one sentence, or the names of all reasons */
    share__buffer_init(&text, longest + NAMES_ROOM);
    bool fine = true;
    for (uint32_t i = 0; i < count && fine; i++)
        fine = explain(article, index, i, &text);
    article->sentence_count = fine ? count : 0;
    share__buffer_free(&text);
    return fine ? SHARE_OK : SHARE_ERR_MEMORY;
}
