/* page_summary.c - what a web page says about itself in a description.
 *
 * Pages carry the same description several times (og:description, meta description, JSON-LD, ...),
 * and it is the best summary there is when it describes this article. It does not when its words
 * are hardly found in the article (the site's blurb), when it says no more than the headline or the
 * site's name, or when it speaks about cookies or scripts. One that was cut off ("...") comes after
 * those that are whole; its last sentence is then completed from the article, or left out. A
 * standfirst under the headline that says much the same is what the author wrote for readers, and
 * goes first. */
#include "base/utf8.h"
#include "pick/headline_vote.h"
#include "pick/main_content.h"
#include "pick/pick.h"
#include "pick/sentences.h"

#include <string.h>

enum {
    WHOLE = 890,     /* the score of a description with nothing against it */
    EACH_LATER = 4,  /* less for each witness behind the first */
    CUT_OFF = 640,   /* cut off; above what ranking finds */
    CUT_SHORT = 700, /* at most, for one that stays so */
    AS_TITLE = 610,  /* repeats the headline: a post takes the next one, as summary.c finds it */
    UNRELATED = 550, /* below what ranking finds */
    NO_NEWS = 350,   /* a part of the headline, or a word or two */
    NOT_MEANT = 60,  /* about cookies, scripts or the site's name */
    AGREEING = 895,  /* a standfirst that says what the best description does */
    ENOUGH_WORDS = 4,
    RELATED = 25, /* percent of its words that the article has */
    ENOUGH = 2 * RELATED,
    READ_ON = 4096,      /* bytes of the article at once */
    SHOWN = 4,           /* more for one that stands below the headline, too */
    SHOWN_NEAR = 14,     /* blocks below it */
    MOST_RECORDS = 4,    /* of one key that are looked at */
    LONG_TEXT = 100,     /* bytes of a paragraph that begins the article */
    AGREES = 60,         /* percent of the words in common */
    LONGEST = 4000,      /* bytes */
    LONGEST_STOP = 24,   /* bytes of a function word */
    LONG_CUT = 1200,     /* bytes of a description that is the article's beginning */
    KEEP_SENTENCES = 60, /* bytes: so much without its cut sentence is still a summary */
    LEAST_STUMP = 12,    /* bytes of the beginning of a sentence that are looked for */
    PROGRAM_WORDS = 120, /* bytes of what a program put behind a cut */
    WORTH_ENDING = 20,   /* bytes: less of it is left out and not completed */
    OPEN_FROM = 80,      /* bytes from which an end without a stop may be a cut */
    DATE_BYTES = 40      /* of a date in front */
};

enum {
    AROUND = SHARE__IN_NAV | SHARE__IN_ASIDE | SHARE__IN_FOOTER | SHARE__IN_COMMENTS |
             SHARE__IN_FIGURE | SHARE__HIDDEN
};

static const char *const keys[] = {
    "og:description",
    "description",
    "twitter:description",
    "ld:description",
    "mf:p-summary",
    "sailthru.description",
    "parsely-description",
    "dc.description",
    "dcterms.description",
    "itemprop:description",
    "abstract",
    "citation_abstract",
    "dcterms.abstract",
    "dc.description.abstract",
    "ld:page.description",
};

typedef struct known_words { /* of the article, as far as it was read */
    uint8_t at[SHARE__WORD_SLOTS / 8];
    bool any;
    size_t next; /* block */
} known_words;

typedef struct described {
    struct share_article *article;
    known_words *words;
    share__site_names names;
    share__title_words headline;
    share__view headline_key;
    share__opening opening;
} described;

static void note_words(known_words *words, share__view text)
{
    share__word_walk walk = {text.p, text.p + text.n, 0};
    share__slot slots[SHARE__MOST_SLOTS];
    for (size_t n; (n = share__next_slots(&walk, slots, SHARE__MOST_SLOTS)) > 0;) {
        for (size_t i = 0; i < n; i++) {
            words->at[slots[i].slot / 8] |= (uint8_t)(1u << slots[i].slot % 8);
        }
        words->any = true;
    }
}

/* Some more of the article's words; false when there are none. */
static bool read_on(const described *d)
{
    const share__document *document = &d->article->document;
    size_t bytes = 0;
    while (d->words->next < document->block_count && bytes < READ_ON) {
        const share__block *block = &document->blocks[d->words->next++];
        if (share__is_near_article(block)) {
            note_words(d->words, block->text);
            bytes += block->text.n;
        }
    }
    return bytes > 0;
}

static bool is_article_text(share__role role)
{
    return role == SHARE__ROLE_TEXT || role == SHARE__ROLE_ITEM || role == SHARE__ROLE_QUOTE ||
           role == SHARE__ROLE_STANDFIRST || role == SHARE__ROLE_HEADING;
}

static bool describe(described *d, struct share_article *article, const char *base_url)
{
    share__view headline = share__article_best(article, SHARE_HEADLINE);
    memset(d, 0, sizeof *d);
    d->article = article;
    d->words = share__arena_alloc(&article->document.arena, sizeof *d->words);
    if (!d->words) {
        return false;
    }
    memset(d->words, 0, sizeof *d->words);
    note_words(d->words, headline);
    share__title_words_of(&d->headline, headline);
    share__find_opening(article, &d->headline, &d->opening);
    return share__title_key(&article->document.arena, headline, &d->headline_key) &&
           share__learn_site_names(&d->names, article, base_url);
}

static bool is_function_word(const described *d, share__view word)
{
    char lower[LONGEST_STOP + 4];
    size_t n = 0;
    if (word.n > LONGEST_STOP) {
        return false;
    }
    for (const char *p = word.p, *end = word.p + word.n; p < end && n < LONGEST_STOP;) {
        n += share__utf8_encode(lower + n, share__to_lower(share__utf8_next(&p, end)));
    }
    return share__is_stop_word(d->article->language, (share__view){lower, n});
}

/* Adds a word, or what stands for words in a script without spaces, to the counts. */
static void count_word(const described *d, share__view word, unsigned *all, unsigned *known)
{
    share__word_walk walk = {word.p, word.p + word.n, 0};
    unsigned slot;
    if (is_function_word(d, word)) {
        return;
    }
    while (share__next_slot(&walk, &slot)) {
        ++*all;
        *known += d->words->at[slot / 8] >> slot % 8 & 1;
    }
}

/* How many of its words the part of the article that was read has, in percent; "the" and "and" say
 * nothing. */
static unsigned known_part(const described *d, share__view text)
{
    unsigned all = 0, known = 0;
    const char *start = text.p, *end = text.p + text.n;
    for (const char *p = start; p <= end;) {
        const char *next = p;
        const bool word = p < end && share__is_word(share__utf8_next(&next, end));
        if (!word && p > start) {
            count_word(d, share__view_between(start, p), &all, &known);
        }
        if (p == end) {
            break;
        }
        start = word ? start : next;
        p = next;
    }
    return all > 0 && d->words->any ? known * 100 / all : 100;
}

/* How many of its words the article has, in percent; what is beyond ENOUGH is not counted, so most
 * articles need not be read to their end. */
static unsigned relation(const described *d, share__view text)
{
    unsigned part = known_part(d, text);
    while ((part < ENOUGH || !d->words->any) && read_on(d)) {
        part = known_part(d, text);
    }
    return part;
}

static bool mentions(share__view text, const char *word)
{
    share__view w = share__view_of(word);
    for (size_t i = 0; i + w.n <= text.n; i++) {
        if (share__starts_nocase(share__view_from(text, i), w)) {
            return true;
        }
    }
    return false;
}

/* What stands there when the page was read without its cookies or scripts. */
static bool is_about_the_browser(const described *d, share__view text)
{
    static const char *const words[] = {"cookie", "javascript"};
    share__view headline = share__article_best(d->article, SHARE_HEADLINE);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (mentions(text, words[i]) && !mentions(headline, words[i]) &&
            relation(d, text) < 2 * RELATED) {
            return true;
        }
    }
    return false;
}

/* Its length without the ellipsis that it ends in, or in brackets; text.n when it ends otherwise.
 */
static size_t before_ellipsis(share__view text)
{
    size_t n = text.n;
    bool found = false;
    for (bool again = true; again && n > 0;) {
        share__view rest = share__view_slice(text, 0, n);
        again = false;
        if (share__ends_with(rest, SHARE__LIT("\xE2\x80\xA6"))) {
            n -= 3;
            again = found = true;
        } else if (share__ends_with(rest, SHARE__LIT("..."))) {
            n -= 3;
            again = found = true;
        } else if (text.p[n - 1] == ']' || text.p[n - 1] == ' ' ||
                   (found && text.p[n - 1] == '[') || (found && text.p[n - 1] == '.')) {
            n--;
            again = true;
        }
    }
    return found ? n : text.n;
}

/* Where the last sentence of 'text' starts: what was cut off there is no sentence. */
static size_t last_sentence(const described *d, share__view text)
{
    share__view rest = text, sentence = {text.p, 0};
    size_t at = 0;
    while (share__next_sentence(&rest, d->article->language, &sentence)) {
        at = (size_t)(sentence.p - text.p);
    }
    return at;
}

/* The sentence of the article that goes on where 'cut' ends; empty when there is none. */
static share__view completed(const described *d, share__view cut)
{
    const share__document *document = &d->article->document;
    for (size_t i = 0; i < document->block_count && cut.n >= LEAST_STUMP; i++) {
        share__view rest = document->blocks[i].text, sentence;
        if (!is_article_text((share__role)d->article->roles[i]) ||
            share__find_view(rest, cut, 0) == rest.n) {
            continue;
        }
        while (share__next_sentence(&rest, d->article->language, &sentence)) {
            if (share__starts_with(sentence, cut)) {
                return sentence;
            }
        }
    }
    return SHARE__LIT("");
}

static share_status add(described *d, const share__meta *meta, share__view text, unsigned score)
{
    return share__article_add(d->article, SHARE_SUMMARY, text, (share_origin)meta->origin,
                              (share__place){meta->line, meta->column}, score);
}

/* A description that was cut off: with its last sentence completed, or without it, else as it is.
 */
static share_status add_cut(described *d, const share__meta *meta, share__view text, unsigned score)
{
    const size_t at = last_sentence(d, text);
    const share__view stump = share__trim_end(share__view_from(text, at));
    const share__view whole =
        stump.n >= WORTH_ENDING || at == 0 ? completed(d, stump) : SHARE__LIT("");
    share__view before = share__trim_end(share__view_slice(text, 0, at));
    if (whole.n == 0 && before.n >= KEEP_SENTENCES) {
        return add(d, meta, before, score + 1);
    }
    if (whole.n == 0) {
        return add(d, meta, meta->value, score < CUT_SHORT ? score : CUT_SHORT);
    }
    char *joined = share__arena_bytes(&d->article->document.arena, at + whole.n);
    if (!joined) {
        return SHARE_ERR_MEMORY;
    }
    memcpy(joined, text.p, at);
    memcpy(joined + at, whole.p, whole.n);
    return add(d, meta, (share__view){joined, at + whole.n}, score + 2);
}

/* Without a date and a mark behind it: "2 May 2026, 10:19 : The ...". */
static share__view without_date(share__view text)
{
    static const char *const marks[] = {" : ", ": ", " - ", " | ", " \xE2\x80\x93 "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const share__view mark = share__view_of(marks[i]);
        const size_t at = share__find_view(share__view_slice(text, 0, DATE_BYTES), mark, 0);
        if (at + mark.n < text.n && at < DATE_BYTES &&
            share__is_dateline(share__view_slice(text, 0, at))) {
            return share__trim(share__view_from(text, at + mark.n));
        }
    }
    return text;
}

/* Without who wrote it behind the last sentence: "... until Monday. By Jo Example" */
static share__view without_byline(const described *d, share__view text)
{
    const size_t at = last_sentence(d, text);
    share__view name, tail = share__trim(share__view_from(text, at));
    if (share__ends_with(tail, SHARE__LIT("."))) {
        tail.n--;
    }
    return at >= KEEP_SENTENCES && share__is_byline(tail, &name)
               ? share__trim_end(share__view_slice(text, 0, at))
               : text;
}

/* It stands below the headline, where readers see it, as a block of its own. */
static bool is_shown(const described *d, share__view text, share__view key, bool *failed)
{
    const share__document *document = &d->article->document;
    const size_t first = d->opening.title + 1, end = first + SHOWN_NEAR;
    for (size_t i = first; i < document->block_count && i < end; i++) {
        const share__block *block = &document->blocks[i];
        share__view shown;
        if (block->kind == SHARE__CAPTION || (block->flags & AROUND) != 0 ||
            share__word_count_up_to(block->text, ENOUGH_WORDS) < 2) {
            continue;
        }
        if (!share__title_key(&d->article->document.arena,
                              share__view_slice(block->text, 0, 2 * text.n), &shown)) {
            *failed = true;
            return false;
        }
        if (share__equal(shown, key)) {
            return true;
        }
        if (block->kind == SHARE__PARAGRAPH && block->text.n >= LONG_TEXT &&
            (block->flags & SHARE__BYLINE) == 0) {
            return false; /* the article has begun */
        }
    }
    return false;
}

/* "The Harbour Post - news from the coast" */
static bool is_slogan(const described *d, share__view text)
{
    share__title_parts parts;
    share__view key;
    share__split_title(&parts, text);
    return parts.count == 2 && parts.joint[0] != SHARE__JOINT_COLON &&
           share__utf8_last(text) != '.' &&
           share__title_key(&d->article->document.arena, share__title_part(&parts, 0, 0), &key) &&
           share__is_site_part(&d->names, share__title_part(&parts, 0, 0), key);
}

/* Another record begins with the same and goes on. */
static bool is_continued(const described *d, share__view text)
{
    const share__document *document = &d->article->document;
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__view other = share__trim(document->metas[i].value);
        for (size_t k = 0;
             other.n > text.n && share__starts_with(other, text) && k < sizeof keys / sizeof *keys;
             k++) {
            if (share__meta_is(&document->metas[i], keys[k])) {
                return true;
            }
        }
    }
    return false;
}

/* Ends in the middle of a sentence that the article has, or another record. */
static bool is_open(const described *d, share__view text)
{
    const uint32_t last = share__utf8_last(text);
    if (text.n < OPEN_FROM || (!share__is_word(last) && last != ',')) {
        return false;
    }
    const share__view rest = share__view_from(text, last_sentence(d, text));
    return completed(d, rest).n > rest.n || is_continued(d, text);
}

/* Where a text was cut that goes on with a program's words: "... Tagged with a, b." Its length when
 * it was not. */
static size_t cut_inside(const described *d, share__view text)
{
    const share__view dots = SHARE__LIT("... "), ellipsis = SHARE__LIT("\xE2\x80\xA6 ");
    const size_t three = share__find_view(text, dots, 0), one = share__find_view(text, ellipsis, 0);
    const size_t at = three < one ? three : one;
    if (at < WORTH_ENDING || at >= text.n || text.n - at > PROGRAM_WORDS) {
        return text.n;
    }
    const share__view head = share__trim_end(share__view_slice(text, 0, at));
    const share__view stump = share__view_from(head, last_sentence(d, head));
    const share__view whole = completed(d, stump);
    const share__view rest = share__trim(share__view_from(whole, stump.n));
    return rest.n > 0 && share__is_word(share__utf8_first(rest)) ? at
                                                                 : text.n; /* and no ellipsis */
}

static share_status judge(described *d, const share__meta *meta, unsigned rank)
{
    share__view text = without_byline(d, without_date(share__trim(meta->value))), key, name;
    share__title_words words;
    bool failed = false;
    if (text.n == 0 || text.n > LONGEST) {
        return SHARE_OK;
    }
    if (!share__title_key(&d->article->document.arena, text, &key)) {
        return SHARE_ERR_MEMORY;
    }
    share__title_words_of(&words, text);
    const unsigned later = rank * EACH_LATER;
    const size_t inside = cut_inside(d, text);
    const size_t end = inside < text.n ? inside : before_ellipsis(text);
    if (share__is_site_name(&d->names, key) || is_about_the_browser(d, text) ||
        is_slogan(d, text)) {
        return add(d, meta, text, NOT_MEANT);
    }
    const bool shown = is_shown(d, text, key, &failed);
    if (failed) {
        return SHARE_ERR_MEMORY;
    }
    if (share__equal(d->headline_key, key)) {
        return add(d, meta, text, AS_TITLE);
    }
    if ((words.count < ENOUGH_WORDS && !shown) || share__is_byline(text, &name) ||
        (d->headline_key.n >= key.n &&
         share__find_view(d->headline_key, key, 0) < d->headline_key.n)) {
        return add(d, meta, text, NO_NEWS - later);
    }
    if (relation(d, text) < RELATED) {
        return add(d, meta, text, UNRELATED - later);
    }
    if (shown) {
        return add(d, meta, text, WHOLE + SHOWN);
    }
    if (end < text.n) {
        return add_cut(d, meta, share__view_slice(text, 0, end), CUT_SHORT - later);
    }
    if (is_open(d, text)) {
        return add_cut(d, meta, text, WHOLE - 3 - later);
    }
    return add(d, meta, text, (text.n > LONG_CUT ? CUT_OFF : WHOLE) - later);
}

/* Blocks that are called a standfirst elsewhere introduce something else: what they are without
 * that name. Where the headline stands nowhere, nothing is known. */
static void forget_other_standfirsts(struct share_article *article, const share__opening *opening)
{
    const share__document *document = &article->document;
    size_t end = opening->standfirst;
    while (end < document->block_count && opening->marked &&
           article->roles[end] == SHARE__ROLE_STANDFIRST) {
        end++;
    }
    size_t last = document->block_count; /* of the text that has no such name */
    while (last > 0 && article->roles[last - 1] != SHARE__ROLE_TEXT) {
        last--;
    }
    for (size_t i = 0; opening->title < document->block_count && i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        const bool far = i < opening->standfirst || i >= end;
        if (far && article->roles[i] == SHARE__ROLE_STANDFIRST) {
            article->roles[i] = block->kind == SHARE__LINE      ? SHARE__ROLE_OUTSIDE
                                : block->kind == SHARE__HEADING ? SHARE__ROLE_HEADING
                                                                : SHARE__ROLE_TEXT;
        }
    }
}

static const share_value *best_value(const share__values *list)
{
    const share_value *best = NULL;
    for (size_t i = 0; i < list->count; i++) {
        if (!best || list->at[i].score > best->score) {
            best = &list->at[i];
        }
    }
    return best;
}

/* Whether a standfirst goes before the best description. One that is marked, or a heading, does,
 * unless it is the description with something glued in front. A paragraph that only its place makes
 * one has to say much the same at about the same length. */
static bool goes_first(const share__block *block, bool marked, share__view description)
{
    const size_t at = share__find_view(block->text, description, 0);
    share__title_words said, shown;
    if (at < block->text.n && (at > 0 || (!marked && block->kind != SHARE__HEADING))) {
        return false;
    }
    if (marked || block->kind == SHARE__HEADING) {
        return true;
    }
    share__title_words_of(&said, description);
    share__title_words_of(&shown, block->text);
    return shown.count <= 2 * said.count && said.count <= 2 * shown.count &&
           share__words_in_common(&said, &shown) >= AGREES;
}

static share_status add_standfirst(described *d)
{
    struct share_article *article = d->article;
    const share_value *best = best_value(&article->lists[SHARE_SUMMARY]);
    const bool is_described = best && best->score > UNRELATED && best->score != AS_TITLE;
    const size_t i = d->opening.standfirst;
    if (i == article->document.block_count) {
        return SHARE_OK;
    }
    const share__block *block = &article->document.blocks[i];
    if (is_described &&
        !goes_first(block, d->opening.marked, (share__view){best->text, best->length})) {
        return SHARE_OK;
    }
    article->roles[i] = SHARE__ROLE_STANDFIRST;
    return !is_described && block->kind != SHARE__HEADING
               ? SHARE_OK /* summary.c takes what it can of it */
               : share__article_add(article, SHARE_SUMMARY, block->text, SHARE_FROM_BODY,
                                    (share__place){block->line, block->column}, AGREEING);
}

share_status share__pick_page_summary(struct share_article *article,
                                      const share_parse_options *options)
{
    const share__document *document = &article->document;
    described *d = share__arena_alloc(&article->document.arena, sizeof *d);
    if (!d || !describe(d, article, options->base_url)) {
        return SHARE_ERR_MEMORY;
    }
    forget_other_standfirsts(article, &d->opening);
    share__trim_opening(article, &d->opening);
    share_status status = SHARE_OK;
    for (unsigned k = 0; k < sizeof keys / sizeof *keys; k++) {
        unsigned seen = 0;
        for (size_t i = 0; i < document->meta_count && status == SHARE_OK && seen < MOST_RECORDS;
             i++) {
            if (share__meta_is(&document->metas[i], keys[k])) {
                status = judge(d, &document->metas[i], k);
                seen++;
            }
        }
    }
    return status == SHARE_OK ? add_standfirst(d) : status;
}
