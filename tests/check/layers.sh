# layers.sh - #include lines point one way: base <- read <- pick, base <- post; lib/*.c join them;
# programs, tests of the API and examples see <share/...> only; every foreign header has its file.
. "$(dirname "$0")/lib.sh"

# allowed FOLDER: what a file of it may include with quotes
allowed() {
    case $1 in
    base) echo 'base/' ;;
    read) echo 'base/|read/' ;;
    pick) echo 'base/|read/|pick/' ;;
    post) echo 'base/|post/' ;;
    *) echo '-' ;;
    esac
}

# home HEADER: the files that may include it, as a pattern. The standard headers that lib/ may
# use stand here too, so that stdio.h and the like are refused by not being named.
home() {
    case $1 in
    share/*.h) echo '.*' ;;
    cmark.h) echo 'lib/read/(markdown|cmark_memory)\.[ch]' ;;
    yaml.h) echo 'lib/read/yaml\.c' ;;
    jansson.h) echo 'lib/(json|read/json|read/json_ld)\.c' ;;
    utf8proc.h) echo 'lib/base/utf8\.c' ;;
    iconv.h) echo 'lib/read/encoding\.c' ;;
    setjmp.h) echo 'lib/read/(markdown|cmark_memory)\.[ch]' ;;
    stdlib.h) echo 'lib/base/mem\.c' ;;
    stdio.h) echo 'lib/read/load\.c' ;; # share_article_open() reads the file
    errno.h) echo 'lib/read/encoding\.c' ;; # all that iconv() says
    stdalign.h | stdarg.h | stdbool.h | stddef.h | stdint.h | limits.h | string.h | assert.h)
        echo '.*' ;;
    *) echo '-' ;;
    esac
}

includes() { # FILE: the names, with their quotes
    sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*(["<][^">]*[">]).*/\1/p' "$1"
}

while IFS= read -r file; do
    folder=${file#lib/}
    pattern='base/|read/|pick/|post/|border\.h$' # of the files in lib/ itself
    case $folder in */*) pattern=$(allowed "${folder%%/*}") ;; esac
    [ "$pattern" != - ] || bad "$file: a folder that this check does not know"
    while IFS= read -r name; do
        plain=${name:1:-1}
        case $name in
        \"*) [[ $plain =~ ^($pattern) ]] || bad "$file includes $name" ;;
        *) [[ $file =~ ^($(home "$plain"))$ ]] || bad "$file includes $name" ;;
        esac
    done < <(includes "$file")
done < <(find lib -name '*.[ch]' -o -name '*.inc' | sort)

# The other way round: nobody outside lib/ and the unit tests knows what is inside.
while IFS= read -r file; do
    while IFS= read -r name; do
        case $name in
        '"base/'* | '"read/'* | '"pick/'* | '"post/'* | *lib/* | '<cmark.h>' | '<yaml.h>' | '<utf8proc.h>')
            bad "$file includes $name" ;;
        '<jansson.h>') # tests read back what the library wrote
            case $file in tests/*) ;; *) bad "$file includes $name" ;; esac ;;
        esac
    done < <(includes "$file")
done < <(find cli examples include tests/api \( -name '*.[ch]' -o -name '*.cpp' \) | sort)

while IFS= read -r file; do
    bad_lines "$file includes" < <(includes "$file" |
        grep -vE '^<(share/(share|export|version)\.h|stdbool\.h|stddef\.h)>$')
done < <(find include -name '*.h')
verdict
