# python.sh - examples/python says what the program says, and its idea of the C structures is the
# header's own.
. "$(dirname "$0")/../cli/lib.sh"
command -v python3 >/dev/null || skip 'no python3'
library=$build_tree/lib/libshare.so
[ -f "$library" ] || skip "no shared library in $build_tree"
package=$source_tree/examples/python
export LIBSHARE=$library SHAREPOST=$program ARTICLES=$source_tree/tests/cases PYTHONPATH=$package
export PYTHONDONTWRITEBYTECODE=1

python3 -m unittest discover -s "$package/tests" >said 2>&1 || { cat said; bad 'its own tests fail'; }
grep -q 'Ran 1[0-9] tests' said || bad "not all of its tests ran: $(tail -n 3 said)"

# A structure here is the header's, or the beginning of it.
python3 - >layout.c <<'PYTHON'
from libshare import _native as native
print("#include <share/share.h>\n#include <stddef.h>\n#include <stdio.h>\n#define MEMBER(s, m) \\\n"
      "    printf(#s \".\" #m \" %zu %zu\\n\", offsetof(s, m), sizeof(((s *)0)->m))\nint main(void)\n{")
names = {"Error": "share_error", "Value": "share_value", "Warning": "share_warning",
         "ParseOptions": "share_parse_options", "PostOptions": "share_post_options",
         "JsonOptions": "share_json_options"}
wanted = open("wanted", "w")
for name, c in names.items():
    for member, _ in getattr(native, name)._fields_:
        field = getattr(getattr(native, name), member)
        print("    MEMBER(%s, %s);" % (c, member))
        print("%s.%s %d %d" % (c, member, field.offset, field.size), file=wanted)
print("    return 0;\n}")
PYTHON
"${SHARE_CC:-cc}" -I"$source_tree/include" -o layout layout.c && ./layout >got && diff wanted got ||
    bad 'the structures in _native.py are not those of share.h'
verdict
