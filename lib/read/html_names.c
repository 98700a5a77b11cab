/* html_names.c - what the names of elements and the words in class names mean.
 *
 * A class name is cut into words at everything but letters and where a capital follows a small
 * letter: "post-header__subTitle" is post, header, sub, title. Words that name a part of a page in
 * the languages of the web's templates give hints. Some count only in company ("content" in
 * "post-content"), some take the hint away: "has-sidebar" and "sidebar-layout" are what a page has
 * around its article, not the sidebar. Hints are weak; that is why html.c drops those that would
 * be true of most of the page. */
#include "read/html_reader.h"

#include <string.h>

/* ---- words --------------------------------------------------------------------------------- */

/* Beyond the SHARE__HINT_ bits: what a word does to its neighbours in one class name. */
enum {
    OWN_POST = 1 << 14, /* WordPress's classes of a whole post, among them its tags and sections */
    CLOUD = 1 << 15,    /* tags of the site, not of the article */
    VETO = 1 << 16,     /* no hint from this name */
    POST = 1 << 17,     /* article, entry, story: the article as a whole */
    BODY = 1 << 18,     /* content, text: with POST, the article's text */
    SITE = 1 << 19,     /* with "header", the page's */
    HEAD = 1 << 20,     /* header */
    WEAK = 1 << 21,     /* standfirst, when alone or with POST */
    META = 1 << 22,     /* with POST: a byline */
    MEDIA = 1 << 23,    /* a picture, so no standfirst */
    BOX = 1 << 24,      /* with a byline: the box about the author */
    SR = 1 << 25,       /* with ONLY, and so on: for screen readers */
    ONLY = 1 << 26,
    LIST = 1 << 27, /* a card, a list of cards: no standfirst of this page */
    TAGS = 1 << 28, /* a folder of a site: what is in it are tags */
    SECTIONS = 1 << 29,
    TAG_BOX = 1 << 30 /* a list of tags, if it is no cloud */
};

enum { LONGEST_WORD = 14 };

typedef struct word {
    char text[LONGEST_WORD + 1];
    uint8_t length;
    uint32_t meaning;
} word;

#define WORD(text, meaning)                                                                        \
    {                                                                                              \
        text, sizeof text - 1, meaning                                                             \
    }

static const word words[] = {
    WORD("abstract", SHARE__HINT_STANDFIRST),
    WORD("accroche", SHARE__HINT_STANDFIRST),
    WORD("ad", SHARE__HINT_ASIDE),
    WORD("ads", SHARE__HINT_ASIDE),
    WORD("advert", SHARE__HINT_ASIDE),
    WORD("advertisement", SHARE__HINT_ASIDE),
    WORD("also", SHARE__HINT_ASIDE),
    WORD("annotace", SHARE__HINT_STANDFIRST),
    WORD("archive", LIST),
    WORD("argomenti", TAGS),
    WORD("argomento", TAGS),
    WORD("article", POST),
    WORD("articlebody", SHARE__HINT_ARTICLE),
    WORD("articlecontent", SHARE__HINT_ARTICLE),
    WORD("articletext", SHARE__HINT_ARTICLE),
    WORD("artikel", POST),
    WORD("aside", SHARE__HINT_ASIDE),
    WORD("assunto", TAGS),
    WORD("assuntos", TAGS),
    WORD("auteur", SHARE__HINT_BYLINE),
    WORD("author", SHARE__HINT_BYLINE),
    WORD("authors", SHARE__HINT_BYLINE),
    WORD("autor", SHARE__HINT_BYLINE),
    WORD("autore", SHARE__HINT_BYLINE),
    WORD("avainsana", TAGS),
    WORD("avainsanat", TAGS),
    WORD("bajada", SHARE__HINT_STANDFIRST),
    WORD("bio", BOX),
    WORD("blog", POST),
    WORD("body", BODY),
    WORD("both", VETO),
    WORD("box", BOX),
    WORD("breadcrumb", SHARE__HINT_NAV),
    WORD("breadcrumbs", SHARE__HINT_NAV),
    WORD("byline", SHARE__HINT_BYLINE),
    WORD("captcha", SHARE__HINT_CAPTCHA),
    WORD("caption", SHARE__HINT_CAPTION),
    WORD("card", LIST | BOX),
    WORD("cards", LIST),
    WORD("carousel", LIST),
    WORD("categoria", SECTIONS),
    WORD("categorie", SECTIONS),
    WORD("categories", SECTIONS),
    WORD("category", VETO | SECTIONS),
    WORD("catenaccio", SHARE__HINT_STANDFIRST),
    WORD("catlinks", SHARE__HINT_NAV),
    WORD("chapeau", SHARE__HINT_STANDFIRST),
    WORD("chapo", SHARE__HINT_STANDFIRST),
    WORD("cloud", CLOUD),
    WORD("colophon", SHARE__HINT_FOOTER),
    WORD("comment", SHARE__HINT_COMMENTS),
    WORD("commentlist", SHARE__HINT_COMMENTS),
    WORD("comments", SHARE__HINT_COMMENTS),
    WORD("consent", SHARE__HINT_ASIDE),
    WORD("content", BODY),
    WORD("contents", BODY),
    WORD("cookie", SHARE__HINT_ASIDE),
    WORD("cookies", SHARE__HINT_ASIDE),
    WORD("copete", SHARE__HINT_STANDFIRST),
    WORD("copyright", SHARE__HINT_FOOTER),
    WORD("credit", SHARE__HINT_CAPTION),
    WORD("credits", SHARE__HINT_CAPTION),
    WORD("cta", SHARE__HINT_ASIDE),
    WORD("date", META),
    WORD("dateline", SHARE__HINT_BYLINE),
    WORD("deck", SHARE__HINT_STANDFIRST),
    WORD("dek", SHARE__HINT_STANDFIRST),
    WORD("description", WEAK),
    WORD("disabled", VETO),
    WORD("disqus", SHARE__HINT_COMMENTS),
    WORD("dossier", TAGS),
    WORD("editsection", SHARE__HINT_HIDDEN),
    WORD("emne", TAGS),
    WORD("emner", TAGS),
    WORD("enabled", VETO),
    WORD("entradilla", SHARE__HINT_STANDFIRST),
    WORD("entry", POST),
    WORD("etichetta", TAGS),
    WORD("etiket", TAGS),
    WORD("etiketa", TAGS),
    WORD("etiqueta", TAGS),
    WORD("etiquetas", TAGS),
    WORD("etiquette", TAGS),
    WORD("excerpt", WEAK),
    WORD("factbox", SHARE__HINT_ASIDE),
    WORD("figcaption", SHARE__HINT_CAPTION),
    WORD("foot", SHARE__HINT_FOOTER),
    WORD("footer", SHARE__HINT_FOOTER),
    WORD("footernav", SHARE__HINT_FOOTER),
    WORD("gallery", MEDIA),
    WORD("gdpr", SHARE__HINT_ASIDE),
    WORD("global", SITE),
    WORD("grid", LIST),
    WORD("has", VETO),
    WORD("hashtag", TAGS),
    WORD("hashtags", TAGS | TAG_BOX),
    WORD("hcaptcha", SHARE__HINT_CAPTCHA),
    WORD("header", HEAD),
    WORD("headerlink", SHARE__HINT_HIDDEN),
    WORD("hentry", OWN_POST),
    WORD("hide", VETO),
    WORD("image", MEDIA),
    WORD("img", MEDIA),
    WORD("infobox", SHARE__HINT_ASIDE),
    WORD("ingress", SHARE__HINT_STANDFIRST),
    WORD("intro", WEAK),
    WORD("introduction", WEAK),
    WORD("introtext", SHARE__HINT_STANDFIRST),
    WORD("invisible", ONLY),
    WORD("is", VETO),
    WORD("kategori", SECTIONS),
    WORD("kategoria", SECTIONS),
    WORD("kategorie", SECTIONS),
    WORD("kategorien", SECTIONS),
    WORD("keyword", TAGS),
    WORD("keywords", TAGS | TAG_BOX),
    WORD("konu", TAGS),
    WORD("konular", TAGS),
    WORD("label", TAGS),
    WORD("labels", TAGS | TAG_BOX),
    WORD("layout", VETO),
    WORD("lead", WEAK),
    WORD("leadin", SHARE__HINT_STANDFIRST),
    WORD("leadtext", SHARE__HINT_STANDFIRST),
    WORD("lede", SHARE__HINT_STANDFIRST),
    WORD("list", LIST),
    WORD("listing", LIST),
    WORD("main", SITE),
    WORD("manchet", SHARE__HINT_STANDFIRST),
    WORD("masthead", SHARE__HINT_HEADER),
    WORD("media", MEDIA),
    WORD("menu", SHARE__HINT_NAV),
    WORD("meta", META),
    WORD("modal", SHARE__HINT_ASIDE),
    WORD("nav", SHARE__HINT_NAV),
    WORD("navbar", SHARE__HINT_NAV),
    WORD("navbox", SHARE__HINT_NAV),
    WORD("navi", SHARE__HINT_NAV),
    WORD("navigation", SHARE__HINT_NAV),
    WORD("news", POST),
    WORD("newsletter", SHARE__HINT_ASIDE),
    WORD("no", VETO),
    WORD("not", VETO),
    WORD("ondertitel", SHARE__HINT_STANDFIRST),
    WORD("onderwerp", TAGS),
    WORD("onderwerpen", TAGS),
    WORD("one", VETO),
    WORD("only", ONLY),
    WORD("open", VETO),
    WORD("outbrain", SHARE__HINT_ASIDE),
    WORD("overlay", SHARE__HINT_ASIDE),
    WORD("pager", SHARE__HINT_NAV),
    WORD("pagination", SHARE__HINT_NAV),
    WORD("paywall", SHARE__HINT_ASIDE),
    WORD("perex", SHARE__HINT_STANDFIRST),
    WORD("photo", MEDIA),
    WORD("picture", MEDIA),
    WORD("popular", SHARE__HINT_ASIDE | CLOUD),
    WORD("popup", SHARE__HINT_ASIDE),
    WORD("post", POST),
    WORD("preamble", SHARE__HINT_STANDFIRST),
    WORD("profile", BOX),
    WORD("promo", SHARE__HINT_ASIDE),
    WORD("promotion", SHARE__HINT_ASIDE),
    WORD("publish", OWN_POST),
    WORD("published", META),
    WORD("reader", SR),
    WORD("recaptcha", SHARE__HINT_CAPTCHA),
    WORD("recirc", SHARE__HINT_ASIDE),
    WORD("recommended", SHARE__HINT_ASIDE),
    WORD("related", SHARE__HINT_ASIDE),
    WORD("respond", SHARE__HINT_COMMENTS),
    WORD("ressort", SECTIONS),
    WORD("rubrik", SECTIONS),
    WORD("rubrika", SECTIONS),
    WORD("rubriken", SECTIONS),
    WORD("rubrique", SECTIONS),
    WORD("rubriques", SECTIONS),
    WORD("schlagwoerter", TAGS),
    WORD("schlagwort", TAGS),
    WORD("schlagworte", TAGS | TAG_BOX),
    WORD("screen", SR),
    WORD("seccion", SECTIONS),
    WORD("section", SECTIONS),
    WORD("sections", SECTIONS),
    WORD("share", SHARE__HINT_ASIDE),
    WORD("sharedaddy", SHARE__HINT_ASIDE),
    WORD("sharing", SHARE__HINT_ASIDE),
    WORD("show", VETO),
    WORD("sidebar", SHARE__HINT_ASIDE),
    WORD("signup", SHARE__HINT_ASIDE),
    WORD("single", POST),
    WORD("site", SITE),
    WORD("skip", SHARE__HINT_NAV),
    WORD("social", SHARE__HINT_ASIDE),
    WORD("sommario", SHARE__HINT_STANDFIRST),
    WORD("sottotitolo", SHARE__HINT_STANDFIRST),
    WORD("soustitre", SHARE__HINT_STANDFIRST),
    WORD("sponsor", SHARE__HINT_ASIDE),
    WORD("sponsored", SHARE__HINT_ASIDE),
    WORD("sr", SR),
    WORD("standfirst", SHARE__HINT_STANDFIRST),
    WORD("stichwort", TAGS),
    WORD("stichworte", TAG_BOX),
    WORD("stikkord", TAGS),
    WORD("stitek", TAGS),
    WORD("stitky", TAGS),
    WORD("story", POST),
    WORD("strapline", SHARE__HINT_STANDFIRST),
    WORD("subhead", SHARE__HINT_STANDFIRST),
    WORD("subheading", SHARE__HINT_STANDFIRST),
    WORD("subheadline", SHARE__HINT_STANDFIRST),
    WORD("subhed", SHARE__HINT_STANDFIRST),
    WORD("subject", TAGS),
    WORD("subjects", TAGS),
    WORD("subline", SHARE__HINT_STANDFIRST),
    WORD("submenu", SHARE__HINT_NAV),
    WORD("subscribe", SHARE__HINT_ASIDE),
    WORD("subscription", SHARE__HINT_ASIDE),
    WORD("subtitle", WEAK),
    WORD("subtitulo", SHARE__HINT_STANDFIRST),
    WORD("sujet", TAGS),
    WORD("sujets", TAGS),
    WORD("sumario", SHARE__HINT_STANDFIRST),
    WORD("summary", WEAK),
    WORD("taboola", SHARE__HINT_ASIDE),
    WORD("tag", VETO | TAGS | TAG_BOX),
    WORD("tagged", TAGS),
    WORD("taglist", TAG_BOX),
    WORD("tags", TAGS | TAG_BOX),
    WORD("teaser", WEAK),
    WORD("tema", TAGS),
    WORD("temas", TAGS),
    WORD("temat", TAGS),
    WORD("tematy", TAGS),
    WORD("temy", TAGS),
    WORD("terms", TAG_BOX),
    WORD("text", BODY),
    WORD("thema", TAGS),
    WORD("thematique", TAGS),
    WORD("theme", TAGS),
    WORD("themen", TAGS | TAG_BOX),
    WORD("themes", TAGS),
    WORD("thumbnail", MEDIA),
    WORD("toc", SHARE__HINT_NAV),
    WORD("toggle", VETO),
    WORD("top", SITE),
    WORD("topbar", SHARE__HINT_HEADER),
    WORD("topic", TAGS | TAG_BOX),
    WORD("topics", TAGS | TAG_BOX),
    WORD("topnav", SHARE__HINT_NAV),
    WORD("trefwoord", TAGS),
    WORD("trending", SHARE__HINT_ASIDE | CLOUD),
    WORD("turnstile", SHARE__HINT_CAPTCHA),
    WORD("tweet", SHARE__HINT_ASIDE),
    WORD("two", VETO),
    WORD("underrubrik", SHARE__HINT_STANDFIRST),
    WORD("unterzeile", SHARE__HINT_STANDFIRST),
    WORD("verfasser", SHARE__HINT_BYLINE),
    WORD("video", MEDIA),
    WORD("visually", SR),
    WORD("vorspann", SHARE__HINT_STANDFIRST),
    WORD("widget", SHARE__HINT_ASIDE),
    WORD("widgets", SHARE__HINT_ASIDE),
    WORD("with", VETO),
    WORD("without", VETO),
    WORD("wrap", VETO),
    WORD("wrapper", VETO),
    WORD("zajawka", SHARE__HINT_STANDFIRST),
};

/* ---- elements ------------------------------------------------------------------------------ */

typedef struct element_name {
    char text[11];
    uint8_t length;
    uint8_t traits;
} element_name;

static const element_name elements[] = {
#define SHARE__ELEMENT(name, id, traits) {name, sizeof name - 1, traits},
#include "read/html_elements.inc"
#undef SHARE__ELEMENT
};

enum {
    WORD_COUNT = sizeof words / sizeof *words,
    ELEMENT_COUNT = sizeof elements / sizeof *elements
};
_Static_assert(sizeof words / sizeof *words < SHARE__MOST_CLASS_WORDS, "share__names has room");
_Static_assert(ELEMENT_COUNT < 256, "the stack keeps elements in a byte");

static void index_one(share__word_index *index, size_t i, const char *text, unsigned length)
{
    unsigned letter = (unsigned)(text[0] - 'a');
    if (index->lengths[letter] == 0)
        index->first[letter] = (uint16_t)i;
    index->lengths[letter] |= 1u << length;
}

void share__names_init(share__names *names)
{
    memset(names, 0, sizeof *names);
    for (size_t i = 0; i < WORD_COUNT; i++)
        index_one(&names->words, i, words[i].text, words[i].length);
    for (size_t i = WORD_COUNT; i > 0; i--) {
        const char *text = words[i - 1].text;
        uint16_t *first = &names->pairs[text[0] - 'a'][text[1] - 'a'];
        names->next[i] = *first;
        *first = (uint16_t)i;
    }
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        index_one(&names->elements, i, elements[i].text, elements[i].length);
}

static bool is_element(size_t i, share__view name)
{
    return elements[i].length == name.n && memcmp(elements[i].text, name.p, name.n) == 0;
}

share__element share__element_of(share__names *names, share__view name)
{
    unsigned letter = name.n > 0 ? (unsigned)(unsigned char)name.p[0] - 'a' : 26;
    if (letter > 25 || name.n > 10 || !(names->elements.lengths[letter] >> name.n & 1))
        return SHARE__EL_OTHER;
    const unsigned last = (unsigned char)name.p[name.n - 1];
    uint8_t *known =
        &names->known_elements[(letter * 5 + last * 3 + name.n) % SHARE__KNOWN_ELEMENTS];
    if (*known != SHARE__EL_OTHER && is_element(*known - 1u, name))
        return (share__element)*known;
    for (size_t i = names->elements.first[letter];
         i < ELEMENT_COUNT && elements[i].text[0] == name.p[0]; i++)
        if (is_element(i, name)) {
            *known = (uint8_t)(i + 1);
            return (share__element)*known;
        }
    return SHARE__EL_OTHER;
}

unsigned share__element_traits(share__element element)
{
    return element == SHARE__EL_OTHER ? SHARE__TRAIT_INLINE : elements[element - 1].traits;
}

/* ---- class names --------------------------------------------------------------------------- */

static uint32_t meaning_of(const share__names *names, const char *text, size_t n)
{
    if (n < 2 || !(names->words.lengths[text[0] - 'a'] >> n & 1))
        return 0;
    for (size_t i = names->pairs[text[0] - 'a'][text[1] - 'a']; i > 0; i = names->next[i])
        if (words[i - 1].length == n && memcmp(words[i - 1].text, text, n) == 0)
            return words[i - 1].meaning;
    return 0;
}

/* What all the words of one class name, of which there are 'count', come to. */
static unsigned hints_of_name(uint32_t all, unsigned count)
{
    if ((all & SR) && (all & ONLY || count > 1))
        return SHARE__HINT_HIDDEN;
    unsigned tags = (all & TAG_BOX) && !(all & CLOUD) ? SHARE__HINT_TAGS : 0;
    if (all & VETO)
        return tags;
    unsigned hints = (all & 0x1FFF) | tags;
    if ((all & POST) && (all & BODY))
        hints |= SHARE__HINT_ARTICLE;
    if (all & POST)
        hints &= ~(unsigned)SHARE__HINT_FOOTER; /* where an article's tags stand */
    if ((all & HEAD) && (all & SITE) && !(all & (POST | BODY)))
        hints |= SHARE__HINT_HEADER;
    if ((all & HEAD) && (all & POST))
        hints = (hints | SHARE__HINT_OWN_HEADER) & ~(unsigned)SHARE__HINT_ASIDE;
    if ((all & WEAK) && (count == 1 || (all & POST)))
        hints |= SHARE__HINT_STANDFIRST;
    if ((all & META) && (all & POST))
        hints |= SHARE__HINT_BYLINE;
    if ((hints & SHARE__HINT_STANDFIRST) && (all & (MEDIA | LIST)))
        hints &= ~(unsigned)SHARE__HINT_STANDFIRST;
    if ((hints & SHARE__HINT_BYLINE) && (all & BOX))
        hints ^= SHARE__HINT_BYLINE | SHARE__HINT_ASIDE;
    if (hints & (SHARE__HINT_NAV | SHARE__HINT_ASIDE | SHARE__HINT_COMMENTS | SHARE__HINT_FOOTER))
        hints &= ~(unsigned)(SHARE__HINT_ARTICLE | SHARE__HINT_STANDFIRST);
    return hints;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The next word of a class name: capitals, then small letters. *n is its length, 0 when there is no
 * letter at 'p'. Returns what is behind it. */
static const char *next_word(const share__names *names, const char *p, const char *end, size_t *n,
                             uint32_t *meaning)
{
    const char *start = p, *text = p;
    char lower[LONGEST_WORD];
    while (p < end && is_capital(*p))
        p++;
    const bool capital = p > start;
    while (p < end && *p >= 'a' && *p <= 'z')
        p++;
    *n = (size_t)(p - start);
    *meaning = 0;
    if (*n == 0 || *n > LONGEST_WORD)
        return p;
    if (capital) {
        for (size_t i = 0; i < *n; i++)
            lower[i] = (char)(start[i] | 0x20);
        text = lower;
    }
    *meaning = meaning_of(names, text, *n);
    return p;
}

static unsigned hints_of_class(const share__names *names, share__view value)
{
    const char *p = value.p, *end = value.p + value.n;
    unsigned hints = 0, count = 0;
    uint32_t all = 0;
    while (p <= end) {
        size_t n;
        uint32_t meaning;
        p = next_word(names, p, end, &n, &meaning);
        all |= meaning;
        count += n > 0;
        if (p < end && (is_capital(*p) || !share__is_space(*p))) {
            p += !is_capital(*p);
            continue;
        }
        p++;
        if (all & OWN_POST)
            return SHARE__HINT_ARTICLE;
        if (all)
            hints |= hints_of_name(all, count);
        all = 0;
        count = 0;
    }
    if ((hints & SHARE__HINT_ASIDE) && share__has_word(value, SHARE__LIT("Blog")))
        hints &= ~(unsigned)SHARE__HINT_ASIDE; /* Blogger's posts are a "widget Blog" */
    if ((hints & SHARE__HINT_HIDDEN) &&
        share__find_view(value, SHARE__LIT("not-sr-only"), 0) < value.n)
        hints &= ~(unsigned)SHARE__HINT_HIDDEN; /* hidden on small screens only */
    return hints;
}

static unsigned look_at_class(const share__names *names, share__view value)
{
    const bool microformat = share__find_view(value, SHARE__LIT("p-"), 0) < value.n ||
                             share__find_view(value, SHARE__LIT("entry-title"), 0) < value.n;
    return hints_of_class(names, value) | (microformat ? SHARE__MAY_BE_MICROFORMAT : 0);
}

unsigned share__class_hints(share__names *names, share__view value)
{
    if (value.n < 4)
        return value.n > 0 ? look_at_class(names, value) : 0;
    uint32_t ends[2];
    memcpy(&ends[0], value.p, 4);
    memcpy(&ends[1], value.p + value.n - 4, 4);
    const uint32_t hash = (ends[0] ^ ends[1] * 31 ^ (uint32_t)value.n) * 0x9E3779B1u;
    share__known_class *known = &names->known[hash >> 16 & (SHARE__KNOWN_CLASSES - 1)];
    if (known->value.n != value.n || memcmp(known->value.p, value.p, value.n) != 0)
        *known = (share__known_class){value, look_at_class(names, value)};
    return known->hints;
}

unsigned share__role_hints(share__view role)
{
    static const struct {
        char name[14];
        unsigned hints;
    } roles[] = {{"navigation", SHARE__HINT_NAV},     {"menu", SHARE__HINT_NAV},
                 {"menubar", SHARE__HINT_NAV},        {"tablist", SHARE__HINT_NAV},
                 {"toolbar", SHARE__HINT_NAV},        {"banner", SHARE__HINT_HEADER},
                 {"contentinfo", SHARE__HINT_FOOTER}, {"complementary", SHARE__HINT_ASIDE},
                 {"dialog", SHARE__HINT_ASIDE},       {"alertdialog", SHARE__HINT_ASIDE},
                 {"article", SHARE__HINT_ARTICLE},    {"main", SHARE__HINT_ARTICLE}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (share__equal_nocase(role, share__view_of(roles[i].name)))
            return roles[i].hints;
    return 0;
}

bool share__has_word(share__view list, share__view wanted)
{
    for (size_t at = 0; at < list.n;) {
        while (at < list.n && share__is_space(list.p[at]))
            at++;
        size_t start = at;
        while (at < list.n && !share__is_space(list.p[at]))
            at++;
        if (share__equal_nocase(share__view_slice(list, start, at - start), wanted))
            return true;
    }
    return false;
}

/* What a folder of so many letters holds. */
static share__path kind_of_folder(const share__names *names, const char *letters, size_t n)
{
    char text[LONGEST_WORD + 1];
    if (n == 0 || n > LONGEST_WORD)
        return SHARE__PATH_OTHER;
    for (size_t i = 0; i < n; i++)
        text[i] = (char)(letters[i] | 0x20);
    uint32_t meaning = meaning_of(names, text, n);
    return meaning & TAGS       ? SHARE__PATH_TAG
           : meaning & SECTIONS ? SHARE__PATH_CATEGORY
                                : SHARE__PATH_OTHER;
}

/* Folders are letters alone between slashes, and names in a query. */
share__path share__path_kind(const share__names *names, share__view href)
{
    const char *p = href.p, *end = href.p + href.n;
    /* shops count their partners by "?tag=..." */
    const bool elsewhere = share__find_view(href, SHARE__LIT("://"), 0) < href.n;
    bool inside = false; /* behind a slash */
    while (p + 1 < end && *p != '#') {
        const char *start = p;
        while (inside && p + 1 < end && share__is_alpha(*p))
            p++;
        if (p + 1 < end && p > start && (*p == '/' || (*p == '=' && !elsewhere)) && p[1] != '/' &&
            p[1] != '?' && p[1] != '#') {
            share__path kind = kind_of_folder(names, start, (size_t)(p - start));
            if (kind != SHARE__PATH_OTHER)
                return kind;
        }
        while (p + 1 < end && *p != '/' && *p != '?' && *p != '&' && *p != '#')
            p++;
        inside = true;
        p += p + 1 < end && *p != '#';
    }
    return SHARE__PATH_OTHER;
}
