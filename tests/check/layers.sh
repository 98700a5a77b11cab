# layers.sh - #include lines point one way: base <- read <- pick, base <- post; lib/*.c join them;
# programs, tests of the API and examples see <share/...> only; every foreign header has its file.
# lib/fetch is a library of its own, which nobody includes and which includes <share/...> only.
. "$(dirname "$0")/lib.sh"

# Pattern of what may be included with quotes, by folder; lib/*.c see all.
declare -A allowed=(
    [base]='base/' [read]='base/|read/' [pick]='base/|read/|pick/' [post]='base/|post/'
    [.]='base/|read/|pick/|post/|border\.h$' [fetch]='fetch/'
)
# The files that may include a header, as a pattern. The standard headers that lib/ may use stand
# here too, so that the others are refused by not being named.
declare -A home=(
    [cmark.h]='read/(markdown|markdown_text|cmark_memory)\.[ch]' [setjmp.h]='read/(markdown|cmark_memory)\.[ch]'
    [yaml.h]='read/yaml\.c' [jansson.h]='(read/json|read/json_ld)\.c' [utf8proc.h]='base/utf8\.c'
    [iconv.h]='read/encoding\.c' [errno.h]='read/(encoding|load)\.c' # errno: all that iconv() and fread() say
    # share_article_open() reads the file; libshare-fetch stands on POSIX
    [stdlib.h]='base/mem\.c|fetch/.*' [stdio.h]='read/load\.c|fetch/failure\.c'
    [curl/curl.h]='fetch/.*' [share/fetch.h]='fetch/.*' [strings.h]='fetch/.*' [fcntl.h]='fetch/.*'
    [arpa/inet.h]='fetch/address\.c' [netinet/in.h]='fetch/address\.c' [unistd.h]='fetch/.*'
    [sys/socket.h]='fetch/.*' [time.h]='fetch/transfer\.c' [signal.h]='fetch/global\.h'
    [pthread.h]='fetch/global\.c'
    [stdalign.h]='.*' [stdarg.h]='.*' [stdbool.h]='.*' [stddef.h]='.*' [stdint.h]='.*'
    [limits.h]='.*' [string.h]='.*' [assert.h]='.*' [share/share.h]='.*'
)

# includes FOLDER...: "file name" of every #include there, the name with its quotes
includes() {
    grep -rE --include='*.[ch]' --include='*.cpp' --include='*.inc' \
        '^[[:space:]]*#[[:space:]]*include' "$@" |
        sed -nE 's/^([^:]*):[[:space:]]*#[[:space:]]*include[[:space:]]*(["<][^">]*[">]).*/\1 \2/p'
}

while read -r file name; do
    inside=${file#lib/}
    folder=${inside%/*}
    [ "$folder" != "$inside" ] || folder=.
    plain=${name:1:-1}
    if [ -z "${allowed[$folder]-}" ]; then
        bad "$file: a folder that this check does not know"
    elif [ "${name:0:1}" = '"' ]; then
        [[ $plain =~ ^(${allowed[$folder]}) ]] || bad "$file includes $name"
    else
        [[ $inside =~ ^(${home[$plain]:-nowhere})$ ]] || bad "$file includes $name"
    fi
done < <(includes lib)

# The other way round: nobody outside lib/ and the unit tests knows what is inside.
while read -r file name; do
    case $name in
    '"base/'* | '"read/'* | '"pick/'* | '"post/'* | '"fetch/'* | *lib/* | '<cmark.h>' | '<yaml.h>' | \
        '<utf8proc.h>' | '<curl/'*)
        bad "$file includes $name" ;;
    '<jansson.h>') # tests read back what the library wrote; the program has a configuration
        case $file in tests/* | cli/config.c) ;; *) bad "$file includes $name" ;; esac ;;
    esac
done < <(includes cli examples include tests/api)

bad_lines 'a public header' < <(includes include |
    grep -vE ' <(share/(share|export|version)\.h|stdbool\.h|stddef\.h)>$')
verdict
