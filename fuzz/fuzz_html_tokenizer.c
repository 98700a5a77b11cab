/* The HTML tokenizer: every token lies where it says, the input is used up, nothing is made up. */
#include "fuzz.h"

#include "base/mem.h"
#include "read/html_tokenizer.h"

static share__html_model model_of(share__view name)
{
    static const struct {
        const char *name;
        share__html_model model;
    } models[] = {{"title", SHARE__HTML_ESCAPABLE}, {"textarea", SHARE__HTML_ESCAPABLE},
                  {"style", SHARE__HTML_RAW},       {"xmp", SHARE__HTML_RAW},
                  {"script", SHARE__HTML_SCRIPT},   {"plaintext", SHARE__HTML_PLAINTEXT}};
    for (size_t i = 0; i < sizeof models / sizeof *models; i++)
        if (share__equal(name, share__view_of(models[i].name)))
            return models[i].model;
    return SHARE__HTML_DATA;
}

static void look_at_attributes(share__html_tokenizer *t)
{
    claim(t->attribute_count <= SHARE__HTML_MAX_ATTRIBUTES);
    for (size_t i = 0; i < t->attribute_count; i++) {
        claim(t->attributes[i].name.n > 0);
        claim_well_formed(t->attributes[i].name);
        claim_well_formed(t->attributes[i].value);
        claim_well_formed(share__html_value(t, i));
    }
    bool found = true;
    claim_well_formed(share__html_value_of(t, SHARE__LIT("class"), &found));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned choice = fuzz_choice(&data, &size);
    share__view text = fuzz_text(data, size);
    static share__html_tokenizer t; /* large */
    share__html_start(&t, text);
    if (choice % 8 < 6) {
        t.last_start = SHARE__LIT("title");
        share__html_enter(&t, (share__html_model)(choice % 8));
    }
    t.in_foreign = choice & 8;
    size_t tokens = 0;
    const char *before = text.p;
    while (share__html_next(&t)) {
        claim(t.at >= before && t.at <= text.p + text.n);
        before = t.at;
        claim(++tokens <= text.n + 1);
        claim_well_formed(t.text);
        if (t.kind == SHARE__HTML_TEXT || t.kind == SHARE__HTML_COMMENT)
            claim_well_formed(share__html_text(&t));
        if (t.kind == SHARE__HTML_START) {
            look_at_attributes(&t);
            if (choice & 16 && model_of(t.text) != SHARE__HTML_DATA)
                share__html_enter(&t, model_of(t.text));
        }
        if (t.kind == SHARE__HTML_DOCTYPE) {
            claim_well_formed(t.public_id);
            claim_well_formed(t.system_id);
        }
    }
    claim(!t.no_memory);
    share__html_end(&t);
    free((void *)(uintptr_t)text.p);
    return 0;
}
