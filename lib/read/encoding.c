/* encoding.c - from bytes to well-formed UTF-8.
 *
 * In this order: a byte order mark, the caller's label, of a web page what it declares, UTF-8, and
 * of a web page that is neither, windows-1252, as browsers do. UTF-8 that is well-formed stays
 * where it is (no copy); all else is decoded into the document's arena, with U+FFFD for what cannot
 * be decoded and one warning that tells where the first of it stands. Bytes that no encoding makes
 * text (a picture, a PDF, many control characters) are refused. Legacy encodings go through iconv,
 * by names from a closed table: iconv's own set of names differs from system to system. */
#include "base/buffer.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "read/encoding_labels.h"
#include "read/read.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

static const struct {
    const char *start;
    size_t n;
    const char *what;
} not_text[] = {
    {"%PDF-", 5, "a PDF"},
    {"\x89PNG", 4, "a PNG picture"},
    {"GIF8", 4, "a GIF picture"},
    {"\xFF\xD8\xFF", 3, "a JPEG picture"},
    {"PK\x03\x04", 4, "a ZIP archive or office document"},
    {"\x7F"
     "ELF",
     4, "a program"},
    {"\x1F\x8B", 2, "gzip-compressed data"},
    {"RIFF", 4, "media data"},
    {"BZh", 3, "bzip2-compressed data"},
    {"\xFD"
     "7zXZ",
     5, "xz-compressed data"},
    {"{\\rtf", 5, "an RTF document"},
    {"\xD0\xCF\x11\xE0", 4, "an office document"},
    {"II*\0", 4, "a TIFF picture"},
    {"MM\0*", 4, "a TIFF picture"},
    {"OggS", 4, "media data"},
    {"ID3", 3, "sound"},
};

/* "<svg ...>" as the root, behind what XML may have in front of it. */
static bool is_drawing(share__view bytes)
{
    share__view rest = share__trim(share__view_slice(bytes, 0, 1024));
    while (share__starts_with(rest, SHARE__LIT("<?")) ||
           share__starts_with(rest, SHARE__LIT("<!--")) ||
           share__starts_nocase(rest, SHARE__LIT("<!DOCTYPE svg")))
        rest = share__trim(share__view_from(rest, share__find(rest, '>', 0) + 1));
    return share__starts_with(rest, SHARE__LIT("<svg")) && rest.n > 4 &&
           (share__is_space(rest.p[4]) || rest.p[4] == '>');
}

static const char *known_binary(share__view bytes)
{
    for (size_t i = 0; i < sizeof not_text / sizeof *not_text; i++)
        if (share__starts_with(bytes, (share__view){not_text[i].start, not_text[i].n}))
            return not_text[i].what;
    if (share__equal(share__view_slice(bytes, 4, 4), SHARE__LIT("ftyp")))
        return "media data";
    return is_drawing(bytes) ? "an SVG picture" : NULL;
}

/* A control character that no text has: no white space, backspace or escape. */
static bool is_odd_control(char c)
{
    const unsigned char byte = (unsigned char)c;
    return (byte < '\b') | ((byte > '\r') & (byte < ' ') & (byte != 0x1B));
}

/* More than one in 16 of the first bytes means data. Sixteen are looked at together: compilers make
 * vector instructions of the inner loop. */
static bool looks_binary(share__view bytes)
{
    unsigned char counts[16] = {0};
    size_t controls = 0, i = 0;
    bytes = share__view_slice(bytes, 0, 1024);
    for (; i + 16 <= bytes.n; i += 16)
        for (size_t k = 0; k < 16; k++)
            counts[k] = (unsigned char)(counts[k] + is_odd_control(bytes.p[i + k]));
    for (size_t k = 0; k < 16; k++)
        controls += counts[k];
    for (; i < bytes.n; i++)
        controls += is_odd_control(bytes.p[i]);
    return controls > 4 && controls * 16 > bytes.n;
}

static share_status refuse_binary(share__view bytes, share_error *error)
{
    const char *what = known_binary(bytes);
    if (what)
        return share__fail(error, SHARE_ERR_FORMAT, SHARE__NOWHERE, "this is %s, not text", what);
    if (looks_binary(bytes))
        return share__fail(error, SHARE_ERR_ENCODING, SHARE__NOWHERE,
                           "this is binary data, not text");
    return SHARE_OK;
}

/* What could not be decoded, for the one warning about it. */
typedef struct damage_note {
    size_t count, offset; /* offset of the first in the input, as given */
} damage_note;

static void note_damage(damage_note *damage, size_t offset)
{
    if (damage->count++ == 0)
        damage->offset = offset;
}

static share_status warn_damage(share__document *document, share__view bytes, damage_note damage,
                                const char *hint)
{
    if (damage.count == 0)
        return SHARE_OK;
    share__place place = share__place_of(bytes.p, bytes.p + damage.offset);
    return share__document_warn(document, "ill_formed", place, damage.offset,
                                "%z ill-formed bytes or NUL became U+FFFD, the first at offset "
                                "%z%s",
                                damage.count, damage.offset, hint);
}

/* The buffer's text moves into the arena; it was bounded by a multiple of the input. */
static share_status keep(share__document *document, share__buffer *buffer, share__view *text,
                         share_error *error)
{
    share__view v = share__buffer_view(buffer);
    char *copy =
        share__buffer_status(buffer) == SHARE_OK ? share__arena_string(&document->arena, v) : NULL;
    share__buffer_free(buffer);
    if (!copy)
        return share__fail_memory(error);
    *text = (share__view){copy, v.n};
    return SHARE_OK;
}

/* UTF-8 with ill-formed sequences or NUL: each becomes one U+FFFD. */
static share_status repair_utf8(share__document *document, share__view bytes, share__view *text,
                                share_error *error)
{
    share__buffer out;
    share__buffer_init(&out, bytes.n > SIZE_MAX / 4 ? SIZE_MAX : bytes.n * 3 + 16);
    damage_note found = {0, 0};
    share__put_repaired(&out, bytes, &found.count, &found.offset);
    share_status status = keep(document, &out, text, error);
    if (status != SHARE_OK)
        return status;
    status = warn_damage(document, bytes, found, "; name the encoding if it is not UTF-8");
    return status == SHARE_OK ? status : share__fail_memory(error);
}

static share_status take_utf8(share__document *document, share__view bytes, share__view *text,
                              share_error *error)
{
    share_status status = refuse_binary(bytes, error);
    if (status != SHARE_OK)
        return status;
    *text = bytes;
    if (share__utf8_check(bytes) == bytes.n && share__find(bytes, '\0', 0) == bytes.n)
        return SHARE_OK;
    return repair_utf8(document, bytes, text, error);
}

/* UTF-16 behind its byte order mark. A lone surrogate or an odd last byte is U+FFFD. */
static share_status take_utf16(share__document *document, share__view bytes, bool big,
                               share__view *text, share_error *error)
{
    share__buffer out;
    share__buffer_init(&out, bytes.n > SIZE_MAX / 4 ? SIZE_MAX : bytes.n * 2 + 16);
    damage_note found = {0, 0};
    const unsigned char *p = (const unsigned char *)bytes.p;
    for (size_t i = 2; i < bytes.n; i += 2) {
        if (i + 1 == bytes.n) {
            note_damage(&found, i);
            share__put_code_point(&out, 0xFFFD);
            break;
        }
        uint32_t c = big ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
        if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.n) {
            uint32_t low =
                big ? (uint32_t)p[i + 2] << 8 | p[i + 3] : (uint32_t)p[i + 3] << 8 | p[i + 2];
            if (low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) {
            note_damage(&found, i);
            c = 0xFFFD;
        }
        share__put_code_point(&out, c);
    }
    share_status status = keep(document, &out, text, error);
    if (status != SHARE_OK)
        return status;
    status = warn_damage(document, bytes, found, "");
    return status == SHARE_OK ? status : share__fail_memory(error);
}

/* In the Windows code pages the Encoding Standard leaves no byte below 0xA0 without a meaning: what
 * Microsoft's tables, and so iconv, lack are the C1 controls of the same numbers. */
static bool is_windows_page(const char *name)
{
    return share__starts_with(share__view_of(name), SHARE__LIT("CP125")) ||
           share__equal(share__view_of(name), SHARE__LIT("CP874"));
}

/* Feeds iconv; what it refuses becomes U+FFFD, one byte at a time. */
static damage_note convert(iconv_t converter, share__view bytes, bool windows, share__buffer *out)
{
    damage_note found = {0, 0};
    char *in = (char *)(size_t)bytes.p; /* iconv's prototype has no const; it does not write */
    size_t left = bytes.n;
    while (left > 0 && share__buffer_status(out) == SHARE_OK) {
        char piece[4096];
        char *to = piece;
        size_t room = sizeof piece;
        size_t result = iconv(converter, &in, &left, &to, &room);
        int reason = errno;
        share__put(out, (share__view){piece, sizeof piece - room});
        if (result != (size_t)-1 || reason == E2BIG)
            continue;
        const unsigned char byte = (unsigned char)*in;
        const bool control = windows && byte >= 0x80 && byte < 0xA0;
        if (!control)
            note_damage(&found, (size_t)(in - bytes.p));
        share__put_code_point(out, control ? byte : 0xFFFD);
        in++;
        left--;
    }
    return found;
}

static share_status take_legacy(share__document *document, share__view bytes, const char *name,
                                share__view *text, share_error *error)
{
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return share__fail(error, SHARE_ERR_ENCODING, SHARE__NOWHERE,
                           "this system cannot decode %s", name);
    share__buffer out;
    share__buffer_init(&out, bytes.n > SIZE_MAX / 8 ? SIZE_MAX : bytes.n * 4 + 16);
    damage_note found = convert(converter, bytes, is_windows_page(name), &out);
    iconv_close(converter);
    share__view decoded = share__buffer_view(&out);
    share_status status = refuse_binary(decoded, error);
    if (status != SHARE_OK) {
        share__buffer_free(&out);
        return status;
    }
    for (size_t i = 0; i < decoded.n; i++)
        if (decoded.p[i] == '\0')
            out.p[i] = ' ';
    status = keep(document, &out, text, error);
    if (status != SHARE_OK)
        return status;
    status = warn_damage(document, bytes, found, "");
    return status == SHARE_OK ? status : share__fail_memory(error);
}

/* What a page without a mark and without a label from outside is in. A declaration of UTF-16 means
 * UTF-8, because somebody could read it (HTML Standard, 13.2.3.2); one of UTF-8 is checked. */
static const char *page_encoding(share__view bytes)
{
    const char *name = share__encoding_for_label(share__encoding_prescan(bytes));
    if (!name || share__starts_with(share__view_of(name), SHARE__LIT("UTF-")))
        return share__utf8_check(bytes) == bytes.n || name ? "UTF-8" : "CP1252";
    return name;
}

share_status share__decode(share__document *document, share__view bytes, const char *label,
                           bool page, share__view *text, share_error *error)
{
    const char *name = label ? share__encoding_for_label(share__view_of(label)) : NULL;
    if (label && !name)
        return share__fail(error, SHARE_ERR_ENCODING, SHARE__NOWHERE, "unknown encoding \"%s\"",
                           label);
    if (share__starts_with(bytes, SHARE__LIT("\xEF\xBB\xBF")))
        return take_utf8(document, share__view_from(bytes, 3), text, error);
    if (share__starts_with(bytes, SHARE__LIT("\xFF\xFE")))
        return take_utf16(document, bytes, false, text, error);
    if (share__starts_with(bytes, SHARE__LIT("\xFE\xFF")))
        return take_utf16(document, bytes, true, text, error);
    if (page && !label && !known_binary(bytes))
        name = page_encoding(bytes);
    if (name && !share__equal_nocase(share__view_of(name), SHARE__LIT("UTF-8")))
        return take_legacy(document, bytes, name, text, error);
    return take_utf8(document, bytes, text, error);
}
