/* features.c - the summands of a score. */
#include "pick/features.h"

void share__note_feature(struct share_features *features, const char *name, int points)
{
    if (!features || points == 0 || features->count == SHARE__MOST_FEATURES)
        return;
    features->at[features->count++] = (share_feature){name, points};
}

share_status share__explain_last(struct share_article *article, share_key key,
                                 const struct share_features *features, int up, int down)
{
    share__values *list = &article->lists[key];
    if (!article->explained || list->count == 0)
        return SHARE_OK;
    share_value *value = &list->at[list->count - 1];
    struct share_features *own = share__arena_alloc(&article->document.arena, sizeof *own);
    if (!own)
        return SHARE_ERR_MEMORY;
    own->count = 0;
    int rest = (int)value->score;
    for (size_t i = 0; i < features->count && i + 1 < SHARE__MOST_FEATURES; i++) {
        int points = (int)((int64_t)features->at[i].points * up / down);
        rest -= points;
        share__note_feature(own, features->at[i].name, points);
    }
    share__note_feature(own, "base", rest);
    value->features = own;
    return SHARE_OK;
}
