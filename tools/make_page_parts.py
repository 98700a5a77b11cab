#!/usr/bin/env python3
"""Writes lib/post/page_parts.inc from the style and the scripts beside it, with their hashes, and from
the words of the button in tools/button_words.txt.

make_page_parts.py           writes it
make_page_parts.py --check   exits 1 when the committed file is not what the parts give

Lines of comment, blank lines and indentation are left out: the parts go into every page. The hashes
are what a Content-Security-Policy allows them by, so they are of the very bytes between the tags.
"""
import base64
import hashlib
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
POST = os.path.join(HERE, '..', 'lib', 'post')
KEYS = ('link', 'copies', 'by_hand', 'by_script', 'copied', 'failed', 'text', 'app')
TABLE = os.path.join(POST, 'page_parts.inc')
LONGEST = 3500  # C11 promises 4095 characters for a string


def part(name):
    with open(os.path.join(POST, name), encoding='ascii') as f:
        text = f.read()
    if name.endswith('.css'):
        text = re.sub(r'/\*.*?\*/', '', text, flags=re.S)
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith('//')]
    text = '\n'.join(lines) + '\n'
    if '</' in text or '<!--' in text:
        sys.exit('%s: would end its element' % name)
    if any(line.count('`') % 2 for line in lines):
        sys.exit('%s: a template over several lines would lose its indentation' % name)
    return text


def macro(name, text):
    out, size = ['#define %s(X) \\' % name, '    X( \\'], 0
    for line in text.splitlines():
        escaped = line.replace('\\', '\\\\').replace('"', '\\"').replace('??', '?\\?')
        if size + len(line) + 1 > LONGEST:
            out += ['    ) \\', '    X( \\']
            size = 0
        size += len(line) + 1
        out.append('        "%s\\n" \\' % escaped)
    return out + ['    )', '']


def literal(text):
    """A string of C in ASCII; apart, where an escape would take the next character for its own."""
    out = ''
    for c in text:
        if ord(c) > 126:
            out += ''.join('\\x%02X' % byte for byte in c.encode())
        elif out[-4:-2] == '\\x' and c in '0123456789abcdefABCDEF':
            out += '" "' + c
        else:
            out += '\\' + c if c in '"\\' else c
    return '"%s"' % out


def words():
    languages = {}
    with open(os.path.join(HERE, 'button_words.txt'), encoding='utf-8') as f:
        for line in f:
            line = line.strip()
            if line.startswith('['):
                rows = languages.setdefault(line[1:-1], {})
            elif line and not line.startswith('#'):
                key, text = line.split(' = ', 1)
                rows[key] = text
    out = ['/* X(language, %s) */' % ', '.join(KEYS), '#define BUTTON_WORDS(X) \\']
    for language, rows in languages.items():
        if tuple(rows) != KEYS:
            sys.exit('button_words.txt: [%s] does not have these lines in this order: %s' %
                     (language, ', '.join(KEYS)))
        out.append('    X("%s", \\' % language)
        out += ['        %s%s \\' % (literal(rows[key]), ',' if key != KEYS[-1] else ')') for key in KEYS]
    out[-1] = out[-1][:-2]
    return out + ['']


def parts():
    out = ['/* Made by tools/make_page_parts.py: change page.css, page.js, page_button.js or',
           ' * tools/button_words.txt, not this.',
           ' * X is called with pieces of the part, each a string that C11 promises to take. */']
    for name, file in (('PAGE_STYLE', 'page.css'), ('PAGE_SCRIPT', 'page.js'),
                       ('BUTTON_SCRIPT', 'page_button.js')):
        text = part(file)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        out.append('#define %s_HASH "sha256-%s"' % (name, digest))
        out += macro(name, text)
    if sum(line == '    X( \\' for line in out[-len(macro('B', part('page_button.js'))):]) != 1:
        sys.exit('page_button.js: has to be one string, for share_button_script()')
    return '\n'.join(out + words())


def main():
    text = parts()
    if '--check' in sys.argv[1:]:
        with open(TABLE, encoding='ascii') as f:
            if f.read() != text:
                sys.exit('lib/post/page_parts.inc is not what its parts give')
        return
    with open(TABLE, 'w', encoding='ascii') as f:
        f.write(text)


if __name__ == '__main__':
    main()
