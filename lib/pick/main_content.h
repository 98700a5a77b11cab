/* main_content.h - what the files of main_content share; nobody else includes it. */
#ifndef SHARE_PICK_MAIN_CONTENT_H
#define SHARE_PICK_MAIN_CONTENT_H

#include "pick/article.h"

typedef enum share__label { /* what a page calls the part that begins here */
                            SHARE__LABEL_NONE,
                            SHARE__LABEL_TAGS,
                            SHARE__LABEL_CATEGORIES, /* like tags, but often the site's own sections
                                                      */
                            SHARE__LABEL_SHARE,
                            SHARE__LABEL_RELATED,
                            SHARE__LABEL_AUTHOR,
                            SHARE__LABEL_SOURCES,
                            SHARE__LABEL_COMMENTS,
                            SHARE__LABEL_NEWSLETTER,
                            SHARE__LABEL_CONTENTS,
                            SHARE__LABEL_MORE,
                            SHARE__LABEL_AD,
                            SHARE__LABEL_PAGE,    /* menus, buttons */
                            SHARE__LABEL_SECTION, /* "Politics": a section of a site */
                            SHARE__LABEL_INTRO /* "Introduction", "Summary": a heading, and never a
                                                  title */
} share__label;

/* main_content_labels.c */
/* The whole line is looked up, less case, counts and punctuation around it. */
share__label share__label_of(share__view line);
/* "Tags: a, b": the label before the colon and the rest behind it. */
share__label share__label_prefix(share__view line, share__view *rest);
/* A date, a time, a reading time and words around them, and nothing else. */
bool share__is_dateline(share__view line);
/* A year and another number: meta, whatever else is in the line. */
bool share__has_date(share__view text);
/* "By Name": *name is what follows the first words. */
bool share__is_byline(share__view line, share__view *name);

/* Words as the pickers of a dump count them: letters and digits; a script without spaces counts
 * two characters as one word. */
unsigned share__word_count(share__view text);
unsigned share__word_count_up_to(share__view text, unsigned most);

/* Of a block longer than any title, words are counted up to here only. */
enum {
    SHARE__LONG_LINE = 400,
    SHARE__LONG_WORDS = 32,
    SHARE__MANY_WORDS = UINT16_MAX,
    SHARE__UNCOUNTED_WORDS = UINT16_MAX - 1
};

/* What is known of each block of a dump. */
typedef struct share__block_facts {
    uint8_t label; /* share__label */
    bool date, byline;
    uint16_t words; /* counted around the title; elsewhere ask share__words_of_block() */
    int16_t weight; /* how much it looks like the article's text */
} share__block_facts;

static inline bool share__is_running_text(const share__block *block)
{
    return block->kind == SHARE__PARAGRAPH || block->kind == SHARE__QUOTE;
}

typedef struct share__dump {
    struct share_article *article;
    const share__block *blocks;
    share__block_facts *facts;
    size_t count;
    size_t first, end; /* the densest run of paragraphs: [first, end) */
    size_t title;      /* count when there is none */
    bool printed;      /* by a text browser, not copied out of a window: known with the title */
    unsigned labels;   /* those that any block has, as bits */
} share__dump;

/* The text of a picture: a text browser prints it as a short paragraph, right above the caption.
 * What an article says is followed by a blank line. */
enum { SHARE__PICTURE_BYTES = 160 };
static inline bool share__is_picture_text(const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i], *next = block + 1;
    const share__block_facts *facts = &dump->facts[i + 1];
    return dump->printed && block->text.n <= SHARE__PICTURE_BYTES && i + 1 < dump->count &&
           block->kind == SHARE__PARAGRAPH && next->kind == SHARE__LINE &&
           (next->flags & ~block->flags & SHARE__TIGHT) != 0 && !facts->date && !facts->byline &&
           facts->label == SHARE__LABEL_NONE;
}

/* main_content_marks.c */
typedef struct share__marks {
    uint16_t separators, dashes; /* between spaces */
    uint16_t seams;              /* "LinkLink": a capital right behind small letters */
    bool credit;                 /* a sign, an address or the word */
    bool colon;                  /* not at the end */
    bool digit;
} share__marks;
share__marks share__find_marks(share__view text);
/* The same text twice. */
bool share__is_doubled(share__view text);
/* Two capitals or more, and no small letter. */
bool share__is_capital(share__view text);

/* main_content_repeats.c */
typedef struct share__repetition { /* blocks that have the text of a line, alone or within more */
    unsigned before, after, within_before, within_after;
    unsigned item; /* items before it */
} share__repetition;
/* Adds to 'found', one for each of the blocks, which are 16 at most and none of them long. */
void share__find_repetitions(const share__dump *dump, const size_t *blocks, size_t count,
                             share__repetition *found);

/* main_content_words.c */
enum { SHARE__WORD_SLOTS = 1 << 13 };
typedef struct share__word_walk { /* p and end are the text; before starts as 0 */
    const char *p, *end;
    uint32_t before; /* the last character of a script without spaces */
} share__word_walk;
/* The slot of the next word of three letters or more; in a script without spaces, of the next
 * pair of characters. */
bool share__next_slot(share__word_walk *walk, unsigned *slot);
typedef struct share__slot {
    unsigned slot;
    const char *end; /* behind the word and what follows it */
} share__slot;
/* The next ones, as many as there is room for; fewer when these are the last. */
enum { SHARE__MOST_SLOTS = 64 };
size_t share__next_slots(share__word_walk *walk, share__slot *slots, size_t most);

/* main_content_uses.c */
enum { SHARE__KEPT_SLOTS = 2048, SHARE__KEPT_BLOCKS = 48, SHARE__IN_ADDRESS = 8 };
typedef struct share__uses {          /* which words the text uses */
    uint8_t used[SHARE__WORD_SLOTS];  /* by the slot of a word: a bit for each third of the text, */
                                      /* and SHARE__IN_ADDRESS */
    uint16_t kept[SHARE__KEPT_SLOTS]; /* slots of the first blocks of the text */
    uint16_t kept_from[SHARE__KEPT_BLOCKS], kept_of[SHARE__KEPT_BLOCKS]; /* by block: which */
    size_t kept_count;
} share__uses;
typedef struct share__tally { /* the words of a line, and how many of them are used */
    uint16_t all, known, thirds[3], addressed;
    uint8_t percent;
} share__tally;
void share__read_uses(share__uses *uses, const share__dump *dump);
share__tally share__tally_of(const share__uses *uses, const share__dump *dump, size_t block);

typedef struct share__spoken { /* the title and the first text, in lower case; share__free(p) */
    char *p;
    size_t n;
    uint8_t heard[8192]; /* in which stretch three bytes stand in it side by side first, from 1 */
} share__spoken;
bool share__listen(const share__dump *dump, share__spoken *out); /* false when memory ends */
bool share__speaks_of(const share__spoken *s, share__view name);

/* main_content_html.c: takes out what surrounds the article of a web page. */
share_status share__trim_page(struct share_article *article);
/* main_content_ld.c: what JSON-LD gives as the article's text decides about blocks. */
share_status share__ask_record(struct share_article *article);
/* No flag takes the block out of the article: what a description or a tag is looked for in, since
 * a page may show no more of its article than a few lines. */
bool share__is_near_article(const share__block *block);

/* main_content_dump.c: roles for the plain text of a page. */
unsigned share__words_of_block(const share__dump *dump, size_t i); /* or SHARE__MANY_WORDS */
share_status share__pick_dump_roles(struct share_article *article);
/* main_content_deck.c: marks what may be the standfirst, best first: summary.c chooses. */
void share__find_decks(share__dump *dump);
/* main_content_title.c: finds dump->title and adds the best lines as headlines. */
share_status share__pick_dump_title(share__dump *dump);
/* main_content_tags.c: marks and adds the tags that the page lists. */
share_status share__pick_dump_tags(share__dump *dump);
/* main_content_address.c: marks the words of the address. */
void share__mark_address(share__uses *uses, const share__dump *dump);
/* main_content_sections.c: false when the page does not tell. */
bool share__find_section(const share__dump *dump, share__view *section, size_t *block);
/* main_content_people.c: adds author, date and site where lines of the page give them. */
share_status share__pick_dump_people(share__dump *dump);

#endif
