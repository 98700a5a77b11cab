/* metadata.c - what an article says about itself: from metadata records to values.
 *
 * One table says which key means what and how much it is believed; the order was counted in
 * 13,809 posts. The rest of the file is what each kind of value needs: Markdown taken off titles
 * and summaries, strings of tags split, addresses made absolute, and the values that say nothing
 * (a template's placeholder, a description that repeats the title) put behind all others. */
#include "base/uri.h"
#include "pick/article.h"
#include "read/inline.h"

#include <string.h>

/* Keys are compared without '_', '-' and spaces, so canonical_url, canonical-url and canonicalUrl
 * are one row. The score is the value's; for tags it only orders the groups of keys, of which the
 * first that has a tag is the answer. */
typedef struct key_row {
    const char *key;
    uint16_t score;
    uint8_t meaning; /* share_key */
    uint8_t origin;  /* share_origin of the records that it is for */
    bool spaced;     /* of tags: a string without commas is a list with spaces (Jekyll) */
} key_row;

#define FRONT_MATTER(key, meaning, score)                                                          \
    {                                                                                              \
        key, score, meaning, SHARE_FROM_FRONT_MATTER, false                                        \
    }
#define SPACED_TAGS(key, score)                                                                    \
    {                                                                                              \
        key, score, SHARE_TAG, SHARE_FROM_FRONT_MATTER, true                                       \
    }

static const key_row rows[] = {
    FRONT_MATTER("title", SHARE_HEADLINE, 950),
    FRONT_MATTER("headline", SHARE_HEADLINE, 940),
    FRONT_MATTER("posttitle", SHARE_HEADLINE, 930),
    FRONT_MATTER("articletitle", SHARE_HEADLINE, 930),
    FRONT_MATTER("title.text", SHARE_HEADLINE, 920),
    FRONT_MATTER("titel", SHARE_HEADLINE, 900),
    FRONT_MATTER("titre", SHARE_HEADLINE, 900),
    FRONT_MATTER("titulo", SHARE_HEADLINE, 900),
    FRONT_MATTER("título", SHARE_HEADLINE, 900),
    FRONT_MATTER("titolo", SHARE_HEADLINE, 900),
    FRONT_MATTER("标题", SHARE_HEADLINE, 900),
    FRONT_MATTER("標題", SHARE_HEADLINE, 900),
    FRONT_MATTER("heading", SHARE_HEADLINE, 800),
    FRONT_MATTER("h1", SHARE_HEADLINE, 800),
    FRONT_MATTER("pagetitle", SHARE_HEADLINE, 700),
    FRONT_MATTER("longtitle", SHARE_HEADLINE, 700),
    FRONT_MATTER("fulltitle", SHARE_HEADLINE, 700),
    FRONT_MATTER("metatitle", SHARE_HEADLINE, 620),
    FRONT_MATTER("meta.title", SHARE_HEADLINE, 620),
    FRONT_MATTER("seotitle", SHARE_HEADLINE, 620),
    FRONT_MATTER("seo.title", SHARE_HEADLINE, 620),
    FRONT_MATTER("og:title", SHARE_HEADLINE, 610),
    FRONT_MATTER("ogtitle", SHARE_HEADLINE, 610),
    FRONT_MATTER("opengraph.title", SHARE_HEADLINE, 610),
    FRONT_MATTER("socialtitle", SHARE_HEADLINE, 600),
    FRONT_MATTER("twitter:title", SHARE_HEADLINE, 600),
    FRONT_MATTER("twittertitle", SHARE_HEADLINE, 600),
    FRONT_MATTER("twitter.title", SHARE_HEADLINE, 600),
    FRONT_MATTER("name", SHARE_HEADLINE, 560),
    FRONT_MATTER("linktitle", SHARE_HEADLINE, 550),
    FRONT_MATTER("shorttitle", SHARE_HEADLINE, 540),

    FRONT_MATTER("description", SHARE_SUMMARY, 950),
    FRONT_MATTER("summary", SHARE_SUMMARY, 940),
    FRONT_MATTER("excerpt", SHARE_SUMMARY, 930),
    FRONT_MATTER("customexcerpt", SHARE_SUMMARY, 928),
    FRONT_MATTER("postexcerpt", SHARE_SUMMARY, 928),
    FRONT_MATTER("desc", SHARE_SUMMARY, 925),
    FRONT_MATTER("abstract", SHARE_SUMMARY, 920),
    FRONT_MATTER("standfirst", SHARE_SUMMARY, 918),
    FRONT_MATTER("lead", SHARE_SUMMARY, 916),
    FRONT_MATTER("lede", SHARE_SUMMARY, 916),
    FRONT_MATTER("deck", SHARE_SUMMARY, 914),
    FRONT_MATTER("dek", SHARE_SUMMARY, 914),
    FRONT_MATTER("teaser", SHARE_SUMMARY, 912),
    FRONT_MATTER("teasertext", SHARE_SUMMARY, 912),
    FRONT_MATTER("blurb", SHARE_SUMMARY, 910),
    FRONT_MATTER("synopsis", SHARE_SUMMARY, 910),
    FRONT_MATTER("shortdescription", SHARE_SUMMARY, 908),
    FRONT_MATTER("seo.description", SHARE_SUMMARY, 906),
    FRONT_MATTER("seodescription", SHARE_SUMMARY, 906),
    FRONT_MATTER("seodesc", SHARE_SUMMARY, 906),
    FRONT_MATTER("meta.description", SHARE_SUMMARY, 904),
    FRONT_MATTER("metadescription", SHARE_SUMMARY, 904),
    FRONT_MATTER("metadesc", SHARE_SUMMARY, 904),
    FRONT_MATTER("pagedescription", SHARE_SUMMARY, 904),
    FRONT_MATTER("og:description", SHARE_SUMMARY, 902),
    FRONT_MATTER("ogdescription", SHARE_SUMMARY, 902),
    FRONT_MATTER("opengraph.description", SHARE_SUMMARY, 902),
    FRONT_MATTER("socialdescription", SHARE_SUMMARY, 900),
    FRONT_MATTER("social.description", SHARE_SUMMARY, 900),
    FRONT_MATTER("sharedescription", SHARE_SUMMARY, 900),
    FRONT_MATTER("twitter:description", SHARE_SUMMARY, 900),
    FRONT_MATTER("twitterdescription", SHARE_SUMMARY, 900),
    FRONT_MATTER("twitter.description", SHARE_SUMMARY, 900),
    FRONT_MATTER("preview", SHARE_SUMMARY, 890),
    FRONT_MATTER("snippet", SHARE_SUMMARY, 890),
    FRONT_MATTER("intro", SHARE_SUMMARY, 880),
    FRONT_MATTER("introduction", SHARE_SUMMARY, 880),
    FRONT_MATTER("beschreibung", SHARE_SUMMARY, 880),
    FRONT_MATTER("zusammenfassung", SHARE_SUMMARY, 880),
    FRONT_MATTER("resume", SHARE_SUMMARY, 880),
    FRONT_MATTER("résumé", SHARE_SUMMARY, 880),
    FRONT_MATTER("resumen", SHARE_SUMMARY, 880),
    FRONT_MATTER("resumo", SHARE_SUMMARY, 880),
    FRONT_MATTER("descripcion", SHARE_SUMMARY, 880),
    FRONT_MATTER("descripción", SHARE_SUMMARY, 880),
    FRONT_MATTER("descricao", SHARE_SUMMARY, 880),
    FRONT_MATTER("descrição", SHARE_SUMMARY, 880),
    FRONT_MATTER("описание", SHARE_SUMMARY, 880),
    FRONT_MATTER("摘要", SHARE_SUMMARY, 880),
    FRONT_MATTER("描述", SHARE_SUMMARY, 880),
    FRONT_MATTER("概要", SHARE_SUMMARY, 880),
    FRONT_MATTER("subtitle", SHARE_SUMMARY, 860),
    FRONT_MATTER("subheading", SHARE_SUMMARY, 860),
    FRONT_MATTER("subhead", SHARE_SUMMARY, 860),
    FRONT_MATTER("subheadline", SHARE_SUMMARY, 860),
    FRONT_MATTER("tagline", SHARE_SUMMARY, 850),
    FRONT_MATTER("meta", SHARE_SUMMARY, 840),

    SPACED_TAGS("tags", 900),
    FRONT_MATTER("tags.name", SHARE_TAG, 899),
    FRONT_MATTER("tags.label", SHARE_TAG, 898),
    FRONT_MATTER("tags.title", SHARE_TAG, 897),
    SPACED_TAGS("tags.list", 896),
    FRONT_MATTER("keywords", SHARE_TAG, 890),
    FRONT_MATTER("topics", SHARE_TAG, 880),
    SPACED_TAGS("tag", 870),
    FRONT_MATTER("taxonomies.tags", SHARE_TAG, 860),
    FRONT_MATTER("taxonomies.keywords", SHARE_TAG, 850),
    FRONT_MATTER("meta.keywords", SHARE_TAG, 840),
    FRONT_MATTER("seo.keywords", SHARE_TAG, 838),
    FRONT_MATTER("metakeywords", SHARE_TAG, 838),
    FRONT_MATTER("seokeywords", SHARE_TAG, 838),
    SPACED_TAGS("hashtags", 836),
    FRONT_MATTER("keyword", SHARE_TAG, 834),
    FRONT_MATTER("labels", SHARE_TAG, 832),
    FRONT_MATTER("topic", SHARE_TAG, 830),
    FRONT_MATTER("subjects", SHARE_TAG, 828),
    FRONT_MATTER("taxonomies.topics", SHARE_TAG, 826),
    FRONT_MATTER("etiquetas", SHARE_TAG, 820),
    FRONT_MATTER("schlagworte", SHARE_TAG, 820),
    FRONT_MATTER("schlagwörter", SHARE_TAG, 820),
    FRONT_MATTER("motscles", SHARE_TAG, 820),
    FRONT_MATTER("теги", SHARE_TAG, 820),
    FRONT_MATTER("标签", SHARE_TAG, 820),
    FRONT_MATTER("標籤", SHARE_TAG, 820),
    FRONT_MATTER("タグ", SHARE_TAG, 820),
    SPACED_TAGS("categories", 700),
    FRONT_MATTER("categories.name", SHARE_TAG, 698),
    FRONT_MATTER("category", SHARE_TAG, 690),
    FRONT_MATTER("category.name", SHARE_TAG, 688),
    FRONT_MATTER("taxonomies.categories", SHARE_TAG, 680),
    FRONT_MATTER("taxonomies.category", SHARE_TAG, 680),

    FRONT_MATTER("canonicalurl", SHARE_URL, 950),
    FRONT_MATTER("canonical", SHARE_URL, 940),
    FRONT_MATTER("canonicallink", SHARE_URL, 935),
    FRONT_MATTER("canonical.url", SHARE_URL, 935),
    FRONT_MATTER("seo.canonical", SHARE_URL, 935),
    FRONT_MATTER("seo.canonicalurl", SHARE_URL, 935),
    FRONT_MATTER("og:url", SHARE_URL, 910),
    FRONT_MATTER("url", SHARE_URL, 900),
    FRONT_MATTER("permalink", SHARE_URL, 890),
    FRONT_MATTER("slug", SHARE_URL, 300),

    FRONT_MATTER("author.name", SHARE_AUTHOR, 955),
    FRONT_MATTER("author", SHARE_AUTHOR, 950),
    FRONT_MATTER("authors.name", SHARE_AUTHOR, 945),
    FRONT_MATTER("authors", SHARE_AUTHOR, 940),
    FRONT_MATTER("authorname", SHARE_AUTHOR, 935),
    FRONT_MATTER("author.displayname", SHARE_AUTHOR, 930),
    FRONT_MATTER("byline", SHARE_AUTHOR, 920),
    FRONT_MATTER("by", SHARE_AUTHOR, 910),
    FRONT_MATTER("writer", SHARE_AUTHOR, 900),
    FRONT_MATTER("writers", SHARE_AUTHOR, 900),
    FRONT_MATTER("creator", SHARE_AUTHOR, 890),
    FRONT_MATTER("postedby", SHARE_AUTHOR, 890),
    FRONT_MATTER("autor", SHARE_AUTHOR, 880),
    FRONT_MATTER("auteur", SHARE_AUTHOR, 880),
    FRONT_MATTER("автор", SHARE_AUTHOR, 880),
    FRONT_MATTER("作者", SHARE_AUTHOR, 880),
    FRONT_MATTER("taxonomies.authors", SHARE_AUTHOR, 870),
    FRONT_MATTER("taxonomies.author", SHARE_AUTHOR, 870),

    FRONT_MATTER("site", SHARE_SITE, 900),
    FRONT_MATTER("sitename", SHARE_SITE, 950),
    FRONT_MATTER("sitetitle", SHARE_SITE, 940),
    FRONT_MATTER("site.name", SHARE_SITE, 950),
    FRONT_MATTER("site.title", SHARE_SITE, 940),
    FRONT_MATTER("og:sitename", SHARE_SITE, 930),
    FRONT_MATTER("publication", SHARE_SITE, 890),
    FRONT_MATTER("publisher", SHARE_SITE, 880),
    FRONT_MATTER("publisher.name", SHARE_SITE, 885),
    FRONT_MATTER("blogname", SHARE_SITE, 870),

    FRONT_MATTER("lang", SHARE_LANGUAGE, 950),
    FRONT_MATTER("language", SHARE_LANGUAGE, 940),
    FRONT_MATTER("locale", SHARE_LANGUAGE, 930),
    FRONT_MATTER("languagecode", SHARE_LANGUAGE, 920),
    FRONT_MATTER("langcode", SHARE_LANGUAGE, 920),
    FRONT_MATTER("inlanguage", SHARE_LANGUAGE, 910),
    FRONT_MATTER("og:locale", SHARE_LANGUAGE, 900),

    FRONT_MATTER("date", SHARE_DATE, 950),
    FRONT_MATTER("publishdate", SHARE_DATE, 945),
    FRONT_MATTER("published", SHARE_DATE, 940),
    FRONT_MATTER("publishedat", SHARE_DATE, 940),
    FRONT_MATTER("publishedon", SHARE_DATE, 940),
    FRONT_MATTER("publisheddate", SHARE_DATE, 940),
    FRONT_MATTER("datepublished", SHARE_DATE, 940),
    FRONT_MATTER("date.published", SHARE_DATE, 940),
    FRONT_MATTER("publicationdate", SHARE_DATE, 940),
    FRONT_MATTER("pubdate", SHARE_DATE, 940),
    FRONT_MATTER("pubdatetime", SHARE_DATE, 940),
    FRONT_MATTER("pubtime", SHARE_DATE, 930),
    FRONT_MATTER("postdate", SHARE_DATE, 930),
    FRONT_MATTER("posted", SHARE_DATE, 930),
    FRONT_MATTER("dateposted", SHARE_DATE, 930),
    FRONT_MATTER("releasedate", SHARE_DATE, 920),
    FRONT_MATTER("created", SHARE_DATE, 900),
    FRONT_MATTER("createdat", SHARE_DATE, 900),
    FRONT_MATTER("datecreated", SHARE_DATE, 900),
    FRONT_MATTER("createddate", SHARE_DATE, 900),
    FRONT_MATTER("creationdate", SHARE_DATE, 900),
    FRONT_MATTER("datetime", SHARE_DATE, 890),
    FRONT_MATTER("time", SHARE_DATE, 880),
    FRONT_MATTER("datum", SHARE_DATE, 880),
    FRONT_MATTER("fecha", SHARE_DATE, 880),
    FRONT_MATTER("日期", SHARE_DATE, 880),
    FRONT_MATTER("updated", SHARE_DATE, 500),
    FRONT_MATTER("updatedat", SHARE_DATE, 500),
    FRONT_MATTER("lastupdated", SHARE_DATE, 500),
    FRONT_MATTER("lastupdate.date", SHARE_DATE, 500),
    FRONT_MATTER("lastmod", SHARE_DATE, 500),
    FRONT_MATTER("lastmodified", SHARE_DATE, 500),
    FRONT_MATTER("modified", SHARE_DATE, 500),
    FRONT_MATTER("datemodified", SHARE_DATE, 500),

    FRONT_MATTER("image", SHARE_IMAGE, 950),
    FRONT_MATTER("image.url", SHARE_IMAGE, 948),
    FRONT_MATTER("image.src", SHARE_IMAGE, 948),
    FRONT_MATTER("image.path", SHARE_IMAGE, 948),
    FRONT_MATTER("image.feature", SHARE_IMAGE, 946),
    FRONT_MATTER("image.file", SHARE_IMAGE, 946),
    FRONT_MATTER("cover", SHARE_IMAGE, 940),
    FRONT_MATTER("cover.image", SHARE_IMAGE, 940),
    FRONT_MATTER("cover.url", SHARE_IMAGE, 938),
    FRONT_MATTER("cover.src", SHARE_IMAGE, 938),
    FRONT_MATTER("coverimage", SHARE_IMAGE, 940),
    FRONT_MATTER("coverimage.url", SHARE_IMAGE, 938),
    FRONT_MATTER("coverimage.src", SHARE_IMAGE, 938),
    FRONT_MATTER("featuredimage", SHARE_IMAGE, 930),
    FRONT_MATTER("featuredimage.src", SHARE_IMAGE, 928),
    FRONT_MATTER("featuredimage.url", SHARE_IMAGE, 928),
    FRONT_MATTER("featureimage", SHARE_IMAGE, 930),
    FRONT_MATTER("featured.image", SHARE_IMAGE, 928),
    FRONT_MATTER("featureimg", SHARE_IMAGE, 928),
    FRONT_MATTER("heroimage", SHARE_IMAGE, 920),
    FRONT_MATTER("hero.image", SHARE_IMAGE, 918),
    FRONT_MATTER("hero", SHARE_IMAGE, 915),
    FRONT_MATTER("banner", SHARE_IMAGE, 910),
    FRONT_MATTER("bannerimage", SHARE_IMAGE, 910),
    FRONT_MATTER("headerimage", SHARE_IMAGE, 905),
    FRONT_MATTER("headerimg", SHARE_IMAGE, 905),
    FRONT_MATTER("header.image", SHARE_IMAGE, 905),
    FRONT_MATTER("header.ogimage", SHARE_IMAGE, 904),
    FRONT_MATTER("header.overlayimage", SHARE_IMAGE, 903),
    FRONT_MATTER("header.teaser", SHARE_IMAGE, 902),
    FRONT_MATTER("images", SHARE_IMAGE, 900),
    FRONT_MATTER("postimage", SHARE_IMAGE, 900),
    FRONT_MATTER("titleimage", SHARE_IMAGE, 900),
    FRONT_MATTER("leadimage", SHARE_IMAGE, 900),
    FRONT_MATTER("img", SHARE_IMAGE, 890),
    FRONT_MATTER("photo", SHARE_IMAGE, 880),
    FRONT_MATTER("picture", SHARE_IMAGE, 880),
    FRONT_MATTER("poster", SHARE_IMAGE, 880),
    FRONT_MATTER("og:image", SHARE_IMAGE, 870),
    FRONT_MATTER("ogimage", SHARE_IMAGE, 870),
    FRONT_MATTER("ogimage.url", SHARE_IMAGE, 870),
    FRONT_MATTER("opengraph.image", SHARE_IMAGE, 870),
    FRONT_MATTER("seo.image", SHARE_IMAGE, 870),
    FRONT_MATTER("metaimage", SHARE_IMAGE, 870),
    FRONT_MATTER("meta.image", SHARE_IMAGE, 870),
    FRONT_MATTER("socialimage", SHARE_IMAGE, 870),
    FRONT_MATTER("social.image", SHARE_IMAGE, 870),
    FRONT_MATTER("socialimg", SHARE_IMAGE, 870),
    FRONT_MATTER("socialcard", SHARE_IMAGE, 870),
    FRONT_MATTER("shareimage", SHARE_IMAGE, 870),
    FRONT_MATTER("previewimage", SHARE_IMAGE, 865),
    FRONT_MATTER("teaserimage", SHARE_IMAGE, 865),
    FRONT_MATTER("thumbnail", SHARE_IMAGE, 860),
    FRONT_MATTER("thumbnail.src", SHARE_IMAGE, 860),
    FRONT_MATTER("thumbnail.url", SHARE_IMAGE, 860),
    FRONT_MATTER("thumbnailimage", SHARE_IMAGE, 860),
    FRONT_MATTER("thumb", SHARE_IMAGE, 855),
    FRONT_MATTER("card", SHARE_IMAGE, 850),
    FRONT_MATTER("splash", SHARE_IMAGE, 850),
    FRONT_MATTER("background", SHARE_IMAGE, 840),
    FRONT_MATTER("backgroundimage", SHARE_IMAGE, 840),

    FRONT_MATTER("social.linkedin", SHARE_TEXT_OF_POST, 970),
    FRONT_MATTER("social.linkedin.text", SHARE_TEXT_OF_POST, 968),
    FRONT_MATTER("linkedin", SHARE_TEXT_OF_POST, 960),
    FRONT_MATTER("linkedin.text", SHARE_TEXT_OF_POST, 958),
    FRONT_MATTER("linkedintext", SHARE_TEXT_OF_POST, 958),
    FRONT_MATTER("linkedinpost", SHARE_TEXT_OF_POST, 958),
    FRONT_MATTER("sharetext", SHARE_TEXT_OF_POST, 950),
    FRONT_MATTER("share.text", SHARE_TEXT_OF_POST, 948),
    FRONT_MATTER("socialtext", SHARE_TEXT_OF_POST, 940),
    FRONT_MATTER("social.text", SHARE_TEXT_OF_POST, 940),
};

enum {
    NO_USE = 50,     /* the score of a value that says nothing */
    IN_WRAPPER = 20, /* taken off a score for a key below "extra" and the like */
    RESOLVED = 10,   /* taken off an address that needed the base */
    MAX_VALUES = 32, /* of one key */
    MAX_TAGS = 100,
    MAX_TAG_BYTES = 360 /* what is longer is a sentence */
};

typedef struct meta_picker {
    struct share_article *article;
    const share_parse_options *options;
    share__view title; /* the best one, without Markdown */
} meta_picker;

/* ---- the table --------------------------------------------------------------------------- */

static bool is_joint(char c)
{
    return c == '_' || c == '-' || c == ' ';
}

static bool same_key(share__view key, const char *name)
{
    for (size_t i = 0; i < key.n; i++)
        if (!is_joint(key.p[i]) && key.p[i] != *name++)
            return false;
    return *name == '\0';
}

static const key_row *find_row(share__view key, uint8_t origin)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].key[0] == key.p[0] && rows[i].origin == origin && same_key(key, rows[i].key))
            return &rows[i];
    return NULL;
}

/* Zola's and Hugo's own keys stand below "extra" and "params". */
static const key_row *row_of(const share__meta *meta, unsigned *score)
{
    static const char *const wrappers[] = {"extra.", "params.", "metadata.", "custom.", "page."};
    const key_row *row = meta->key.n > 0 ? find_row(meta->key, meta->origin) : NULL;
    unsigned lower = 0;
    for (size_t i = 0; !row && i < sizeof wrappers / sizeof *wrappers; i++) {
        share__view wrapper = share__view_of(wrappers[i]);
        if (meta->key.n > wrapper.n && share__starts_with(meta->key, wrapper)) {
            row = find_row(share__view_from(meta->key, wrapper.n), meta->origin);
            lower = IN_WRAPPER;
        }
    }
    if (row)
        *score = row->score - lower;
    return row;
}

/* ---- what a value is ----------------------------------------------------------------------- */

static bool is_one_of(share__view word, const char *const *words)
{
    for (; *words; words++)
        if (share__equal_nocase(word, share__view_of(*words)))
            return true;
    return false;
}

static bool is_yes(share__view v)
{
    static const char *const words[] = {"true", "yes", "on", "1", NULL};
    return is_one_of(share__trim(v), words);
}

static bool is_no(share__view v)
{
    static const char *const words[] = {"false", "no", "off", "0", NULL};
    return is_one_of(share__trim(v), words);
}

static bool contains(share__view v, const char *needle)
{
    return share__find_view(v, share__view_of(needle), 0) < v.n;
}

/* What a template left for the author to fill in. */
static bool is_placeholder(share__view v)
{
    static const char *const words[] = {"title",
                                        "post title",
                                        "your title here",
                                        "untitled",
                                        "description",
                                        "summary",
                                        "excerpt",
                                        "todo",
                                        "tbd",
                                        "tba",
                                        "fixme",
                                        "none",
                                        "null",
                                        "n/a",
                                        "...",
                                        "\xE2\x80\xA6",
                                        "xxx",
                                        "test",
                                        "add description here",
                                        "description here",
                                        "write a description",
                                        "enter a description",
                                        "your description here",
                                        "insert description here",
                                        NULL};
    v = share__trim(v);
    return is_one_of(v, words) || contains(v, "{{") || contains(v, "{%") || contains(v, "<%") ||
           share__starts_nocase(v, SHARE__LIT("lorem ipsum"));
}

/* A path, an address or a switch: a key such as "preview" or "lead" may mean a picture. */
static bool is_no_prose(share__view v)
{
    static const char *const endings[] = {".png", ".jpg",  ".jpeg", ".webp", ".gif",
                                          ".svg", ".avif", ".mp4",  ".md",   NULL};
    if (is_yes(v) || is_no(v) || share__uri_is_web(v))
        return true;
    for (size_t i = 0; endings[i]; i++)
        if (share__ends_nocase(v, share__view_of(endings[i])) && share__find(v, ' ', 0) == v.n)
            return true;
    for (size_t i = 0; i < v.n; i++)
        if (share__is_alpha(v.p[i]) || (unsigned char)v.p[i] >= 0x80)
            return v.p[0] == '/' && share__find(v, ' ', 0) == v.n;
    return true; /* no letter in it */
}

static share__view without_end_marks(share__view v)
{
    v = share__trim(v);
    while (v.n > 0 && memchr(".!?:", v.p[v.n - 1], 4))
        v.n--;
    return v;
}

static share__place place_of(const share__meta *meta)
{
    return (share__place){meta->line, meta->column};
}

static share_status put(meta_picker *picker, share_key key, const share__meta *meta,
                        share__view value, unsigned score)
{
    if (picker->article->lists[key].count >= MAX_VALUES)
        return SHARE_OK;
    return share__article_add(picker->article, key, value, (share_origin)meta->origin,
                              place_of(meta), score);
}

/* ---- one function a kind ------------------------------------------------------------------- */

static share_status pick_title(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view plain;
    share_status status =
        share__plain_inline(&picker->article->document.arena, meta->value, &plain);
    if (status != SHARE_OK)
        return status;
    return put(picker, SHARE_HEADLINE, meta, plain, is_placeholder(plain) ? NO_USE : score);
}

static share_status pick_summary(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view plain;
    share_status status =
        share__plain_inline(&picker->article->document.arena, meta->value, &plain);
    if (status != SHARE_OK || is_no_prose(plain))
        return status;
    if (is_placeholder(plain) ||
        share__equal_nocase(without_end_marks(plain), without_end_marks(picker->title)))
        score = NO_USE;
    return put(picker, SHARE_SUMMARY, meta, plain, score);
}

/* "name <mail>" and "mail (name)" without the mail. */
static share__view without_mail(share__view v)
{
    size_t open = share__find(v, '<', 0), at = share__find(v, '@', 0);
    if (open > 0 && open < at && at < v.n && v.p[v.n - 1] == '>')
        return share__trim(share__view_slice(v, 0, open));
    open = share__find(v, '(', 0);
    if (at < open && open < v.n && v.p[v.n - 1] == ')' && share__find(v, ' ', 0) == open - 1)
        return share__trim(share__view_slice(v, open + 1, v.n - open - 2));
    return v;
}

static share_status pick_author(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view plain;
    share_status status = share__plain_inline(&picker->article->document.arena,
                                              without_mail(share__trim(meta->value)), &plain);
    if (status != SHARE_OK || is_no_prose(plain) || is_placeholder(plain))
        return status;
    return put(picker, SHARE_AUTHOR, meta, plain, score);
}

static share_status pick_site(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view value = share__trim(meta->value);
    if (is_no_prose(value) || is_placeholder(value))
        return SHARE_OK;
    return put(picker, SHARE_SITE, meta, value, score);
}

static share_status pick_date(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view value = share__trim(meta->value);
    bool digit = false;
    for (size_t i = 0; i < value.n; i++)
        digit |= share__is_digit(value.p[i]);
    if (!digit || value.n < 4 || is_placeholder(value)) /* "published: true", "{{ date }}" */
        return SHARE_OK;
    return put(picker, SHARE_DATE, meta, value, score);
}

/* "en_US.UTF-8" and "EN-us" are "en-US"; what is no language tag is passed over. */
static share_status pick_language(meta_picker *picker, const share__meta *meta, unsigned score)
{
    char tag[36];
    size_t n = 0, part = 0;
    share__view value = share__trim(meta->value);
    value.n = share__find(value, '.', 0);
    if (value.n < 2 || value.n >= sizeof tag)
        return SHARE_OK;
    for (size_t i = 0; i <= value.n; i++) {
        char c = i < value.n ? value.p[i] : '-';
        if (c == '-' || c == '_') {
            size_t length = n - part;
            if (length < 2 || (part == 0 && length > 3) || length > 8)
                return SHARE_OK;
            for (size_t j = part; part > 0 && j < n; j++) /* cn is CN, hans is Hans */
                if ((length == 2 || (length == 4 && j == part)) && share__is_alpha(tag[j]))
                    tag[j] = (char)(tag[j] - 'a' + 'A');
            if (i < value.n)
                tag[n++] = '-';
            part = n;
        } else if (share__is_alpha(c) || (part > 0 && share__is_digit(c))) {
            tag[n++] = share__lower(c);
        } else {
            return SHARE_OK;
        }
    }
    return put(picker, SHARE_LANGUAGE, meta, (share__view){tag, n}, score);
}

/* The address seen from the base; empty when there is none. */
static share_status resolve(meta_picker *picker, share__view value, share__view *out)
{
    *out = SHARE__LIT("");
    if (!picker->options->base_url)
        return SHARE_OK;
    if (!share__uri_resolve(&picker->article->document.arena,
                            share__view_of(picker->options->base_url), value, out))
        return SHARE_ERR_MEMORY;
    if (!share__uri_is_web(*out))
        out->n = 0;
    return SHARE_OK;
}

/* A slug is the last part of an address, but below which folder only the site knows: it says
 * something when the base is a folder, and nothing when it is the base's own last part. */
static bool is_slug_for(share__view base, share__view slug)
{
    if (base.n == 0 || base.p[base.n - 1] != '/' || slug.p[0] == '/')
        return false;
    base.n--;
    return !share__ends_with(base, slug);
}

static share_status pick_url(meta_picker *picker, const share__meta *meta, unsigned score,
                             bool slug)
{
    share__view value = share__trim(meta->value), url;
    if (share__uri_is_web(value))
        return put(picker, SHARE_URL, meta, value, score);
    /* ":year/:title" and "{{ slug }}" are patterns of a site generator */
    if (is_yes(value) || is_no(value) || value.p[0] == '#' ||
        share__find(value, ':', 0) < value.n || share__find(value, '{', 0) < value.n ||
        share__find(value, ' ', 0) < value.n)
        return SHARE_OK;
    if (slug && !is_slug_for(share__view_of(picker->options->base_url), value))
        return SHARE_OK;
    share_status status = resolve(picker, value, &url);
    return status == SHARE_OK ? put(picker, SHARE_URL, meta, url, score - RESOLVED) : status;
}

static share_status pick_image(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view value = share__trim(meta->value), url;
    if (share__starts_with(value, SHARE__LIT("[[")) && share__ends_with(value, SHARE__LIT("]]")))
        value = share__view_slice(value, 2, value.n - 4); /* a link of Obsidian's */
    if (share__uri_is_web(value))
        return put(picker, SHARE_IMAGE, meta, value, score);
    if ((share__find(value, '.', 0) == value.n && share__find(value, '/', 0) == value.n) ||
        share__find(value, '\n', 0) < value.n || is_placeholder(value) ||
        share__starts_nocase(value, SHARE__LIT("data:")))
        return SHARE_OK;
    share_status status = resolve(picker, value, &url);
    if (status != SHARE_OK)
        return status;
    return put(picker, SHARE_IMAGE, meta, url.n > 0 ? url : value, score);
}

/* "linkedin" may as well hold the author's profile or name there: a post has words. */
static share_status pick_text_of_post(meta_picker *picker, const share__meta *meta, unsigned score)
{
    share__view value = share__trim(meta->value);
    bool words = false;
    for (size_t i = 0; i < value.n; i++)
        words |= share__is_space(value.p[i]) || (unsigned char)value.p[i] >= 0x80;
    if (!words || is_placeholder(value))
        return SHARE_OK;
    return put(picker, SHARE_TEXT_OF_POST, meta, value, score);
}

static share_status warn_draft(meta_picker *picker, const share__meta *meta)
{
    static const char *const off[] = {"published", "publish", "public", NULL};
    static const char *const state[] = {"status", "state", NULL};
    bool draft = (share__equal(meta->key, SHARE__LIT("draft")) && is_yes(meta->value)) ||
                 (is_one_of(meta->key, off) && is_no(meta->value)) ||
                 (is_one_of(meta->key, state) &&
                  share__equal_nocase(share__trim(meta->value), SHARE__LIT("draft")));
    if (!draft || meta->origin != SHARE_FROM_FRONT_MATTER)
        return SHARE_OK;
    return share__document_warn(&picker->article->document, "draft", place_of(meta), 0,
                                "the article is a draft (%v: %v)", meta->key, meta->value);
}

static share_status pick_one(meta_picker *picker, const share__meta *meta, const key_row *row,
                             unsigned score)
{
    switch ((share_key)row->meaning) {
    case SHARE_SUMMARY:
        return pick_summary(picker, meta, score);
    case SHARE_URL:
        return pick_url(picker, meta, score, share__equal(meta->key, SHARE__LIT("slug")));
    case SHARE_AUTHOR:
        return pick_author(picker, meta, score);
    case SHARE_SITE:
        return pick_site(picker, meta, score);
    case SHARE_LANGUAGE:
        return pick_language(picker, meta, score);
    case SHARE_DATE:
        return pick_date(picker, meta, score);
    case SHARE_IMAGE:
        return pick_image(picker, meta, score);
    case SHARE_TEXT_OF_POST:
        return pick_text_of_post(picker, meta, score);
    default:
        return SHARE_OK; /* titles and tags have passes of their own */
    }
}

/* ---- tags ---------------------------------------------------------------------------------- */

static bool has_tag(const share__values *tags, share__view tag)
{
    for (size_t i = 0; i < tags->count; i++)
        if (share__equal_nocase((share__view){tags->at[i].text, tags->at[i].length}, tag))
            return true;
    return false;
}

/* Without the marks that some authors write around a tag: #tag, "tag", [[tag]]. */
static share__view bare_tag(share__view tag)
{
    for (bool again = true; again;) {
        again = false;
        tag = share__trim(tag);
        if (tag.n > 1 && (tag.p[0] == '#' || tag.p[0] == '[')) {
            tag = share__view_from(tag, 1);
            again = true;
        } else if (tag.n > 1 && tag.p[tag.n - 1] == ']') {
            tag.n--;
            again = true;
        } else if (tag.n > 2 && (tag.p[0] == '"' || tag.p[0] == '\'') &&
                   tag.p[tag.n - 1] == tag.p[0]) {
            tag = share__view_slice(tag, 1, tag.n - 2);
            again = true;
        }
    }
    return tag;
}

static share_status put_tag(meta_picker *picker, const share__meta *meta, share__view tag,
                            unsigned score)
{
    share__values *tags = &picker->article->lists[SHARE_TAG];
    tag = bare_tag(tag);
    if (tag.n == 0 || tag.n > MAX_TAG_BYTES || tags->count >= MAX_TAGS || has_tag(tags, tag) ||
        contains(tag, "{{"))
        return SHARE_OK;
    return share__article_add(picker->article, SHARE_TAG, tag, (share_origin)meta->origin,
                              place_of(meta), score);
}

/* The length of the separator at v.p[at]: comma, semicolon, their full-width forms, the
 * ideographic comma, a line end; 0 for none. */
static size_t separator(share__view v, size_t at)
{
    static const char *const wide[] = {"\xEF\xBC\x8C", "\xE3\x80\x81", "\xEF\xBC\x9B", "\xD8\x8C",
                                       "\xD8\x9B"}; /* and the Arabic ones */
    if (v.p[at] == ',' || v.p[at] == ';' || v.p[at] == '\n')
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (share__starts_with(share__view_from(v, at), share__view_of(wide[i])))
            return strlen(wide[i]);
    return 0;
}

static share_status split_tags(meta_picker *picker, const share__meta *meta, const key_row *row,
                               unsigned score)
{
    share__view value = share__trim(meta->value);
    bool listed = false;
    for (size_t i = 0; i < value.n; i++)
        listed |= separator(value, i) > 0;
    size_t start = 0;
    for (size_t i = 0; i <= value.n; i++) {
        size_t n = i == value.n  ? 1
                   : listed      ? separator(value, i)
                   : row->spaced ? share__is_space(value.p[i])
                                 : 0;
        if (n == 0)
            continue;
        share_status status =
            put_tag(picker, meta, share__view_slice(value, start, i - start), score);
        if (status != SHARE_OK)
            return status;
        start = i + n;
    }
    return SHARE_OK;
}

/* All tags of the keys with this score. */
static share_status pick_tag_group(meta_picker *picker, unsigned group)
{
    const share__document *document = &picker->article->document;
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        unsigned score;
        const key_row *row = row_of(meta, &score);
        if (!row || row->meaning != SHARE_TAG || score != group)
            continue;
        share_status status = meta->listed ? put_tag(picker, meta, meta->value, score)
                                           : split_tags(picker, meta, row, score);
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

/* The first group of keys that has a tag is the answer. */
static share_status pick_tags(meta_picker *picker)
{
    const share__document *document = &picker->article->document;
    unsigned below = 1001;
    while (picker->article->lists[SHARE_TAG].count == 0) {
        unsigned best = 0, score;
        for (size_t i = 0; i < document->meta_count; i++) {
            const key_row *row = row_of(&document->metas[i], &score);
            if (row && row->meaning == SHARE_TAG && score < below && score > best)
                best = score;
        }
        if (best == 0)
            break;
        share_status status = pick_tag_group(picker, best);
        if (status != SHARE_OK)
            return status;
        below = best;
    }
    return SHARE_OK;
}

/* ---- all of it ----------------------------------------------------------------------------- */

static share_status pick_titles(meta_picker *picker)
{
    const share__document *document = &picker->article->document;
    const share__values *titles = &picker->article->lists[SHARE_HEADLINE];
    unsigned best = 0, score;
    for (size_t i = 0; i < document->meta_count; i++) {
        const key_row *row = row_of(&document->metas[i], &score);
        if (!row || row->meaning != SHARE_HEADLINE)
            continue;
        share_status status = pick_title(picker, &document->metas[i], score);
        if (status != SHARE_OK)
            return status;
    }
    for (size_t i = 0; i < titles->count; i++)
        if (titles->at[i].score > best) {
            best = titles->at[i].score;
            picker->title = (share__view){titles->at[i].text, titles->at[i].length};
        }
    return SHARE_OK;
}

share_status share__pick_metadata(struct share_article *article, const share_parse_options *options)
{
    meta_picker picker = {.article = article, .options = options, .title = SHARE__LIT("")};
    const share__document *document = &article->document;
    share_status status = pick_titles(&picker);
    for (size_t i = 0; status == SHARE_OK && i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        unsigned score;
        const key_row *row = row_of(meta, &score);
        status = warn_draft(&picker, meta);
        if (status == SHARE_OK && row)
            status = pick_one(&picker, meta, row, score);
    }
    return status == SHARE_OK ? pick_tags(&picker) : status;
}
