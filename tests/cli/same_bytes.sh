# same_bytes.sh - the same input gives the same bytes: in every locale, in every time zone, twice, on
# one thread and on many, alone and among others, by name and from memory that was filled with
# something else before. Turkish is the locale that most programs fall over: its "i" has another
# capital; German writes numbers with a comma.
. "$(dirname "$0")/lib.sh"
inputs=("$source_tree"/tests/cases/*/input.*)
[ ${#inputs[@]} -gt 40 ] || bad 'there are no cases'

all() { "$program" --json --explain --body "$@" "${inputs[@]}" 2>/dev/null; }
all >want
[ "$(wc -l <want)" -eq ${#inputs[@]} ] || bad 'not one line for each case'

same() { cmp -s want "$1" || { bad "$2: other bytes"; cmp want "$1"; }; }
all >got && same got 'the second run'
for jobs in 1 2 7; do
    all --jobs $jobs >got
    same got "--jobs $jobs"
done
MALLOC_PERTURB_=165 all >got
same got 'memory that holds something else'
for input in "${inputs[@]}"; do
    "$program" --json --explain --body "$input" 2>/dev/null
done >got
same got 'each alone'

# Locales: those that the machine has, and those that can be made of the sources that it has.
locales=$(locale -a 2>/dev/null)
mkdir locales
for name in tr_TR de_DE ja_JP th_TH; do
    if localedef -i $name -f UTF-8 locales/$name.UTF-8 >/dev/null 2>&1; then
        locales+=" $name.UTF-8"
        made=1
    fi
done
export LOCPATH=$PWD/locales
[ -n "${made:-}" ] || skip_part 'localedef cannot make Turkish'
for name in $locales tr_TR.UTF-8 no_SUCH; do
    { LC_ALL=$name LANG=$name TZ=Asia/Kathmandu all >got; } 2>/dev/null
    same got "LC_ALL=$name"
done

# The program never sets the locale; a host of the library may have done so.
cat >host.c <<'HOST'
#include <ctype.h>
#include <locale.h>
#include <share/share.h>
#include <stdio.h>
#include <string.h>
int main(int count, char **names)
{
    if (!setlocale(LC_ALL, names[1]))
        return 3;
    for (int i = 2; i < count; i++) {
        share_parse_options how = SHARE_PARSE_OPTIONS_INIT;
        share_json_options what = SHARE_JSON_OPTIONS_INIT;
        share_article *article = NULL;
        share_post *post = NULL;
        char *json = NULL;
        how.flags = SHARE_PARSE_EXPLAIN;
        what.flags = SHARE_JSON_CANDIDATES | SHARE_JSON_BODY;
        if (share_article_open(&article, names[i], &how, NULL) == SHARE_OK &&
            share_post_compose(&post, article, NULL, NULL) == SHARE_OK &&
            share_json(&json, article, post, &what, NULL) == SHARE_OK)
            puts(json);
        share_free(json);
        share_post_free(post);
        share_article_free(article);
    }
    return 0;
}
HOST
library=$(find "$build_tree" -name 'libshare.so' -print -quit)
if is_sanitized || [ -z "$library" ] ||
    ! cc -I "$source_tree/include" host.c "$library" -Wl,-rpath,"$(dirname "$library")" -o host 2>cc.err; then
    skip_part 'no host of the library can be built beside this build'
    verdict
fi
./host C "${inputs[@]}" >want
[ "$(wc -l <want)" -gt 40 ] || bad 'the host made nothing'
for name in $locales; do
    ./host "$name" "${inputs[@]}" >got
    [ $? -eq 3 ] || same got "a host in $name"
done
verdict
