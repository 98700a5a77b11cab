/* addon.c - the Node addon: turns JavaScript values into a request and gives back its JSON.
 *
 * run(content, texts, tags, limit, maxTags, flags) -> string or null; measure(text, unit) ->
 * number. common.js has checked and ordered the arguments. Node-API only, so one build fits every
 * Node. */
#include "../javascript/request.h"

#include <node_api.h>
#include <stdlib.h>
#include <string.h>

/* A string as UTF-8 of our own; NULL with *failed unset for null and undefined. */
static char *text_of(napi_env env, napi_value value, bool *failed)
{
    napi_valuetype type;
    size_t length = 0;
    if (napi_typeof(env, value, &type) != napi_ok)
        *failed = true;
    if (*failed || type == napi_null || type == napi_undefined)
        return NULL;
    if (napi_get_value_string_utf8(env, value, NULL, 0, &length) != napi_ok) {
        *failed = true;
        return NULL;
    }
    char *text = malloc(length + 1);
    if (!text || napi_get_value_string_utf8(env, value, text, length + 1, &length) != napi_ok)
        *failed = true;
    return text;
}

static char **texts_of(napi_env env, napi_value array, uint32_t *count, bool *failed)
{
    *count = 0;
    uint32_t length = 0;
    if (*failed || napi_get_array_length(env, array, &length) != napi_ok) {
        *failed = true;
        return NULL;
    }
    char **texts = calloc(length + 1u, sizeof *texts);
    if (!texts)
        *failed = true;
    for (; texts && !*failed && *count < length; ++*count) {
        napi_value value;
        if (napi_get_element(env, array, *count, &value) != napi_ok)
            *failed = true;
        else
            texts[*count] = text_of(env, value, failed);
    }
    return texts;
}

static void texts_free(char **texts, uint32_t count)
{
    for (uint32_t i = 0; texts && i < count; i++)
        free(texts[i]);
    free(texts);
}

/* Bytes stay where they are; a string becomes UTF-8 of our own, in *owned. */
static void content_of(napi_env env, napi_value value, struct request *request, char **owned,
                       bool *failed)
{
    bool bytes = false;
    void *data = NULL;
    size_t length = 0;
    napi_is_typedarray(env, value, &bytes);
    if (bytes &&
        napi_get_typedarray_info(env, value, NULL, &length, &data, NULL, NULL) == napi_ok) {
        request->data = length ? data : "";
        request->length = length;
        return;
    }
    *owned = text_of(env, value, failed);
    if (!*owned || napi_get_value_string_utf8(env, value, NULL, 0, &request->length) != napi_ok)
        *failed = true;
    request->data = *owned;
}

static napi_value run(napi_env env, napi_callback_info info)
{
    enum { CONTENT, TEXTS, TAGS, LIMIT, MAX_TAGS, FLAGS, ARGUMENTS };
    size_t count = ARGUMENTS;
    napi_value arguments[ARGUMENTS], result = NULL;
    struct request request;
    memset(&request, 0, sizeof request);
    bool failed =
        napi_get_cb_info(env, info, &count, arguments, NULL, NULL) != napi_ok || count != ARGUMENTS;
    char *owned = NULL, **texts = NULL, **tags = NULL, *json = NULL;
    uint32_t text_count = 0, tag_count = 0;
    int64_t limit = 0;
    if (!failed) {
        content_of(env, arguments[CONTENT], &request, &owned, &failed);
        texts = texts_of(env, arguments[TEXTS], &text_count, &failed);
        tags = texts_of(env, arguments[TAGS], &tag_count, &failed);
    }
    failed = failed || text_count != REQUEST_TEXTS ||
             napi_get_value_int64(env, arguments[LIMIT], &limit) != napi_ok || limit < 0 ||
             napi_get_value_int32(env, arguments[MAX_TAGS], &request.max_tags) != napi_ok ||
             napi_get_value_uint32(env, arguments[FLAGS], &request.flags) != napi_ok;
    if (failed) {
        napi_throw_type_error(env, NULL, "content is a string or bytes, options are as documented");
    } else {
        memcpy(request.text, texts, sizeof request.text);
        request.tags = (const char *const *)tags;
        request.tag_count = tag_count;
        request.limit = (size_t)limit;
        json = request_run(&request);
        if (json)
            napi_create_string_utf8(env, json, NAPI_AUTO_LENGTH, &result);
        else
            napi_get_null(env, &result);
    }
    share_free(json);
    texts_free(texts, text_count);
    texts_free(tags, tag_count);
    free(owned);
    return result;
}

static napi_value measure(napi_env env, napi_callback_info info)
{
    size_t count = 2, length = 0;
    napi_value arguments[2], result = NULL;
    uint32_t unit = 0;
    bool failed =
        napi_get_cb_info(env, info, &count, arguments, NULL, NULL) != napi_ok || count != 2;
    char *text = failed ? NULL : text_of(env, arguments[0], &failed);
    if (!text || napi_get_value_string_utf8(env, arguments[0], NULL, 0, &length) != napi_ok ||
        napi_get_value_uint32(env, arguments[1], &unit) != napi_ok)
        napi_throw_type_error(env, NULL, "a text and a unit are wanted");
    else
        napi_create_int64(env, (int64_t)share_measure(text, length, (share_unit)unit), &result);
    free(text);
    return result;
}

static napi_value start(napi_env env, napi_value exports)
{
    napi_value value;
    if (napi_create_function(env, "run", NAPI_AUTO_LENGTH, run, NULL, &value) == napi_ok)
        napi_set_named_property(env, exports, "run", value);
    if (napi_create_function(env, "measure", NAPI_AUTO_LENGTH, measure, NULL, &value) == napi_ok)
        napi_set_named_property(env, exports, "measure", value);
    if (napi_create_string_utf8(env, share_version(), NAPI_AUTO_LENGTH, &value) == napi_ok)
        napi_set_named_property(env, exports, "version", value);
    return exports;
}

NAPI_MODULE(libshare, start)
