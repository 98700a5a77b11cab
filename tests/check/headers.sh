# headers.sh - each public header compiles alone and twice, as C and as C++, with both compilers
# and warnings that a strict caller may use; the options structs have no padding, or a later member
# would land where callers of today leave garbage.
. "$(dirname "$0")/lib.sh"
scratch
strict='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror -fsyntax-only'

for header in include/share/*.h; do
    name=share/${header##*/}
    printf '#include <%s>\n#include <%s>\nint unused_here(void);\n' "$name" "$name" >"$work/twice.c"
    cp "$work/twice.c" "$work/twice.cpp"
    # structs that callers make start with their size
    python3 - "$header" "$name" >"$work/padded.c" <<'PYTHON'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
bodies = re.findall(r"typedef struct \w+ \{\s*size_t size;.*?\} \w+;", text, re.S)
print("#include <%s>" % sys.argv[2])
for number, body in enumerate(bodies):
    print(re.sub(r"(typedef struct )(\w+)( \{.*\} )(\w+);", r"\1p%d_\2\3p%d_\4;" % (number, number),
                 body, flags=re.S))
PYTHON
    for compiler in gcc clang; do
        command -v $compiler >/dev/null || skip "$compiler is not installed"
        for standard in c99 c11 c17; do
            $compiler -std=$standard $strict -Iinclude "$work/twice.c" ||
                bad "$name: $compiler -std=$standard"
        done
        for standard in c++11 c++17 c++20; do
            ${compiler/gcc/g++} -x c++ -std=$standard $strict -Iinclude "$work/twice.cpp" ||
                bad "$name: ${compiler/gcc/g++} -std=$standard"
        done
        # system headers and share.h's own error struct are no business of -Wpadded
        $compiler -std=c11 -fsyntax-only -Wpadded -isystem include "$work/padded.c" 2>"$work/log"
        grep -q 'Wpadded\|rror' "$work/log" && { cat "$work/log"; bad "$name: $compiler -Wpadded"; }
    done
done
for header in share fetch; do
    grep -q 'size_t size;' include/share/$header.h || bad "$header.h: no options struct was found"
done
verdict
