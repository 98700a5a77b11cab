/* page_tags.h - what the files of page_tags share; nobody else includes it. */
#ifndef SHARE_PICK_PAGE_TAGS_H
#define SHARE_PICK_PAGE_TAGS_H

#include "pick/headline_vote.h"
#include "pick/main_content.h"

enum { SHARE__MAX_PAGE_TAGS = 64 };

typedef struct share__page_tag {
    share__view text, key;
    share__view scheme; /* what stood before a colon: "Tag" in "Tag:Seeds" */
    share_origin origin;
    share__place place;
} share__page_tag;

/* The tags of the source that is being asked. */
typedef struct share__tagger {
    struct share_article *article;
    share__site_names names;
    share__view body; /* the key of what tags are looked for in */
    share__title_words headline;
    share__page_tag tags[SHARE__MAX_PAGE_TAGS];
    size_t count, over; /* over: how many had no room */
    bool spaced;        /* parted by spaces only: nobody knows where one ends */
} share__tagger;

/* page_tag_values.c. All of them are false when memory ends. */
size_t share__words_of_tag(share__view v);
/* Adds one tag, when it is one and not there yet. */
bool share__take_tag(share__tagger *t, share_origin origin, share__place place, share__view text);
/* The same for a list in one text. */
bool share__take_tags(share__tagger *t, share_origin origin, share__place place, share__view list);
/* Of a list in which some say that they are tags, those that say to be something else leave. */
void share__drop_other_schemes(share__tagger *t);

/* page_tags_shown.c: lists that only their class, their label or their place calls tags; none of
 * them leaves t->count at 0. False when memory ends. */
bool share__take_marked_list(share__tagger *t);
bool share__take_labelled_list(share__tagger *t);
bool share__take_list_behind(share__tagger *t);

/* page_tags.c: t->body becomes the letters of headline and blocks that 'belongs' wants. */
bool share__hear_tags(share__tagger *t,
                      bool (*belongs)(const struct share_article *article, size_t i));
/* How many of the tags the article speaks of. */
size_t share__spoken_tags(const share__tagger *t);

#endif
