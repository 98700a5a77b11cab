/* main_content_tags.h - the lists of tags that a dumped page has. */
#ifndef SHARE_PICK_MAIN_CONTENT_TAGS_H
#define SHARE_PICK_MAIN_CONTENT_TAGS_H

#include "pick/main_content.h"

enum { SHARE__MOST_TAGS = 20 /* more is a cloud or a menu */ };

typedef struct share__listed_tag {
    share__view text;
    size_t block;
} share__listed_tag;

typedef struct share__tag_list {
    share__listed_tag tags[SHARE__MOST_TAGS + 1];
    size_t count;
    size_t first, end; /* blocks that hold nothing but tags */
} share__tag_list;

/* Without what stands around it: "#", separators, the site's count in brackets. */
share__view share__tag_clean(share__view text);
/* False for what is no tag; what is too many is not kept. */
bool share__tag_list_add(share__tag_list *list, share__view text, size_t block);

/* The list that starts at block 'i' with a label, and which that is; SHARE__LABEL_NONE for none. */
share__label share__read_tag_list(const share__dump *dump, size_t i, share__tag_list *list);
/* The bullets without a label right behind the text. */
bool share__read_unlabelled_tags(const share__dump *dump, size_t i, share__tag_list *list);

#endif
