# not_article.sh - pages that are no article give no post but a reason, and articles that look like
# them do. tests/pages/KIND.NAME.html is to be refused as KIND, or taken when KIND is "article".
. "$(dirname "$0")/lib.sh"

pages=("$source_tree"/tests/pages/*.html)
[ ${#pages[@]} -gt 50 ] || bad 'there are no pages'
for page in "${pages[@]}"; do
    name=${page##*/}
    kind=${name%%.*}
    run "$program" --json --base-url https://runningnotes.example/2026/post "$page"
    if [ "$kind" = article ]; then
        expect_code 0 "$name"
        continue
    fi
    expect_code 65 "$name"
    expect_err "$name:1:1: $kind: .*, not an article" "$name"
    expect_json 'o["error"]["code"], o["error"]["exit"], o["error"]["message"].split(":")[0]' \
        "[\"not_article\", 65, \"$kind\"]" "$name"
    run "$program" --headline 'Taken all the same' "$page"
    expect_code 0 "$name with --headline"
done

run "$program" - <"$source_tree/tests/pages/index.en.html"
expect_code 65 'an index from standard input'
expect_no_out 'an index from standard input'

# Files that are no text.
for kind in '%%PDF-1.7' 'GIF89a' '\377\330\377\340' 'PK\003\004' '{\\rtf1' '<svg xmlns="a">' '<?xml version="1.0"?><svg>' \
    '\0\0\0\030ftypmp42'; do
    printf "$kind and more" >file.html
    run "$program" --json file.html
    expect_code 65 "$kind"
    expect_json 'o["error"]["code"]' format "$kind"
done
verdict
