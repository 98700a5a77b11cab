# json_doc.sh - docs/json.md names every warning code, error code, origin and key that the library
# knows, and none that it does not.
. "$(dirname "$0")/lib.sh"
scratch

section() { # TITLE: the first column of the tables under a heading, up to the next one
    awk -v title="$1" '/^#/ { inside = $0 ~ ("^#+ " title "$") } inside && /^\| `/' docs/json.md |
        sed -E 's/^\| ([^|]*) \|.*/\1/' | grep -oE '`[^`]+`' | tr -d '`' | sort
}
compare() { # WHAT DOCUMENTED KNOWN
    bad_lines "$1: not in docs/json.md" < <(comm -13 "$2" "$3")
    bad_lines "$1: only in docs/json.md" < <(comm -23 "$2" "$3")
}

section warnings >"$work/documented"
cat lib/*.c lib/*/*.c | tr '\n' ' ' | grep -oE 'share__document_warn\([^;"]*"[a-z_]+"' |
    grep -oE '"[a-z_]+"$' | tr -d '"' | sort -u >"$work/known"
compare 'warning code' "$work/documented" "$work/known"

section 'A failure' >"$work/documented"
sed -nE 's/^    \[SHARE_ERR_[A-Z_]+\] = \{"([a-z_]+)".*/\1/p' lib/base/error.c | sort >"$work/known"
compare 'error code' "$work/documented" "$work/known"

section origins >"$work/documented"
tr '\n' ' ' <lib/names.c | grep -oE 'share_origin_name.*share_format_name' | grep -oE '"[a-z-]+"' |
    tr -d '"' | grep -v '^nothing$' | sort >"$work/known"
compare origin "$work/documented" "$work/known"

[ -s "$work/known" ] && [ -s "$work/documented" ] || bad 'nothing was found to compare'
verdict
