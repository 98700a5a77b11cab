/* tag_words.c - what words are known for: verbs and empty nouns, broad nouns, topics. The lists are
 * tools/tag_words.txt. */
#include "pick/tags.h"

#include "pick/word_hash.h"

enum { KIND_WEAK = SHARE__TAG_WEAK, KIND_BROAD = SHARE__TAG_BROAD, KIND_TOPIC = SHARE__TAG_TOPIC };

#include "pick/tag_words.inc"

#include <string.h>

int share__tag_word_kind(share__language language, share__view key)
{
    char text[TAG_WORD_LONGEST];
    const char *tag = share__language_tag(language);
    size_t n = strlen(tag);
    if (key.n == 0 || n + 1 + key.n > TAG_WORD_LONGEST)
        return 0;
    for (size_t i = 0; i < n; i++)
        text[i] = tag[i];
    text[n++] = '/';
    memcpy(text + n, key.p, key.n);
    n += key.n;
    for (char *dash = memchr(text, '-', n); dash;
         dash = memchr(dash, '-', n - (size_t)(dash - text)))
        *dash = ' ';
    int found = share__word_find((share__view){text, n}, tag_word_buckets, tag_word_places,
                                 tag_word_text, TAG_WORD_BITS);
    return found < 0 ? 0 : tag_word_kinds[found];
}

share__view share__phrase_key(const share__index *index, const share__phrase *phrase, char *room)
{
    size_t n = 0;
    for (uint32_t i = 0; i < phrase->words; i++) {
        const share__word *word = &index->words[index->tokens[phrase->first + i].word];
        if (n + 1 + word->length > SHARE__PHRASE_ROOM)
            return SHARE__LIT("");
        if (i > 0)
            room[n++] = ' ';
        memcpy(room + n, word->key, word->length);
        n += word->length;
    }
    return (share__view){room, n};
}
