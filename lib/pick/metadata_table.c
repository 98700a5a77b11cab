/* metadata_table.c - the keys that real authors write, in the order in which they are believed.
 *
 * Titles, descriptions and tags of web pages are judged, not looked up: headline_vote.c,
 * page_summary.c, page_tags.c. Counted in the front matter of 13,809 posts of 47 repositories; the
 * other spellings are those that site generators document. Within a meaning the higher score wins.
 */
#include "pick/metadata.h"

#include <string.h>

#define FRONT_MATTER(key, meaning, score)                                                          \
    {                                                                                              \
        key, score, meaning, SHARE_FROM_FRONT_MATTER, false                                        \
    }
#define SPACED_TAGS(key, score)                                                                    \
    {                                                                                              \
        key, score, SHARE_TAG, SHARE_FROM_FRONT_MATTER, true                                       \
    }
#define JSON_LD(key, meaning, score)                                                               \
    {                                                                                              \
        key, score, meaning, SHARE_FROM_JSON_LD, false                                             \
    }
#define OPEN_GRAPH(key, meaning, score)                                                            \
    {                                                                                              \
        key, score, meaning, SHARE_FROM_OPEN_GRAPH, false                                          \
    }
#define HTML_HEAD(key, meaning, score)                                                             \
    {                                                                                              \
        key, score, meaning, SHARE_FROM_HTML_HEAD, false                                           \
    }
#define BODY(key, meaning, score)                                                                  \
    {                                                                                              \
        key, score, meaning, SHARE_FROM_BODY, false                                                \
    }

const share__key_row share__key_rows[] = {
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
    FRONT_MATTER("tags.name", SHARE_TAG, 900),
    FRONT_MATTER("tags.label", SHARE_TAG, 900),
    FRONT_MATTER("tags.title", SHARE_TAG, 900),
    SPACED_TAGS("tags.list", 900),
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
    FRONT_MATTER("categories.name", SHARE_TAG, 700),
    FRONT_MATTER("category", SHARE_TAG, 690),
    FRONT_MATTER("category.name", SHARE_TAG, 690),
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

    HTML_HEAD("canonical", SHARE_URL, 950),
    OPEN_GRAPH("og:url", SHARE_URL, 940),
    JSON_LD("ld:mainEntityOfPage", SHARE_URL, 930),
    JSON_LD("ld:url", SHARE_URL, 925),
    HTML_HEAD("parselylink", SHARE_URL, 920),
    BODY("itemprop:mainEntityOfPage", SHARE_URL, 915),
    HTML_HEAD("twitter:url", SHARE_URL, 905),

    JSON_LD("ld:author", SHARE_AUTHOR, 900),
    HTML_HEAD("author", SHARE_AUTHOR, 890),
    BODY("itemprop:author", SHARE_AUTHOR, 885),
    BODY("relauthor", SHARE_AUTHOR, 880),
    BODY("mf:pauthor", SHARE_AUTHOR, 880),
    HTML_HEAD("parselyauthor", SHARE_AUTHOR, 875),
    HTML_HEAD("sailthru.author", SHARE_AUTHOR, 870),
    OPEN_GRAPH("article:author", SHARE_AUTHOR, 865),
    OPEN_GRAPH("article:authorname", SHARE_AUTHOR, 866),
    HTML_HEAD("dc.creator", SHARE_AUTHOR, 860),
    HTML_HEAD("dcterms.creator", SHARE_AUTHOR, 860),
    HTML_HEAD("citationauthor", SHARE_AUTHOR, 860),
    HTML_HEAD("cxenseparse:author", SHARE_AUTHOR, 858),
    JSON_LD("ld:creator", SHARE_AUTHOR, 850),
    BODY("itemprop:author.aside", SHARE_AUTHOR, 800),
    BODY("relauthor.aside", SHARE_AUTHOR, 790),

    OPEN_GRAPH("og:sitename", SHARE_SITE, 950),
    JSON_LD("ld:publisher", SHARE_SITE, 930),
    HTML_HEAD("applicationname", SHARE_SITE, 920),
    JSON_LD("ld:site", SHARE_SITE, 910),
    HTML_HEAD("applemobilewebapptitle", SHARE_SITE, 900),
    JSON_LD("ld:organization", SHARE_SITE, 890),
    HTML_HEAD("publisher", SHARE_SITE, 880),
    HTML_HEAD("dc.publisher", SHARE_SITE, 870),
    HTML_HEAD("dcterms.publisher", SHARE_SITE, 868),

    JSON_LD("ld:inLanguage", SHARE_LANGUAGE, 930),
    HTML_HEAD("lang", SHARE_LANGUAGE, 950),
    HTML_HEAD("http:contentlanguage", SHARE_LANGUAGE, 920),
    HTML_HEAD("language", SHARE_LANGUAGE, 910),
    HTML_HEAD("contentlanguage", SHARE_LANGUAGE, 908),
    HTML_HEAD("dc.language", SHARE_LANGUAGE, 905),
    HTML_HEAD("dcterms.language", SHARE_LANGUAGE, 904),
    OPEN_GRAPH("og:locale", SHARE_LANGUAGE, 900),
    BODY("itemprop:inLanguage", SHARE_LANGUAGE, 890),

    JSON_LD("ld:datePublished", SHARE_DATE, 950),
    OPEN_GRAPH("article:publishedtime", SHARE_DATE, 940),
    OPEN_GRAPH("article:published", SHARE_DATE, 938),
    OPEN_GRAPH("og:article:publishedtime", SHARE_DATE, 936),
    BODY("itemprop:datePublished", SHARE_DATE, 930),
    HTML_HEAD("parselypubdate", SHARE_DATE, 925),
    HTML_HEAD("datepublished", SHARE_DATE, 920),
    HTML_HEAD("sailthru.date", SHARE_DATE, 915),
    HTML_HEAD("cxenseparse:publishtime", SHARE_DATE, 914),
    HTML_HEAD("cxenseparse:recs:publishtime", SHARE_DATE, 913),
    HTML_HEAD("date", SHARE_DATE, 910),
    HTML_HEAD("pubdate", SHARE_DATE, 910),
    HTML_HEAD("dc.date.issued", SHARE_DATE, 905),
    HTML_HEAD("dc.date", SHARE_DATE, 900),
    HTML_HEAD("dcterms.date", SHARE_DATE, 900),
    HTML_HEAD("dcterms.issued", SHARE_DATE, 904),
    HTML_HEAD("dcterms.created", SHARE_DATE, 898),
    HTML_HEAD("dc.date.created", SHARE_DATE, 898),
    HTML_HEAD("citationpublicationdate", SHARE_DATE, 895),
    HTML_HEAD("citationdate", SHARE_DATE, 894),
    JSON_LD("ld:page.datePublished", SHARE_DATE, 890),
    BODY("time", SHARE_DATE, 850),
    BODY("time.aside", SHARE_DATE, 800),
    JSON_LD("ld:dateModified", SHARE_DATE, 500),
    OPEN_GRAPH("article:modifiedtime", SHARE_DATE, 490),
    OPEN_GRAPH("article:modified", SHARE_DATE, 488),
    BODY("itemprop:dateModified", SHARE_DATE, 485),
    OPEN_GRAPH("og:updatedtime", SHARE_DATE, 480),

    OPEN_GRAPH("og:image", SHARE_IMAGE, 950),
    OPEN_GRAPH("og:image:secureurl", SHARE_IMAGE, 945),
    OPEN_GRAPH("og:image:url", SHARE_IMAGE, 944),
    HTML_HEAD("twitter:image", SHARE_IMAGE, 930),
    HTML_HEAD("twitter:image:src", SHARE_IMAGE, 928),
    JSON_LD("ld:image", SHARE_IMAGE, 920),
    BODY("itemprop:image", SHARE_IMAGE, 900),
    HTML_HEAD("imagesrc", SHARE_IMAGE, 890),
    HTML_HEAD("parselyimageurl", SHARE_IMAGE, 880),
    HTML_HEAD("sailthru.image.full", SHARE_IMAGE, 878),
    HTML_HEAD("cxenseparse:image", SHARE_IMAGE, 876),
    HTML_HEAD("thumbnail", SHARE_IMAGE, 860),
};

const size_t share__key_row_count = sizeof share__key_rows / sizeof *share__key_rows;

/* ---- looking up ------------------------------------------------------------------------ */

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

bool share__index_key_rows(share__key_index *rows, share__arena *arena)
{
    rows->next = share__arena_alloc(arena, (share__key_row_count + 1) * sizeof *rows->next);
    if (!rows->next)
        return false;
    memset(rows->first, 0, sizeof rows->first);
    for (size_t i = share__key_row_count; i > 0; i--) {
        uint16_t *first =
            &rows->first[(unsigned char)share__key_rows[i - 1].key[0] % SHARE__KEY_LETTERS];
        rows->next[i] = *first;
        *first = (uint16_t)i;
    }
    return true;
}

const share__key_row *share__find_key_row(const share__key_index *rows, share__view key,
                                          uint8_t origin)
{
    for (size_t i = rows->first[(unsigned char)key.p[0] % SHARE__KEY_LETTERS]; i > 0;
         i = rows->next[i]) {
        const share__key_row *row = &share__key_rows[i - 1];
        if (row->key[0] == key.p[0] && row->origin == origin && same_key(key, row->key))
            return row;
    }
    return NULL;
}
