"""Makes the completions for bash, zsh and fish out of the program itself.

usage: make_completions.py SHAREPOST [--check]      --check only says whether they are right

The options, their arguments and their words of help are those that --help prints, which come from
the option table; the values that an option takes are those that it names when it refuses one. So
completions know nothing that the program does not say. They are committed, as whoever builds the
program need not have Python.
"""
import os
import re
import subprocess
import sys

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "completions")
NOTE = "# Made by tools/make_completions.py from what sharepost --help says: change the program instead.\n"
FILES = ("FILE", "TEXT|@FILE")


def run(program, *arguments):
    return subprocess.run((program,) + arguments, stdin=subprocess.DEVNULL, capture_output=True,
                          env=dict(os.environ, SHAREPOST_NO_CONFIG="1"), timeout=30)


def values(program, name):
    """The words that an option takes, or none when it takes any text."""
    refused = run(program, "--%s=?" % name, "--version").stderr.decode("utf-8")
    match = re.search(r": it takes (.*)", refused)
    if not match or not re.fullmatch(r"[\w.-]+((,| or) (or )?[\w.-]+)*", match.group(1)):
        return []
    words = re.split(r", or | or |, ", match.group(1))
    return [word for word in words if word != "nothing"]


def read_options(program):
    """Of each option: letter, name, argument, whether that may be left out, help, values."""
    options = []
    text = run(program, "--help").stdout.decode("utf-8")
    for line in text.split("\n"):
        match = re.match(r"  (?:-(.), |    )--([a-z0-9-]+)(?: (\S+)|\[=(\S+)\])?  +(.*)", line)
        if match:
            letter, name, wanted, optional, words = match.groups()
            argument = wanted or optional
            options.append((letter, name, argument, bool(optional), words,
                            values(program, name) if argument else []))
    if len(options) < 30:
        raise ValueError("--help shows only %d options" % len(options))
    return options


# ---- bash ----

BASH = NOTE + r"""
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
%(cases)s
    esac
    case $word in
    -*)
        COMPREPLY=($(compgen -W '%(options)s' -- "$word"))
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
"""


def bash(options):
    cases, files, texts = [], [], []
    for letter, name, argument, optional, _, words in options:
        if not argument:
            continue
        patterns = ["yes--" + name] + ([] if optional else ["--" + name])
        if letter and not optional:
            patterns.append("-" + letter)
        if words:
            cases.append("    %s)\n        COMPREPLY=($(compgen -W '%s' -- \"$word\"))\n        return ;;"
                         % (" | ".join(patterns), " ".join(words)))
        elif argument in FILES:
            files += patterns
        else:
            texts += patterns
    cases.append("    %s)\n        _sharepost_files \"$word\"\n        return ;;" % wrapped(files))
    cases.append("    %s)\n        return ;;" % wrapped(texts))
    names = ["--" + o[1] for o in options] + ["-" + o[0] for o in options if o[0]]
    return BASH % {"cases": "\n".join(cases), "options": wrapped(names, " ", "\n            ")}


def wrapped(words, joint=" | ", start=" | \\\n        "):
    lines, line = [], ""
    for word in words:
        if line and len(line) + len(joint) + len(word) > 84:
            lines.append(line)
            line = word
        else:
            line = line + joint + word if line else word
    return start.join(lines + [line])


# ---- zsh ----

def zsh_quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def zsh_spec(spelling, argument, optional, words, values_of):
    note = re.sub(r"([\[\]\\])", r"\\\1", words)
    spec = "%s[%s]" % (spelling, note)
    if argument:
        kind = "(%s)" % " ".join(values_of) if values_of else "_files" if argument in FILES else " "
        label = re.sub(r"[^A-Za-z ]", " ", argument).strip().lower() or "value"
        spec += "%s%s:%s" % ("::" if optional else ":", label, kind)
    return zsh_quoted(spec)


def zsh(options):
    lines = ["#compdef sharepost", NOTE, "_arguments -s -S \\"]
    for letter, name, argument, optional, words, values_of in options:
        long_name = "--" + name + ("=-" if optional else "=" if argument else "")
        if letter:
            lines.append("    %s \\" % zsh_spec("-" + letter + ("+" if argument and not optional else ""),
                                               None if optional else argument, False, words, values_of))
        lines.append("    %s \\" % zsh_spec(long_name, argument, optional, words, values_of))
    return "\n".join(lines) + "\n    '*:article:_files'\n"


# ---- fish ----

def fish(options):
    lines = [NOTE]
    for letter, name, argument, optional, words, values_of in options:
        line = "complete -c sharepost -l %s" % name
        if letter:
            line += " -s " + letter
        if argument and not optional:
            line += " -r -F" if argument in FILES else " -x"
            line += " -a '%s'" % " ".join(values_of) if values_of else ""
        line += " -d '%s'" % words.replace("\\", "\\\\").replace("'", "\\'")
        lines.append(line)
        if optional:
            for value in values_of:
                lines.append("complete -c sharepost -a --%s=%s -n 'string match -q -- \"--%s*\" "
                             "(commandline -ct)' -d '%s'"
                             % (name, value, name, words.replace("\\", "\\\\").replace("'", "\\'")))
    return "\n".join(lines) + "\n"


def main(arguments):
    options = read_options(arguments[0])
    made = {"sharepost.bash": bash(options), "_sharepost": zsh(options), "sharepost.fish": fish(options)}
    wrong = 0
    for name, text in made.items():
        path = os.path.join(FOLDER, name)
        if arguments[1:] == ["--check"]:
            old = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
            if old != text:
                print("completions/%s is not what the program says" % name)
                wrong = 1
        else:
            os.makedirs(FOLDER, exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
