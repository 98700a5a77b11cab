# banned.sh - what lib/ never calls: functions without a bound, of the locale, of the environment,
# of the process, of stdio (but for the one file that opens files), and floating-point functions
# that differ between machines. Memory goes through base/mem.c. lib/fetch stands on POSIX and keeps
# only to the first part: nothing without a bound, nothing of the locale.
. "$(dirname "$0")/lib.sh"

everywhere='strtok(_r)?|v?sprintf|strcpy|stpcpy|strcat|strncpy|strncat|gets|ato[ifl]|atoll|scanf|sscanf|fscanf
is(alpha|alnum|digit|space|upper|lower|punct|print|cntrl|graph|xdigit|blank)|to(upper|lower)|isw[a-z]+|tow[a-z]+
setlocale|localeconv|nl_langinfo|mbs?r?towcs?|wcs?r?tombs?|mb(r?len|rtowc|towc)|strcoll|strxfrm
setenv|putenv|system|popen|fork|exec[lv]p?e?|abort|exit|_Exit|_exit|quick_exit|atexit|raise|kill|alloca
printf|fprintf|vfprintf|puts|fputs|putchar|putc|fputc|perror|gethostbyname|inet_addr|inet_ntoa'
anywhere='getenv|secure_getenv|setenv|putenv|system|popen|fork|exec[lv]p?e?|abort|exit|_Exit|_exit|quick_exit|atexit|raise|signal|kill
printf|fprintf|vfprintf|puts|fputs|putchar|putc|fputc|perror|snprintf|vsnprintf|getchar|fgets
rand|srand|random|time|clock|localtime(_r)?|gmtime(_r)?|strftime|mktime|gettimeofday|clock_gettime
log|log2|log10|exp|exp2|pow|sqrt|sin|cos|tan|strtod|strtof|strtold|strtol|strtoul|strdup|strndup|alloca
qsort|bsearch_s|json_set_alloc_funcs|json_dumps|json_dump_file|cmark_get_default_mem_allocator|cmark_parse_document|cmark_parser_new'
anywhere=$(tr '\n' '|' <<<"$anywhere" | sed 's/|$//')
everywhere=$(tr '\n' '|' <<<"$everywhere" | sed 's/|$//')
files='f(d|re)?open|fread|fclose|ferror|feof|fseek|ftell|fgetc|getc|setvbuf|fwrite|fflush'
memory='malloc|calloc|realloc|free|aligned_alloc'

scratch
mapfile -t sources < <(find lib -name '*.[ch]' | sort)
code_of "${sources[@]}" >"$work/all"
grep -v '^lib/fetch/' "$work/all" >"$work/code"
[ -s "$work/code" ] || bad 'no code was found'

# banned NAMES [FILE [CODE]]: calls of them anywhere but in FILE. share__free() is none, nor is
# buffer->free() or a longer name.
banned() {
    bad_lines 'banned' < <(grep -E "^[^:]*:[0-9]+:(|.*[^A-Za-z0-9_.>])($1)[[:space:]]*\(" "${3:-$work/code}" |
        grep -v "^${2:-nowhere}:")
}
banned "$anywhere"
banned "$everywhere" nowhere "$work/all"
banned "$files" lib/read/load.c
banned "$memory" lib/base/mem.c
bad_lines 'mutable static' < <(grep -E '^[^:]*:[0-9]+:[[:space:]]*static[[:space:]]+[^()=;]*(=|;)' \
    "$work/all" | grep -vE '\bconst\b|_Thread_local|^lib/fetch/global\.c:.* pthread_mutex_t lock = ')
bad_lines 'compiler extension' < <(grep -E \
    '__attribute__|__builtin|__extension__|typeof|__asm|#[[:space:]]*pragma' "$work/all")
verdict
