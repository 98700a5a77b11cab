/* markdown_lines.h - what blogs put around CommonMark, taken off before cmark sees it.
 *
 * The pass turns the source, piece by piece, into plain CommonMark without HTML, shortcodes or
 * fenced code, in which what a block is beyond CommonMark's own kinds is said by marks: the byte
 * U+0001 and a letter. The source's own U+0001 bytes are taken out. Most of the words are not in
 * it: stand-ins are (markdown_asides.c). */
#ifndef SHARE_READ_MARKDOWN_LINES_H
#define SHARE_READ_MARKDOWN_LINES_H

#include "base/arena.h"
#include "base/buffer.h"

enum {
    SHARE__MARK = 1, /* the byte before the letter */
    /* The first thing in a paragraph: what it is. */
    SHARE__MARK_ROW = 'T',
    SHARE__MARK_NOTE = 'N',
    SHARE__MARK_CAPTION = 'C',
    SHARE__MARK_ITEM = 'I',
    SHARE__MARK_NUMBERED = 'J',
    SHARE__MARK_QUOTE = 'Q',
    /* Anywhere in it. */
    SHARE__MARK_MORE = 'M',
    SHARE__MARK_CELL = 'X',
    SHARE__MARK_SPACE = 'S',
    SHARE__MARK_PICTURE = 'P',
    SHARE__MARK_LINK = 'L',
    SHARE__MARK_LINK_END = 'l',
    SHARE__MARK_EMPHASIS = 'E',
    SHARE__MARK_EMPHASIS_END = 'e',
    SHARE__MARK_CODE = 'K',
    SHARE__MARK_CODE_END = 'k',
    SHARE__MARK_ASIDE = 'A', /* and four letters: the number of an aside, the lowest digit first */
    SHARE__MARK_RUN = 'R',   /* of an aside alone */
    SHARE__MARK_WHOLE = 'W', /* alone in a paragraph, likewise: of the first of a run of blocks */
    SHARE__ASIDE_LENGTH = 6
};

/* From line 'out' of the piece on, lines are those of the source from 'in' on; on that one line,
 * columns are 'column' larger than in the piece. */
typedef struct share__jump {
    unsigned out, in;
    int column;
} share__jump;

/* Code that the piece has an empty fence for, on line 'out'. */
typedef struct share__code {
    unsigned out;
    unsigned indent; /* columns to take off each line */
    bool quoted;     /* and the quote marks before */
    bool html;       /* <pre>: tags and entities are no part of it */
    share__view text;
} share__code;

/* What the piece has a stand-in for: words in which nothing is markup to CommonMark, or such words
 * and the marks around them, where these can mean one thing only. */
typedef struct share__aside {
    share__view text;  /* the words; their line ends are line breaks */
    share__view whole; /* as it stands in the source */
    /* 0, '*' for emphasis of any kind, '[' for a link, '`' for code; in a block that is set aside
     * whole also SHARE__MARK_LINK, _LINK_END, _PICTURE, and _RUN: what is left of a run of marks.
     */
    char mark;
    bool dirty;            /* it has one of SHARE__LEFTOVERS */
    bool breaks;           /* and a line end */
    uint8_t closes, opens; /* emphasis, of a run: before and behind what is left of it */
} share__aside;

/* A paragraph, heading, item or piece of code that cmark never sees: all of it is set aside. */
typedef struct share__whole {
    size_t first, count; /* asides */
    share__view source;
    unsigned line, column, indent; /* of code: see share__code */
    uint16_t flags;                /* as in a share__block */
    uint8_t kind, level;           /* likewise */
    bool starts;                   /* a run of such blocks */
} share__whole;

enum {
    SHARE__FEWEST_NODES = 1600,
    SHARE__CURSORS = 24,
    SHARE__PREFIX = 24,
    SHARE__ELEMENT_ENDS = 40,
    SHARE__ENDS = 64
};

typedef struct share__lines {
    share__arena *scratch; /* holds the arrays below; the caller resets it between pieces */
    share__buffer out;     /* the piece */
    unsigned out_line;     /* of the piece, from 1 */
    size_t counted, nodes; /* of its bytes; what cmark may make of these */
    size_t count_at;       /* when it is so long, the rest is counted */
    share__jump *jumps;
    size_t jump_count, jump_room;
    share__code *codes;
    size_t code_count, code_room;
    share__aside *asides;
    size_t aside_count, aside_room;
    share__whole *wholes;
    size_t whole_count, whole_room, whole_bytes;
    bool failed; /* memory ended */

    const char *start, *at, *end;
    const char *line_start;             /* of the source line that is being read */
    unsigned line;                      /* its number */
    unsigned next_in;                   /* the source line that follows without a jump */
    const char *cursor[SHARE__CURSORS]; /* the next place of each string looked for */
    const char *tick_free[16];          /* up to here no run of so many backticks */
    const char *name_end[SHARE__ENDS];  /* the next end of each paired shortcode */
    char prefix[SHARE__PREFIX];         /* what continues the open container on a new line */
    size_t prefix_length;
    size_t paragraph;                     /* bytes since the last paragraph ended */
    size_t last_out;                      /* where the last line of the piece starts */
    size_t last_prefix;                   /* how long its container marks are */
    unsigned blanks, dedent, blocks_open; /* blocks_open: HTML blocks that wait for their end tag */
    unsigned quotes_open;
    unsigned ordered; /* a bit per list that is open in HTML: is it numbered? */
    bool content;     /* this line of the piece holds more than its prefix */
    bool after_blank, in_list, in_code, in_html, joined, row, table, import;
    bool brackets; /* a link may be open: nothing is set aside until the paragraph ends */
    bool ticks;    /* a code span may be open */
    bool targets_known, targets; /* see share__lines_has_targets() */
} share__lines;

/* Line ends become LF and U+0001 goes, as the pass wants it: *source is itself when that is so,
 * else a piece of the arena. False when memory ends. */
bool share__lines_unify(share__arena *arena, share__view *source);
/* 'first_line' is the number of the first line of 'source'. */
void share__lines_init(share__lines *lines, share__arena *scratch, share__view source,
                       unsigned first_line);
/* The next piece, in out, jumps, codes and asides; false when the source is at its end or memory
 * is. */
bool share__lines_next(share__lines *lines);
void share__lines_free(share__lines *lines);

/* markdown_marks.c: the rest of a line, from 'p' to 'end' (its newline), without what is no
 * CommonMark. Returns where it stopped: 'end', or the end of the later line in which the last
 * construct ended. */
const char *share__lines_marks(share__lines *lines, const char *p, const char *end);

/* markdown_asides.c: words of a line, or whole lines that are ordinary, for which there may be
 * stand-ins. */
void share__lines_words(share__lines *lines, const char *p, const char *end);
/* What starts with the mark at 'p', set aside: its end. NULL when it may mean more than one thing.
 */
const char *share__lines_marked(share__lines *lines, const char *p, const char *end);

/* The same, but it is only read; 'before' is the character before it. */
const char *share__aside_at(const share__lines *lines, const char *p, const char *end, char before,
                            share__aside *aside);
/* The first byte from 'p' on that CommonMark may give a meaning; *seen gathers what the bytes are,
 * up to it and maybe of some behind it. */
enum { SHARE__STRETCH_DIRTY = 2 }; /* one of SHARE__LEFTOVERS */
const char *share__pass_plain(const char *p, const char *end, unsigned *seen);
bool share__starts_words(char c); /* a line that starts with it goes on with a paragraph */
bool share__lines_keep(share__lines *lines, share__aside aside); /* without a stand-in */
/* The mark, a letter and a number, for which there is room in 'out'. */
void share__lines_stand_in(share__lines *lines, char letter, size_t number);

/* markdown_whole.c: paragraphs, headings and items from lines->at on, set aside whole; the first
 * line ends at 'end'. False when nothing is there that can be. */
bool share__lines_whole(share__lines *lines, const char *end);

/* markdown_spans.c: the text [p, end) of a block whose lines are known, set aside; false when it
 * needs a parser. */
bool share__lines_spans(share__lines *lines, const char *p, const char *end);
/* Whether the source may say anywhere what a link's label stands for: "[label]: target". */
bool share__lines_has_targets(share__lines *lines);

/* markdown_special.c: the run of fence characters that 'p' starts, 0 when it opens no fence. */
size_t share__lines_fence(const char *p, const char *end);
/* The lines of code behind the fence at 'p', whose line ends at *end: that moves to the end of the
 * last line, *more counts them. 'quoted': each starts with quote marks. */
share__view share__lines_fenced(const share__lines *lines, const char *p, const char **end,
                                bool quoted, unsigned *more);
/* True when the line from 'p' to 'end' is of a kind of its own, and done. */
bool share__lines_special(share__lines *lines, const char *p, const char *end);
/* markdown_tags.c: the tag at 'p', done; its end, or that of its element when the element vanishes
 * or is code. NULL when it is no tag. */
const char *share__lines_tag(share__lines *lines, const char *p);

/* Whether the line from 'p' to 'end' is of marks alone, three at least, and no text. */
bool share__lines_rule(const char *p, const char *end);
/* Whether the line that ends at 'end' and the one below it are the top of a table. */
bool share__lines_starts_table(const share__lines *lines, const char *end);
/* Words of the line; its first white space is left out. */
void share__lines_text(share__lines *lines, const char *p, const char *end);
/* What stands between two tags is code: a block of it, or words when it is all on one line. */
void share__lines_code_between(share__lines *lines, const char *from, const char *to, bool html);
void share__lines_newline(share__lines *lines);               /* in the piece */
void share__lines_step(share__lines *lines, const char *end); /* to the source's next line */
/* The length of a list marker with the white space behind it, 0 when there is none. */
size_t share__lines_marker(const char *p, const char *end);
unsigned share__lines_indent(const char *p, const char *end); /* columns of white space in front */
const char *share__lines_skip_blanks(const char *p, const char *end);

enum share__cursor { /* what is looked for; see share__lines_seek() */
                     SHARE__AT_BRACE,
                     SHARE__AT_ANGLE,
                     SHARE__AT_DOLLAR,
                     SHARE__AT_BAR,
                     SHARE__AT_COMMENT_END,
                     SHARE__AT_ANGLE_BRACES,
                     SHARE__AT_PERCENT_BRACES,
                     SHARE__AT_BRACES,
                     SHARE__AT_PERCENT_BRACE,
                     SHARE__AT_HASH_BRACE,
                     SHARE__AT_STAR_BRACE,
                     SHARE__AT_DOLLARS,
                     SHARE__AT_GREATER,
                     SHARE__AT_ENDRAW
};
/* The first place at or after 'from' of that string, 'end' of the source when there is none.
 * Calls with growing 'from' cost one pass over the source in all. */
const char *share__lines_seek(share__lines *lines, enum share__cursor which, const char *from);
/* Where the line at 'p' stops: at its newline, or where a very long one is cut. */
const char *share__lines_stop(const share__lines *lines, const char *p);
/* markdown_nodes.c: where a long line from 'p' to 'end' has to be cut since it is nearly all marks,
 * at least 512 bytes on; 'end' if not. */
const char *share__lines_dense_end(const share__lines *lines, const char *p, const char *end);
/* Whether cmark may make too many nodes of the piece to go on between blocks (times: 1) or at all
 * (2). To be asked when out.n has reached count_at: the bytes are counted when they could be too
 * many. */
bool share__lines_dense(share__lines *lines, unsigned times);
/* Ends the paragraph, if this line holds one already; 'here' is what goes on. */
void share__lines_break(share__lines *lines, const char *here);
/* Whether the piece is long enough to end between blocks (once), or anywhere between lines (twice).
 */
bool share__lines_is_long(const share__lines *lines, unsigned times);
/* Whether the line from 'p' to 'end' has none of the bytes that call for a look. */
bool share__lines_lacks_marks(share__lines *lines, const char *p, const char *end);
void share__lines_mark(share__lines *lines, char letter);
/* An empty fence that stands for 'code'. */
void share__lines_code(share__lines *lines, share__code code, const char *here);
/* Tells where the current line of the piece comes from. */
void share__lines_place(share__lines *lines, const char *here);

#endif
