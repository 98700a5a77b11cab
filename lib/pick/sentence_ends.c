/* sentence_ends.c - whether a sentence ends at a terminator.
 *
 * A terminator is read with all that belongs to it: further terminators, closing marks, footnote
 * marks. Then the word before it and the one after it decide. Lower case goes on. Behind a full
 * stop an abbreviation, an initial, an ordinal or a time of day holds the sentence together unless
 * a function word with a capital follows, which has no other reason for its capital. */
#include "pick/sentence_scan.h"

#include <string.h>

/* A terminator with all that belongs to it. */
typedef struct ending {
    const char *at;    /* the first terminator */
    const char *after; /* behind the last closing mark */
    unsigned dots;
    bool strong; /* ! ? or a terminator that nothing else is written with */
    bool spaced; /* ". . ." */
    bool ellipsis;
    bool definite; /* a full stop behind closing marks: no abbreviation ends there */
    bool unspaced; /* the script needs no space behind it */
    bool quoted;   /* a closing mark was taken along */
} ending;

/* What comes after a stop. */
typedef struct follower {
    const char *at;   /* the next sentence would start here */
    const char *word; /* behind opening marks */
    uint32_t c;       /* its first character, 0 at the end */
    bool marker;      /* a list marker */
    bool dash;
} follower;

/* What follows. */

static follower look_after(const share__scanner *s, const char *after)
{
    follower f = {.at = share__sentence_skip_blanks(after, s->end), .marker = false, .dash = false};
    unsigned value;
    char kind, last;
    f.word = f.at;
    if (share__read_marker(f.at, s->end, &value, &kind, &last))
        f.marker = kind == '1' || last != '.' || value == 1;
    for (int i = 0; i < 6 && f.word < s->end; i++) {
        const char *p = f.word;
        uint32_t c = share__utf8_next(&p, s->end);
        bool dash = share__is_dash(c);
        bool opens = dash || share__closing_mark(c) || c == 0xBF || c == 0xA1 || c == 0x2019 ||
                     share__is_bullet(c) || c == '*' || c == '#' || c == '_' ||
                     (i > 0 && share__is_any_blank(c));
        if (!opens)
            break;
        f.dash |= dash;
        f.word = p;
    }
    f.c = share__character_at(f.word, s->end);
    return f;
}

static bool is_caseless(uint32_t c)
{
    return share__is_letter(c) && !share__is_lower_case(c) && !share__is_upper(c);
}

/* "iPhone", "eBay": a name that starts small, not a sentence that goes on. */
static bool is_camel(const share__scanner *s, const char *p)
{
    return p + 2 < s->end && share__is_lower_case((unsigned char)p[0]) && p[1] >= 'A' &&
           p[1] <= 'Z' && p[2] >= 'a' && p[2] <= 'z';
}

/* Whether a sentence can start with what follows at all. */
static bool can_start(const share__scanner *s, const follower *f)
{
    if (f->c == 0 || f->marker || f->c == 0x2026)
        return true;
    if (share__is_lower_case(f->c))
        return is_camel(s, f->word);
    if (share__is_word(f->c))
        return true;
    if (f->c == '.') /* "...and so on" */
        return s->end - f->word > 3 && f->word[1] == '.' && f->word[2] == '.';
    return f->c < 0x80 ? f->c == '$' || f->c == '@' || f->c == '~' || f->c == '<'
                       : !share__is_terminator(f->c) && !share__is_closing_mark(f->c);
}

/* Decisions about a full stop. */

static bool is_time(share__view lower)
{
    return share__equal(lower, SHARE__LIT("a.m")) || share__equal(lower, SHARE__LIT("p.m"));
}

/* "At 5 a.m. Mr. Smith left": nothing was said yet. "8 p.m. Eastern", "9 a.m. Monday": goes on. */
static bool time_ends(const share__scanner *s, const ending *stop, const follower *f)
{
    char room[SHARE__WORD_ROOM];
    unsigned blanks = 0;
    for (const char *p = s->start; p < stop->at && blanks < 4; p++)
        blanks += share__is_space(*p);
    if (blanks < 4 || !share__is_upper(f->c))
        return false;
    return !share__is_in_list(
        share__lowered(share__word_at(f->word, s->end), room),
        "april august bst cdt central cest cet cst ct december eastern edt est et "
        "february friday gmt ist january july june march mdt monday mountain mst mt "
        "november october pacific pdt pst pt saturday september sunday thursday tuesday "
        "utc wednesday");
}

static bool number_ends(const share__scanner *s, share__view token, const follower *f)
{
    if (token.p <= s->after_marker && token.n <= 3)
        return false; /* the marker of a list item */
    if (!share__has_ordinals(s->language) || token.n > 3)
        return true;
    if (share__is_number(f->c))
        return token.n > 2; /* "3. 10. 2012" */
    if (token.p - s->start > 1 && token.p[-1] == ':' && share__is_digit(token.p[-2]))
        return true; /* "2:1." */
    if (share__starts_with(share__view_between(f->word, s->end), SHARE__LIT("Mal")))
        return false; /* "zum 2. Mal" */
    /* "3. Oktober", "19. Jahrhundert": German gives nouns a capital; others sometimes do so with
     * months, and write names of rulers and teams like that. */
    if (s->language != SHARE__LANGUAGE_de && token.n > 2)
        return true;
    return !share__is_upper(f->c) || share__is_starter(s, f->word);
}

static bool letter_ends(const share__scanner *s, share__view token, const follower *f)
{
    char room[SHARE__WORD_ROOM];
    share__view joined = share__joined_letters(s, token, room);
    if (token.p <= s->after_marker ||
        share__abbreviation_class(s->language, joined) == SHARE__ABBREVIATION_TITLE)
        return false;
    if (joined.n == 0) {
        char lower[SHARE__WORD_ROOM];
        share__abbreviation class =
            share__abbreviation_class(s->language, share__lowered(token, lower));
        if (class == SHARE__ABBREVIATION_TITLE ||
            (class == SHARE__ABBREVIATION_NUMBERED && share__is_number(f->c)))
            return false;
    }
    if (share__is_upper(share__utf8_first(token)) && share__is_name_part(s, f->word))
        return false;
    return share__is_starter(s, f->word);
}

static bool abbreviation_ends(const share__scanner *s, share__abbreviation class, const follower *f)
{
    share__view next = share__word_at(f->word, s->end);
    switch (class) {
    case SHARE__ABBREVIATION_TITLE:
        return false;
    case SHARE__ABBREVIATION_NUMBERED:
    case SHARE__ABBREVIATION_WORD:
        if (share__is_number(f->c) || share__is_roman(next) || f->c == 0xA7)
            return false;
        return class == SHARE__ABBREVIATION_WORD || share__is_starter(s, f->word);
    case SHARE__ABBREVIATION_OTHER:
        return share__is_starter(s, f->word) || is_caseless(f->c);
    default:
        return true;
    }
}

/* Also of the last part of a compound: "Hauptstr. 5", "Vice-Adm. Hill". */
static share__abbreviation compound_class(share__language language, share__view lower)
{
    share__abbreviation class = share__abbreviation_class(language, lower);
    size_t hyphen = lower.n;
    while (hyphen > 0 && lower.p[hyphen - 1] != '-')
        hyphen--;
    if (class == SHARE__ABBREVIATION_NONE && hyphen > 0)
        return share__abbreviation_class(language, share__view_from(lower, hyphen));
    if (class != SHARE__ABBREVIATION_NONE || language != SHARE__LANGUAGE_de)
        return class;
    if (share__ends_with(lower, SHARE__LIT("nr")))
        return SHARE__ABBREVIATION_NUMBERED;
    return share__ends_with(lower, SHARE__LIT("str")) ? SHARE__ABBREVIATION_OTHER : class;
}

/* "EE. UU.", "RR. HH.": a Spanish plural. */
static bool is_doubled(share__view token)
{
    return token.n == 2 && token.p[0] == token.p[1] && token.p[0] >= 'A' && token.p[0] <= 'Z';
}

/* The word before a full stop when it is of ASCII letters, with a space in front: most are. */
static share__view plain_word_before(const share__scanner *s, const char *p)
{
    enum { LONGEST = 24 };
    const char *start = p;
    while (start > s->start && share__is_alpha(start[-1]))
        start--;
    bool whole = start == s->start || start[-1] == ' ';
    return share__view_between(whole && p - start > 1 && p - start <= LONGEST ? start : p, p);
}

static bool period_ends(const share__scanner *s, const ending *stop, const follower *f)
{
    share__view token = plain_word_before(s, stop->at);
    const bool plain = token.n > 0;
    if (!plain)
        token = share__token_before(s, stop->at);
    char room[SHARE__WORD_ROOM];
    share__shape shape = plain ? SHARE__SHAPE_WORD : share__token_shape(token);
    if (shape == SHARE__SHAPE_EMPTY)
        return true;
    if (shape == SHARE__SHAPE_NUMBER)
        return number_ends(s, token, f);
    if (shape == SHARE__SHAPE_LETTER)
        return letter_ends(s, token, f);
    share__view lower = share__lowered(token, room);
    if (!plain && is_time(lower))
        return time_ends(s, stop, f);
    share__abbreviation class = compound_class(s->language, lower);
    if (class != SHARE__ABBREVIATION_NONE)
        return abbreviation_ends(s, class, f);
    if (shape == SHARE__SHAPE_DOTTED || share__lacks_vowels(s, token) || is_doubled(token) ||
        (share__has_ordinals(s->language) && share__is_roman(token)))
        return share__is_starter(s, f->word);
    return true;
}

static bool ellipsis_ends(const share__scanner *s, const ending *stop, const follower *f)
{
    if (stop->spaced && stop->dots < 4)
        return false;
    if (share__is_number(f->c))
        return false;
    if (stop->dots > 3 || s->language != SHARE__LANGUAGE_en)
        return true;
    return !share__equal(share__word_at(f->word, s->end), SHARE__LIT("I"));
}

/* Japanese quotes a question with a particle: "...?" と. */
static bool is_quotative(const follower *f, const char *end)
{
    share__view rest = share__view_between(f->at, end);
    if (share__starts_with(rest, SHARE__LIT("って")) ||
        share__starts_with(rest, SHARE__LIT("など")))
        return true;
    if (!share__starts_with(rest, SHARE__LIT("と")))
        return false;
    uint32_t c = share__utf8_first(share__view_from(rest, 3));
    return share__is_han(c) || c == 0x3044 || c == 0x306E || c == 0x306F || c == 0x3001;
}

/* A terminator of a script without spaces, at the end of a pair of marks: 「…。」 */
static bool closed_pair_ends(const share__scanner *s, const ending *stop, const follower *f)
{
    uint32_t before = share__character_before(s->start, s->group);
    uint32_t next = share__character_at(f->at, s->end);
    bool aside = s->group == s->start && share__character_at(s->group, s->end) == 0xFF08;
    return f->at > stop->after || share__closing_mark(next) || aside || before == ':' ||
           before == 0xFF1A;
}

static bool unspaced_ends(const share__scanner *s, const ending *stop, const follower *f)
{
    if (f->c == 0)
        return true;
    uint32_t last = share__character_before(s->start, stop->after);
    uint32_t next = share__character_at(f->at, s->end);
    if (last == 0xFF0E && share__is_number(next))
        return false;
    if (stop->quoted && stop->after == s->group_end)
        return closed_pair_ends(s, stop, f);
    return next != 0x3001 && next != 0xFF0C && next != ',' && !is_quotative(f, s->end);
}

/* "world.Today": a full stop with the space forgotten, or a name with a dot (fmt.Println)? Where
 * both letters are of a script that no identifier is written in, or a function word follows. */
static bool glued_ends(const share__scanner *s, const ending *stop)
{
    const char *p = stop->after;
    uint32_t next = share__character_at(p, s->end);
    if (stop->dots != 1 || stop->quoted || !share__is_upper(next))
        return false;
    share__view token = share__token_before(s, stop->at);
    uint32_t last = share__utf8_last(token);
    if (token.n < 3 || share__token_shape(token) == SHARE__SHAPE_DOTTED ||
        share__find(token, '/', 0) < token.n || share__find(token, '.', 0) < token.n)
        return false;
    if (last > 0x250 && share__is_lower_case(last))
        return share__code_points(token) > 2;
    share__view word = share__word_at(p, s->end);
    char room[SHARE__WORD_ROOM];
    share__view lower;
    const char *behind = word.p + word.n;
    if (word.n == 0 || behind == s->end ||
        share__abbreviation_class(s->language, share__lowered(token, room)) !=
            SHARE__ABBREVIATION_NONE)
        return false;
    lower = share__lowered(word, room);
    if (*behind == '.')
        return share__abbreviation_class(s->language, lower) == SHARE__ABBREVIATION_TITLE;
    return (share__is_lower_case(last) || share__is_number(last)) && *behind == ' ' &&
           (share__is_starter(s, p) || share__is_in_list(lower, "today")) &&
           !share__is_in_list(lower, "after as before by is new now once to");
}

/* "Yahoo! Inc. said": the mark is the name's. */
static bool is_company(const share__scanner *s, const ending *stop, const follower *f)
{
    char room[SHARE__WORD_ROOM];
    return stop->strong && stop->after == stop->at + 1 && share__is_upper(f->c) &&
           share__is_in_list(share__lowered(share__word_at(f->word, s->end), room),
                             "corp inc llc ltd plc");
}

/* Whether the word before the stop is an ordinary one in lower case. */
static bool is_common_word(const share__scanner *s, const ending *stop)
{
    share__view token = share__token_before(s, stop->at);
    char room[SHARE__WORD_ROOM];
    share__view lower = share__lowered(token, room);
    return token.n > 2 && share__token_shape(token) == SHARE__SHAPE_WORD &&
           share__equal(lower, token) && !share__lacks_vowels(s, token) &&
           share__abbreviation_class(s->language, lower) == SHARE__ABBREVIATION_NONE;
}

/* A word that opens sentences, before no verb of saying: '"No!" she said' has lost its marks. */
static bool opens_in_lower_case(const share__scanner *s, const follower *f)
{
    static const char openers[] =
        "also definitely he here highly how i i'm i've it it's my no nope our please she that's "
        "thank thanks the there these they they're this those very we we're what when where why "
        "yeah yep yes you das der die dies diese ein eine er es ich ihr ja mein nein nicht nur "
        "sehr sie wir";
    char room[SHARE__WORD_ROOM];
    share__view word = share__word_at(f->word, s->end);
    if (!share__is_in_list(share__lowered(word, room), openers))
        return false;
    const char *next = share__sentence_skip_blanks(word.p + word.n, s->end);
    return !share__is_in_list(
        share__word_at(next, s->end),
        "added answered asked called continued cried exclaimed replied said "
        "says screamed shouted thought told whispered wondered yelled antwortete "
        "dachte fragte meinte rief sagte");
}

/* Who writes without capitals: the sentence itself starts with none, and ends with a common word.
 * Elsewhere a small letter starts a sentence only behind "!" and "?", where English and German
 * never go on with one but behind names ("Yahoo! is"). */
static bool lower_case_starts(const share__scanner *s, const ending *stop, const follower *f)
{
    if (stop->quoted || f->dash || f->word != f->at || stop->dots > 1 || stop->ellipsis)
        return false;
    if (!stop->strong)
        return s->after_marker == s->start && is_common_word(s, stop) &&
               share__is_lower_case(share__character_at(s->start, s->end)) &&
               !is_camel(s, s->start);
    if (s->language != SHARE__LANGUAGE_en && s->language != SHARE__LANGUAGE_de)
        return false;
    share__view token = share__token_before(s, stop->at);
    bool name = s->language == SHARE__LANGUAGE_en && *stop->at == '!' && token.p > s->start &&
                share__is_upper(share__utf8_first(token));
    return stop->after > stop->at + 1 || (!name && opens_in_lower_case(s, f));
}

static bool stop_ends(const share__scanner *s, const ending *stop, const follower *f)
{
    if (stop->unspaced)
        return unspaced_ends(s, stop, f);
    if (f->c == 0 && f->at == s->end)
        return true;
    if (f->at == stop->after) /* no blank */
        return glued_ends(s, stop);
    if (!can_start(s, f))
        return share__is_lower_case(f->c) && lower_case_starts(s, stop, f);
    if (is_company(s, stop, f))
        return false;
    if (stop->strong || stop->definite)
        return true;
    if (stop->ellipsis || stop->dots > 2)
        return ellipsis_ends(s, stop, f);
    if (stop->dots == 2)
        return true;
    if (s->language == SHARE__LANGUAGE_hy) /* a full stop is a colon there */
        return false;
    return period_ends(s, stop, f);
}

/* Reading a stop. */

/* " ." of a spaced ellipsis: the dot, or NULL. */
static const char *spaced_dot(const share__scanner *s, const char *p)
{
    const char *dot = share__sentence_skip_blanks(p, s->end);
    if (dot == p || dot == s->end || *dot != '.')
        return NULL;
    uint32_t next = share__character_at(dot + 1, s->end);
    return next == 0 || share__is_any_blank(next) || share__is_closing_mark(next) ? dot : NULL;
}

static const char *read_terminators(const share__scanner *s, ending *stop, const char *p)
{
    while (p < s->end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, s->end);
        const char *dot = stop->dots > 0 && share__is_any_blank(c) ? spaced_dot(s, at) : NULL;
        if (dot) {
            stop->spaced = true;
            stop->dots++;
            p = dot + 1;
        } else if (c == '.') {
            stop->dots++;
            stop->definite |= stop->quoted;
        } else if (c == 0x2026) {
            stop->ellipsis = true;
        } else if (share__is_strong_terminator(c) ||
                   (c == ':' && s->language == SHARE__LANGUAGE_hy && stop->strong)) {
            stop->strong = true;
            stop->unspaced = share__is_unspaced_terminator(c);
        } else {
            return at;
        }
    }
    return p;
}

/* Closing marks, also behind a French space. */
static const char *read_closers(const share__scanner *s, ending *stop, const char *p)
{
    while (p < s->end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, s->end);
        if (share__is_any_blank(c)) {
            p = share__sentence_skip_blanks(p, s->end);
            if (share__character_at(p, s->end) != 0x00BB ||
                !share__is_any_blank(share__character_at(p + 2, s->end) +
                                     (p + 2 >= s->end ? ' ' : 0)))
                return at;
            p += 2;
            stop->quoted = true;
        } else if (share__is_closing_mark(c)) {
            uint32_t next = share__character_at(p, s->end);
            if (c < 0x80 && (c == '"' || c == '\'') && share__is_word(next))
                return at; /* it opens: ."Next */
            stop->quoted = true;
        } else {
            return at;
        }
    }
    return p;
}

static bool is_superscript(uint32_t c)
{
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

/* "[12]", "[a]" at 'p': behind it, or NULL. */
static const char *bracketed_note(const char *p, const char *end)
{
    const char *start = p++;
    while (p < end && p - start < 8 && (share__is_digit(*p) || share__is_alpha(*p)))
        p++;
    return p < end && *p == ']' && p > start + 1 ? p + 1 : NULL;
}

/* "word.11 12 Next": note numbers that lost their superscript. */
static const char *bare_notes(const share__scanner *s, const ending *stop, const char *p)
{
    share__view token = share__token_before(s, stop->at);
    char room[SHARE__WORD_ROOM];
    const char *start = p;
    if (stop->dots != 1 || token.n < 3 || share__token_shape(token) != SHARE__SHAPE_WORD ||
        !share__is_lower_case(share__utf8_last(token)) ||
        share__abbreviation_class(s->language, share__lowered(token, room)) !=
            SHARE__ABBREVIATION_NONE)
        return start;
    while (p < s->end && p - start < 16 && (share__is_digit(*p) || *p == ',' || *p == ' '))
        p++;
    bool apart = p > start && p[-1] == ' ';
    return apart && share__is_upper(share__character_at(p, s->end)) ? p - 1 : start;
}

static const char *read_notes(const share__scanner *s, const ending *stop, const char *p)
{
    for (;;) {
        uint32_t c = share__character_at(p, s->end);
        const char *after = NULL;
        if (c == '[')
            after = bracketed_note(p, s->end);
        else if (is_superscript(c))
            after = p + (c < 0x800 ? 2 : 3);
        if (!after)
            break;
        p = after;
    }
    return p < s->end && share__is_digit(*p) ? bare_notes(s, stop, p) : p;
}

static ending read_stop(const share__scanner *s, const char *p)
{
    ending stop = {.at = p};
    const char *before;
    do {
        before = p;
        p = read_terminators(s, &stop, p);
        p = read_closers(s, &stop, p);
    } while (p > before && p < s->end && share__is_terminator(share__character_at(p, s->end)));
    stop.after = read_notes(s, &stop, p);
    return stop;
}

/* A full stop, a space and a capitalised word: nearly every one. */
static bool is_simple(const share__scanner *s, const char *p)
{
    return s->end - p > 4 && p[0] == '.' && p[1] == ' ' && p[2] >= 'A' && p[2] <= 'Z' &&
           ((p[3] >= 'a' && p[3] <= 'z') || p[3] == ' ') && s->language != SHARE__LANGUAGE_hy;
}

const char *share__take_stop(const share__scanner *s, const char **p)
{
    if (is_simple(s, *p)) {
        follower next = {.at = *p + 2, .word = *p + 2, .c = (unsigned char)(*p)[2]};
        ending simple = {.at = *p, .after = *p + 1, .dots = 1};
        *p += 1;
        return period_ends(s, &simple, &next) ? next.at : NULL;
    }
    ending stop = read_stop(s, *p);
    follower f = look_after(s, stop.after);
    if (stop_ends(s, &stop, &f))
        return f.at;
    *p = stop.after > *p ? stop.after : *p + 1;
    return NULL;
}
