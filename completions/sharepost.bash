# Made by tools/make_completions.py from what sharepost --help says: change the program instead.

_sharepost()
{
    local IFS=$' \t\n' word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} given=
    # "--link=body" comes in three words, as "=" parts words
    if [ "$word" = = ]; then
        word= given=yes
    elif [ "$option" = = ] && [ "$COMP_CWORD" -ge 2 ]; then
        option=${COMP_WORDS[COMP_CWORD-2]} given=yes
    fi
    COMPREPLY=()
    case $given$option in
    yes--json)
        COMPREPLY=($(compgen -W 'ascii' -- "$word"))
        return ;;
    yes--html-button)
        COMPREPLY=($(compgen -W 'markup script csp' -- "$word"))
        return ;;
    yes--clipboard | --clipboard)
        COMPREPLY=($(compgen -W 'wl-copy xsel xclip pbcopy win32yank.exe clip.exe powershell.exe termux-clipboard-set tmux osc52' -- "$word"))
        return ;;
    yes--format | --format)
        COMPREPLY=($(compgen -W 'markdown text html auto' -- "$word"))
        return ;;
    yes--link | --link)
        COMPREPLY=($(compgen -W 'body comment none' -- "$word"))
        return ;;
    yes--network | --network)
        COMPREPLY=($(compgen -W 'linkedin' -- "$word"))
        return ;;
    yes--fold | --fold)
        COMPREPLY=($(compgen -W 'mobile desktop none' -- "$word"))
        return ;;
    yes--html | --html | yes--resume | --resume | yes--files0-from | --files0-from | \
        yes--layout | --layout | yes--vocab | --vocab | yes--config | --config)
        _sharepost_files "$word"
        return ;;
    yes--browser | --browser | yes--encoding | --encoding | yes--lang | --lang | \
        yes--base-url | --base-url | yes--name | --name | yes--max-input | --max-input | \
        yes--timeout | --timeout | yes--jobs | --jobs | yes--url | --url | yes--utm | --utm | \
        yes--headline | --headline | yes--summary | --summary | yes--tag | --tag | \
        yes--max-tags | --max-tags | yes--limit | --limit | -n | yes--site-url | --site-url | \
        yes--permalink | --permalink)
        return ;;
    esac
    case $word in
    -*)
        COMPREPLY=($(compgen -W '--json --body --explain --preview --html --html-button --edit --url-only --print
            --copy --no-copy --open --no-open --clipboard --verify --browser --quiet --format
            --encoding --lang --base-url --name --max-input --timeout --allow-private --batch
            --resume --files0-from --recursive --jobs --url --link --utm --headline --summary
            --tag --max-tags --limit --layout --network --vocab --site-url --permalink --fold
            --config --no-config --show-config --help --version -j -e -p -c -o -q -r -n -h -V' -- "$word"))
        return ;;
    esac
    _sharepost_files "$word"
}

_sharepost_files()
{
    local IFS=$'\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$1"))
}

complete -F _sharepost sharepost
