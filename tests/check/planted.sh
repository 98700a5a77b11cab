# planted.sh - does each check notice what it is there for? Copies the tree, breaks one rule at a
# time and expects the check to fail.
. "$(dirname "$0")/lib.sh"
scratch
here=$source_tree/tests/check
copy=$work/tree

# The sources without the golden cases and the fuzz corpus, which would only cost time.
mkdir "$work/pristine"
tar -C "$source_tree" --exclude=./build --exclude=./.git --exclude=./tests/cases --exclude=./fuzz/corpus -cf - . |
    tar -C "$work/pristine" -xf -
fresh() {
    rm -rf "$copy"
    cp -r "$work/pristine" "$copy"
}

# planted CHECK WHAT COMMAND...: COMMAND runs in the copy
planted() {
    local check=$1 what=$2
    shift 2
    [ -z "${dirty[$check]-}" ] || return 0
    fresh
    (cd "$copy" && eval "$*") || { bad "$check: could not plant: $what"; return; }
    if SHARE_SOURCE=$copy bash "$here/$check.sh" >"$work/log" 2>&1; then
        bad "$check does not notice: $what"
    fi
}

# A check that already fails on the tree as it is cannot show here that it is watchful; its own
# test has failed, so that is no second failure.
declare -A dirty=()
for check in layers banned version format machine json_doc configuration man3 page_parts \
    commands doc_blocks; do
    fresh
    SHARE_SOURCE=$copy bash "$here/$check.sh" >"$work/log" 2>&1
    case $? in 0 | 77) ;; *) dirty[$check]=1; echo "not tried, it fails by itself: $check" ;; esac
done

planted layers 'base includes read' "sed -i '1i #include \"read/read.h\"' lib/base/view.c"
planted layers 'read includes pick' "sed -i '1i #include \"pick/article.h\"' lib/read/document.c"
planted layers 'post includes read' "echo '#include \"read/read.h\"' >>lib/post/post.h"
planted layers 'post includes pick' "echo '#  include \"pick/article.h\"' >>lib/post/post.h"
planted layers 'a path upwards' "echo '#include \"../read/read.h\"' >>lib/post/post.h"
planted layers 'cmark outside its file' "echo '#include <cmark.h>' >>lib/pick/article.h"
planted layers 'utf8proc outside its file' "echo '#include <utf8proc.h>' >>lib/base/view.c"
planted layers 'a library that nobody knows' "echo '#include <curl/curl.h>' >>lib/base/view.c"
planted layers 'libcurl beside lib/fetch' "echo '#include <curl/curl.h>' >>lib/share.c"
planted layers 'libcurl in the program' "echo '#include <curl/curl.h>' >>cli/fetch.c"
planted layers 'jansson all over the program' "echo '#include <jansson.h>' >>cli/settings.h"
planted layers 'fetch includes base' "echo '#include \"base/view.h\"' >>lib/fetch/page.h"
planted layers 'read includes fetch' "echo '#include \"fetch/page.h\"' >>lib/read/read.h"
planted layers 'the core knows fetch.h' "echo '#include <share/fetch.h>' >>lib/share.c"
planted layers 'stdio in lib' "echo '#include <stdio.h>' >>lib/base/view.c"
planted layers 'cli knows the inside' "echo '#include \"base/view.h\"' >cli/planted.c"
planted layers 'an example knows the inside' "echo '#include \"base/view.h\"' >>examples/count.c"
planted layers 'a new folder' "mkdir lib/more && echo '#include <string.h>' >lib/more/x.c"
planted layers 'a public header on stdio' "echo '#include <stdio.h>' >>include/share/version.h"

planted banned 'strtok' "echo 'void f(char *s) { strtok(s, \" \"); }' >>lib/base/view.c"
planted banned 'isalpha' "echo 'int f(int c) { return isalpha (c); }' >>lib/base/view.c"
planted banned 'getenv' "echo 'void f(void) { getenv(\"A\"); }' >>lib/base/view.c"
planted banned 'malloc' "echo 'void *f(void) { return malloc(1); }' >>lib/base/view.c"
planted banned 'fopen' "echo 'void f(void) { fopen(\"a\", \"b\"); }' >>lib/base/view.c"
planted banned 'abort' "echo 'void f(void) { abort(); }' >>lib/base/view.c"
planted banned 'log' "echo 'double f(void) { return log(2); }' >>lib/base/view.c"
planted banned 'sprintf in fetch' "echo 'void f(char *s) { sprintf(s, \"\"); }' >>lib/fetch/page.c"
planted banned 'tolower in fetch' "echo 'int f(int c) { return tolower(c); }' >>lib/fetch/page.c"
planted banned 'a mutable static in fetch' "echo 'static int count = 0;' >>lib/fetch/page.c"
planted banned 'a mutable static' "echo 'static int count = 0;' >>lib/base/view.c"
planted banned 'a compiler extension' "echo 'int x __attribute__((unused));' >>lib/base/view.c"

planted page_parts 'another style' "echo 'p { color: red; }' >>lib/post/page.css"
planted page_parts 'another script' "sed -i 's/execCommand/execcommand/' lib/post/page_button.js"

planted version 'another string' "sed -i 's/STRING \"[0-9.]*\"/STRING \"9.9.9\"/' include/share/version.h"
planted version 'an old changelog' "sed -i 's/^## \\[\\?[0-9][^ ]*/## 0.0.9/' CHANGELOG.md"

planted format 'two spaces' "sed -i 's/^    return/  return/' lib/base/mem.c"
planted format 'a function without end' \
    "{ echo 'void f(void)'; echo '{'; seq -f '    f(%g);' 120; echo '}'; } >>lib/base/view.c"
planted format 'a file without end' "seq -f 'int x%g;' 700 >>lib/base/view.c"

# Each of the two tools finds what is its own.
export SHARE_LINT=lib/base/view.c
planted lint 'a store past an array' "echo 'char f(void); char f(void) { char a[2]; a[2] = 0; return a[2]; }' >>lib/base/view.c"
! command -v cppcheck >/dev/null || grep -q '^cppcheck has found' "$work/log" || bad 'lint: cppcheck is blind'
planted lint 'a size of a size' "echo 'size_t f(int x); size_t f(int x) { return sizeof(sizeof(x)); }' >>lib/base/view.c"
! command -v clang-tidy-14 >/dev/null || grep -q '^clang-tidy has found' "$work/log" || bad 'lint: clang-tidy is blind'
unset SHARE_LINT

planted commands 'an option that is none' "sed -i 's/sharepost --preview/sharepost --previews/' docs/preview.md"
planted commands 'another form of commands' "sed -i 's/^    sharepost/sharepost/' README.md docs/*.md"

planted doc_blocks 'another layout' "sed -i '0,/^{summary}/s//{points}/' docs/layouts.md"
planted doc_blocks 'a key that is none' "sed -i 's/\"max_tags\": 3/\"most_tags\": 3/' docs/configuration.md"
planted doc_blocks 'another preview' "sed -i 's/shows 48 of/shows 49 of/' docs/preview.md"

planted json_doc 'a warning that nobody describes' \
    "sed -i 's/\"ill_formed\", place/\"odd_bytes\", place/' lib/read/encoding.c"
planted json_doc 'an error that nobody describes' "sed -i '/^| .too_big. /d' docs/json.md"
planted json_doc 'an origin that is none' "sed -i 's/^| .location. /| \`hearsay\` /' docs/json.md"

planted configuration 'a key that nobody describes' "sed -i '/^| .utm. /d' docs/configuration.md"
planted configuration 'a key that the schema lacks' "sed -i '/^        \"fold\"/,/^        },/d' docs/configuration.schema.json"
planted configuration 'a site that may name programs' "sed -i 's/\"browser\", CONFIG_TEXT, true/\"browser\", CONFIG_TEXT, false/' cli/settings.c"
planted man3 'a header that says something else' "sed -i 's/text is too large/text is large/; s/an allocation failed/a call failed/' include/share/share.h"
planted man3 'a page of its own' "echo '.Pp' >>docs/share.3"

planted machine 'a path' "echo 'see /ro''ot/notes' >>LICENSE"
planted machine 'a mirror' "echo 'from https://deb.deb''ian.org/x' >>LICENSE"
planted machine 'no last newline' "printf x >>LICENSE"
planted machine 'trailing space' "echo 'int x; ' >>lib/base/view.c"

# Built things: a small library of our own stands for libshare.
tiny() { # CODE FLAGS...: builds $copy/tiny.so from CODE plus every listed name
    local code=$1
    shift
    {
        sed 's/#.*//; /^[[:space:]]*$/d' lib/exports | sed 's/.*/void &(void); void &(void) {}/'
        printf '%s\n' "$code"
    } >"$work/tiny.c"
    mkdir -p "$work/objects"
    gcc -fPIC -w -c "$work/tiny.c" -o "$work/objects/tiny.o" &&
        gcc -shared -o "$work/tiny.so" "$work/objects/tiny.o" -Wl,--no-as-needed "$@"
}
symbols() {
    SHARE_LIBRARY=$work/tiny.so SHARE_OBJECTS=$work/objects SHARE_SOURCE=$source_tree \
        bash "$here/symbols.sh" >"$work/log" 2>&1
}
tiny 'static const int fine = 1; static const char *const names[] = {"a"}; const void *use_(void);' -lc
symbols || bad "symbols fails on a clean library: $(tail -n 3 "$work/log")"
for code in 'void share_more(void) {}' 'void share__inside(void) {}' 'void helper(void) {}' \
    'static int counter; int share__next(void); __attribute__((visibility("hidden"))) int share__next(void) { return counter++; }' \
    'static int counter = 7; __attribute__((visibility("hidden"))) int share__next(void) { return counter++; }' \
    'static _Thread_local int depth; __attribute__((visibility("hidden"))) int share__next(void) { return depth++; }'; do
    tiny "$code" -lc
    ! symbols || bad "symbols does not notice: $code"
done
tiny '' -lpthread -lm
! symbols || bad 'symbols does not notice a foreign library'
tiny '' -lc
cp "$work/tiny.so" "$work/other.so"
# A program built without any of it: every line of the check speaks.
echo 'int main(void) { return 0; }' >"$work/soft.c"
"${SHARE_CC:-cc}" -no-pie -Wl,-z,norelro -Wl,-z,lazy -Wl,-z,execstack -fno-stack-protector -o "$work/soft" "$work/soft.c"
SHARE_PROGRAM=$work/soft SHARE_HARDENED=$work/soft SHARE_SOURCE=$source_tree SHARE_BUILD=$work \
    bash "$here/hardening.sh" >"$work/log" 2>&1 && bad 'hardening notices nothing'
for word in independent 'no RELRO' executable protector FORTIFY; do
    grep -q "$word" "$work/log" || bad "hardening does not notice: $word"
done

SHARE_FETCH_LIBRARY=$work/other.so SHARE_FETCH_OBJECTS=$work/objects symbols &&
    bad 'symbols does not notice that libshare-fetch shows other names'
{ sed '$d' lib/exports >"$work/exports"; fresh; cp "$work/exports" "$copy/lib/exports"; }
tiny '' -lc
SHARE_LIBRARY=$work/tiny.so SHARE_OBJECTS=$work/objects SHARE_SOURCE=$copy \
    bash "$here/symbols.sh" >"$work/log" 2>&1 && bad 'symbols does not notice a name missing in lib/exports'

planted headers 'a struct with a hole' \
    "sed -i 's/^    size_t size;    .. set by SHARE_JSON_OPTIONS_INIT.*/    size_t size; int hole;/' include/share/share.h"
planted headers 'a hole in fetch.h' \
    "sed -i 's/^    size_t size;  .*SHARE_FETCH_OPTIONS_INIT.*/    size_t size; int hole;/' include/share/fetch.h"
planted headers 'a header that needs another' "sed -i '/stddef.h/d; /stdbool.h/d' include/share/share.h"
planted headers 'a word of C++' "sed -i 's/share_link link;/share_link template;/' include/share/share.h"
planted example 'another example in the header' "sed -i '0,/puts(share/s//printf(share/' include/share/share.h"
verdict
