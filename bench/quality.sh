# quality.sh - how good the results are on real articles: runs the scorers that lie beside the
# project in ../shared, if they do, and prints their tables. ./dev quality calls it; words given to
# it choose what runs: markdown dumps pages words truncate sentences.
set -uo pipefail
shared=${SHARE_DATA:-../shared}
bin=$PWD/build/release/bin
[ -d "$shared/score" ] || { echo "there are no scorers in $shared/score"; exit 77; }
what=${*:-markdown dumps pages words truncate sentences}

title() { printf '\n== %s\n' "$*"; }

for part in $what; do
    case $part in
    markdown)
        for transcode in '' json toml yaml; do
            title "Markdown, with front matter${transcode:+ as $transcode}"
            python3 "$shared/score/score_markdown.py" --data "$shared/data/markdown" --no-baselines \
                --mode with-fm ${transcode:+--transcode $transcode} --cmd "$bin/sharepost --json -"
        done
        title 'Markdown, front matter taken away'
        python3 "$shared/score/score_markdown.py" --data "$shared/data/markdown" --no-baselines \
            --mode no-fm --cmd "$bin/sharepost --json -"
        ;;
    dumps)
        title 'Web pages as a text browser shows them'
        python3 "$shared/score/score_html.py" --index "$shared/data/html/index.json" --dump \
            --jobs 2 --cmd "$bin/sharepost --json --format=text --base-url {url} -"
        ;;
    pages)
        title 'Web pages'
        python3 "$shared/score/score_html.py" --index "$shared/data/html/index.json" --jobs 2 \
            --cmd "$bin/sharepost --json --body --base-url {url} -"
        ;;
    words)
        for site in 18f digitalgov; do
            title "Tags and summaries of $site, whose authors gave their own"
            python3 "$shared/score/score_text.py" keywords \
                --cases "$shared/data/text/blog-$site-dev.jsonl" \
                --cmd "$bin/sharepost --json --format=markdown -"
            python3 "$shared/score/score_text.py" summary --own-words \
                --cases "$shared/data/text/blog-$site-dev.jsonl" \
                --cmd "$bin/sharepost --json --format=markdown -"
        done
        ;;
    truncate)
        for unit in codepoint utf16 byte; do
            title "Cutting, in units of $unit"
            python3 "$shared/score/score_text.py" truncate --unit $unit --split all \
                --cmd "$bin/truncate $unit {max}"
        done
        ;;
    sentences)
        [ -x "$bin/sentences" ] || continue
        title 'Sentences'
        python3 "$shared/score/score_text.py" sentences \
            --cases "$shared/data/text/sentences-dev.jsonl" --cmd "$bin/sentences --lang {lang}"
        ;;
    *) echo "quality: unknown: $part" >&2 && exit 64 ;;
    esac
done
