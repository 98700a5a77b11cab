/* judge_bytes.h - the phrases of judge.c, made of tools/judge.txt. */
#ifndef SHARE_PICK_JUDGE_BYTES_H
#define SHARE_PICK_JUDGE_BYTES_H

/* One language after the other: where its buckets start in its text, in two bytes each, the lower
 * first, and the text. So a language takes few pages of memory. */
extern const unsigned char share__judge_bytes[];

#endif
