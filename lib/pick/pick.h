/* pick.h - from a document to an article: the second step of the way.
 *
 * It sees the document and no bytes, no network. Each file fills the lists of its keys;
 * share__pick() calls them in the order in which they need each other. */
#ifndef SHARE_PICK_PICK_H
#define SHARE_PICK_PICK_H

#include "pick/article.h"

/* All of picking, over article->document. */
share_status share__pick(struct share_article *article, const share_parse_options *options);

/* metadata.c: what metadata records say, for every key. */
share_status share__pick_metadata(struct share_article *article,
                                  const share_parse_options *options);
/* main_content.c: the roles; text dumps also give author, date, site and tags from their lines. */
share_status share__pick_roles(struct share_article *article);
/* headline.c */
share_status share__pick_headline(struct share_article *article,
                                  const share_parse_options *options);
/* page_summary.c: what a web page's descriptions say; after the headline. */
share_status share__pick_page_summary(struct share_article *article,
                                      const share_parse_options *options);
/* page_tags.c: the tags that a web page gives; after the roles. */
share_status share__pick_page_tags(struct share_article *article,
                                   const share_parse_options *options);
/* These three rank over the index of the article's words and sentences (index.h). */
struct share__index;
/* main_content_tail.c: takes the words from sentences behind the article of a dump, so that nobody
 * quotes them. */
void share__leave_tail(const struct share_article *article, struct share__index *index);
share_status share__pick_summary(struct share_article *article, struct share__index *index);
share_status share__pick_points(struct share_article *article, struct share__index *index);
share_status share__pick_tags(struct share_article *article, struct share__index *index,
                              const share_vocabulary *vocabulary);
/* reasons.c: what speaks against each sentence; last of all, when asked for. */
share_status share__pick_reasons(struct share_article *article, struct share__index *index);

#endif
