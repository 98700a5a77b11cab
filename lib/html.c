/* html.c - text and posts on their way out into other languages: the public border of page.h. */
#include "border.h"

#include "base/buffer.h"
#include "base/mem.h"
#include "post/page.h"
#include "post/share_url.h"
#include "post/wrap.h"

#include <stdint.h>

/* The buffer's text to the caller. */
static share_status take(char **out, share__buffer *buffer, share_error *error)
{
    *out = share__buffer_take(buffer, NULL);
    share__buffer_free(buffer);
    return *out ? SHARE_OK : share__fail_memory(error);
}

/* What every call that makes something of a post checks first. */
static share_status begin(char **out, const share_post *post, share_html_options *known,
                          const share_html_options *given, share_error *error)
{
    if (out)
        *out = NULL;
    if (!out || !post)
        return share__null_object(error);
    share_status status = share__take_options(known, sizeof *known, given, error);
    if (status == SHARE_OK && (known->device > SHARE_DESKTOP || known->flags >> 1 != 0))
        status = share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE, "an unknown device or flag");
    return status;
}

share_status share_post_html(char **out, const share_post *post, const share_html_options *options,
                             share_error *error)
{
    share_html_options known = SHARE_HTML_OPTIONS_INIT;
    share_status status = begin(out, post, &known, options, error);
    if (status != SHARE_OK)
        return status;
    share__buffer page;
    share__buffer_init(&page, SIZE_MAX);
    share__put_page(&page, post, known.device);
    return take(out, &page, error);
}

share_status share_post_button(char **out, const share_post *post,
                               const share_html_options *options, share_error *error)
{
    share_html_options known = SHARE_HTML_OPTIONS_INIT;
    share_status status = begin(out, post, &known, options, error);
    if (status != SHARE_OK)
        return status;
    share__buffer button;
    share__buffer_init(&button, SIZE_MAX);
    share__put_button(&button, post, share__view_of(known.language),
                      !(known.flags & SHARE_BUTTON_NO_SCRIPT));
    return take(out, &button, error);
}

const char *share_button_script(void)
{
    return share__button_script();
}

const char *share_button_hash(void)
{
    return share__button_hash();
}

share_status share_escape(char **out, const char *text, size_t length, share_use use)
{
    if (out)
        *out = NULL;
    if (!out || (!text && length > 0) || (unsigned)use > SHARE_FOR_URL)
        return SHARE_ERR_USAGE;
    share__buffer clean, escaped;
    share__buffer_init(&clean, SIZE_MAX);
    share__buffer_init(&escaped, SIZE_MAX);
    share__put_repaired(&clean, (share__view){text ? text : "", length}, NULL, NULL);
    if (use == SHARE_FOR_HTML)
        share__put_html(&escaped, share__buffer_view(&clean));
    else
        share__put_percent_encoded(&escaped, share__buffer_view(&clean));
    share_status status = share__buffer_status(&clean);
    share__buffer_free(&clean);
    if (status == SHARE_OK)
        return take(out, &escaped, NULL);
    share__buffer_free(&escaped);
    return status;
}

size_t share_line_break(const char *text, size_t length, size_t columns, size_t *next, size_t *used)
{
    share__line line =
        share__line_at((share__view){text ? text : "", text ? length : 0}, 0, columns);
    if (next)
        *next = line.next;
    if (used)
        *used = line.columns;
    return line.end;
}
