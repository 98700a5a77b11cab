/* main_content_sections.c - in which section of its site a dumped page stands.
 *
 * The line right above the title, when it is a known name of sections or the site's menu has it,
 * too; else the last crumb of "Home > Politics > Title". Nothing longer than three words. */
#include "base/utf8.h"
#include "pick/main_content.h"

enum { MOST_WORDS = 3, NEAR = 3 /* blocks above the title */ };

/* The site's menu has it, too. */
static bool is_in_menu(const share__dump *dump, size_t i)
{
    const share__view text = dump->blocks[i].text;
    for (size_t k = 0; k < dump->count; k++) {
        if (k != i && dump->blocks[k].text.n == text.n &&
            share__equal_nocase(dump->blocks[k].text, text)) {
            return true;
        }
    }
    return false;
}

static bool names_section(const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    const share__block_facts *facts = &dump->facts[i];
    const unsigned words = share__words_of_block(dump, i);
    const bool kind =
        block->kind == SHARE__LINE || block->kind == SHARE__ITEM || block->kind == SHARE__HEADING;
    if (!kind || words == 0 || words > MOST_WORDS || facts->date || facts->byline ||
        (block->flags & SHARE__IN_FORM) != 0) {
        return false;
    }
    return facts->label == SHARE__LABEL_SECTION ||
           (facts->label == SHARE__LABEL_NONE && is_in_menu(dump, i) &&
            share__is_letter(share__utf8_first(block->text)));
}

/* "Home > Politics > Title": the piece before the last separator that leads to the title. */
static share__view crumb(share__view line)
{
    static const char *const arrows[] = {" \xC2\xBB ", " \xE2\x80\xBA ", " > ",
                                         " \xE2\x80\xBA\xE2\x80\xBA ", " / "};
    for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++) {
        const share__view arrow = share__view_of(arrows[i]);
        size_t start = 0, last = line.n, pieces = 0;
        if (share__find(line, arrow.p[1], 0) == line.n) {
            continue; /* faster than looking behind each space */
        }
        for (size_t at = share__find_view(line, arrow, 0); at < line.n;
             at = share__find_view(line, arrow, at + arrow.n)) {
            pieces++;
            start = pieces > 1 ? last + arrow.n : start;
            last = at;
        }
        if (pieces > 0) {
            return pieces > 1 ? share__trim(share__view_slice(line, start, last - start))
                              : share__view_slice(line, 0, 0);
        }
    }
    return share__view_slice(line, 0, 0);
}

bool share__find_section(const share__dump *dump, share__view *section, size_t *block)
{
    size_t at = dump->title;
    if (at >= dump->count) {
        return false;
    }
    if (at > 0 && share__equal_nocase(dump->blocks[at - 1].text, dump->blocks[at].text)) {
        at--;
    }
    for (size_t k = at; k > 0 && at - k < NEAR; k--) {
        const share__view piece = crumb(dump->blocks[k - 1].text);
        *block = k - 1;
        if (names_section(dump, k - 1)) {
            *section = dump->blocks[k - 1].text;
            return true;
        }
        if (piece.n > 0 && share__word_count(piece) <= MOST_WORDS &&
            share__label_of(piece) != SHARE__LABEL_PAGE) {
            *section = piece;
            return true;
        }
    }
    return false;
}
