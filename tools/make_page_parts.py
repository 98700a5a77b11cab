#!/usr/bin/env python3
"""Writes lib/post/page_parts.inc from the style and the scripts beside it, with their hashes.

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

POST = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib', 'post')
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


def parts():
    out = ['/* Made by tools/make_page_parts.py: change page.css, page.js or page_button.js, not this.',
           ' * X is called with pieces of the part, each a string that C11 promises to take. */']
    for name, file in (('PAGE_STYLE', 'page.css'), ('PAGE_SCRIPT', 'page.js'),
                       ('BUTTON_SCRIPT', 'page_button.js')):
        text = part(file)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        out.append('#define %s_HASH "sha256-%s"' % (name, digest))
        out += macro(name, text)
    if sum(line == '    X( \\' for line in out[-len(macro('B', part('page_button.js'))):]) != 1:
        sys.exit('page_button.js: has to be one string, for share_button_script()')
    return '\n'.join(out)


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
