# completions.sh - what the three shells offer: made from the program as it is, and asked in the real
# shells for options, values and files.
. "$(dirname "$0")/lib.sh"
python3 "$source_tree/tools/make_completions.py" "$program" --check ||
    bad 'run python3 tools/make_completions.py build/release/bin/sharepost'
folder=$source_tree/completions
touch tide.json 'my tide.md'

# offered WORDS... WHAT: every one is in $out, one a line
offered() {
    local word what=${*: -1}
    for word in "${@:1:$#-1}"; do
        grep -qE -- "^$word([[:space:]]|$)" "$out" || { bad "$what: $word is not offered"; show; }
    done
}
not_offered() { ! grep -qE -- "^$1([[:space:]]|$)" "$out" || bad "$2: $1 is offered"; }

# questions ASK: the same for each shell; ASK 'line' leaves what is offered in $out
questions() {
    $1 'sharepost --no-'
    offered --no-copy --no-open --no-config "$1 options"
    not_offered --copy "$1 options"
    $1 'sharepost --link '
    offered body comment none "$1 values"
    not_offered tide.json "$1 values"
    $1 'sharepost --html-button='
    offered '(--html-button=)?markup' '(--html-button=)?csp' "$1 values that may be left out"
    $1 'sharepost --config ti'
    offered tide.json "$1 files of an option"
    $1 'sharepost --url x ti'
    offered tide.json "$1 files"
    $1 'sharepost --utm '
    not_offered tide.json "$1 a free text"
}

ask_bash() {
    bash --norc -c 'source "$1"; line=$2
        read -r -a COMP_WORDS <<<"${line//=/ = }"
        [ "${line: -1}" != " " ] && [ "${line: -1}" != = ] || COMP_WORDS+=("")
        [ "${line: -1}" != = ] || unset "COMP_WORDS[${#COMP_WORDS[@]}-1]"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _sharepost; printf "%s\n" "${COMPREPLY[@]}"' - "$folder/sharepost.bash" "$1" >"$out" 2>"$err"
    [ ! -s "$err" ] || { bad "bash: $1"; show; }
}
questions ask_bash
ask_bash 'sharepost --link=c'
[ "$(<"$out")" = comment ] || { bad 'bash: --link=c'; show; }
ask_bash 'sharepost my'
[ "$(<"$out")" = 'my tide.md' ] || { bad 'bash: a name with a space'; show; }

if command -v fish >/dev/null; then
    ask_fish() {
        fish -N -c 'source $argv[1]; complete -C $argv[2]' "$folder/sharepost.fish" "$1" >"$out" 2>"$err"
        [ ! -s "$err" ] || { bad "fish: $1"; show; }
    }
    questions ask_fish
    ask_fish 'sharepost -'
    offered -c --copy -n --limit 'fish letters'
else
    skip_part 'no fish'
fi

if command -v zsh >/dev/null; then
    cat >ask.zsh <<'ZSH'
# A zsh in a terminal of its own, whose matches are printed instead of shown.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; unsetopt zle_bracketed_paste; stty -echo; cd ${(q)PWD}"
zpty -w shell "fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -D"
zpty -w shell 'compadd() { if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi
    typeset -a found dscr; builtin compadd -A found -D dscr "$@"; [[ -n $found ]] && print -rl -- "HIT "${^found}; }'
zpty -w shell 'finish() { print; print END; exit }; zle -N finish; bindkey ^X finish'
zpty -w shell 'zstyle ":completion:*" list-grouped false; bindkey "^I" complete-word; print READY'
while zpty -r shell line && [[ $line != *READY* || $line == *print* ]]; do :; done
zpty -w -n shell "$2"$'\t\x18'
while zpty -r shell line; do print -r -- "$line"; [[ $line == *END* ]] && break; done
ZSH
    ask_zsh() {
        TERM=dumb timeout 20 zsh -f ask.zsh "$folder" "$1" 2>"$err" | tr -d '\r' | tee zsh.log |
            grep -o 'HIT .*' | sed -E 's/^HIT //; s/=$//' >"$out"
    }
    questions ask_zsh
else
    skip_part 'no zsh'
fi
verdict
