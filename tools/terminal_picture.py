#!/usr/bin/env python3
"""Draws a real run of sharepost in a terminal as SVG.

terminal_picture.py PROGRAM PICTURE           makes it
terminal_picture.py PROGRAM PICTURE --check   exits 1 when the picture shows another run, 77 when
                                              the run is not possible here

The program runs in a pseudo-terminal on a display of its own, copies with xclip, and "opens" with
true(1). What it writes, and nothing else, is drawn; the text in the picture can be selected.
"""
import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata
from xml.sax.saxutils import escape

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COLUMNS = 76
COMMAND = ['sharepost', '--preview', '--copy', '--open', 'article.md']
CELL, LINE, MARGIN, BAR = 8.4, 19, 18, 34     # of 14px monospace, in pixels
CLASSES = {'1': 'b', '2': 'd', '36': 'm', '33': 'w'}


def display():
    """An X server of our own and its name, or nothing."""
    if not (shutil.which('Xvfb') and shutil.which('xclip')):
        return None, None
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '64x64x24', '-nolisten', 'tcp'],
                              pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as lines:
        number = lines.readline().strip()
    return (server, ':' + number) if number else (None, None)


def run(program, name):
    """What the program writes to a terminal."""
    with tempfile.TemporaryDirectory() as home:
        environment = {'PATH': os.environ['PATH'], 'HOME': home, 'TERM': 'xterm', 'LC_ALL': 'C.UTF-8',
                       'DISPLAY': name, 'SHAREPOST_CLIPBOARD': 'xclip', 'SHAREPOST_BROWSER': 'true',
                       'SHAREPOST_NO_CONFIG': '1'}
        child, terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 50, COLUMNS, 0, 0))
            os.chdir(os.path.join(ROOT, 'examples'))
            os.execve(program, COMMAND, environment)
        written = b''
        while True:
            try:
                piece = os.read(terminal, 65536)
            except OSError:         # the other end is closed
                break
            if not piece:
                break
            written += piece
        if os.waitpid(child, 0)[1] != 0:
            sys.exit('%s failed: %s' % (program, written.decode()))
    return written.decode().replace('\r\n', '\n').rstrip('\n')


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1
               for c in text)


def spans(line, style):
    """A line in pieces of one style: (column, style, text), and the style that goes on."""
    pieces, column = [], 0
    for text, code in re.findall('([^\x1b]*)(?:\x1b\\[([0-9]*)m)?', line):
        if text:
            for blank, word in re.findall(r'( {2,})|((?: ?[^ ]+)+ ?)', text) or [('', text)]:
                if word:
                    pieces.append((column, style, word))
                column += width(blank or word)
        if code:
            style = '' if code == '0' else CLASSES[code]
    return pieces, style


def lines_of(text):
    for line in text.split('\n'):       # a terminal breaks what does not fit
        bare = re.sub('\x1b\\[[0-9]*m', '', line)
        if len(bare) <= COLUMNS or bare != line:
            yield line
        else:
            yield from (line[at:at + COLUMNS] for at in range(0, len(line), COLUMNS))


def draw(text):
    lines = ['\x1b[1m$\x1b[0m ' + ' '.join(COMMAND)] + list(lines_of(text))
    wide, high = round(COLUMNS * CELL + 2 * MARGIN), BAR + len(lines) * LINE + MARGIN
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" '
           'aria-label="A terminal: %s">' % (wide, high, wide, high, escape(' '.join(COMMAND))),
           '<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;'
           'fill:#d8dee6;white-space:pre}.b{font-weight:700;fill:#fff}.d{fill:#8f9aa6}.m{fill:#74c0e8}'
           '.w{fill:#e8b974}</style>',
           '<rect width="%d" height="%d" rx="9" fill="#171b20"/>' % (wide, high)]
    out += ['<circle cx="%d" cy="17" r="5.5" fill="#3a424c"/>' % x for x in (20, 38, 56)]
    style = ''
    for number, line in enumerate(lines):
        pieces, style = spans(line, style)
        y = BAR + 14 + number * LINE
        for column, kind, piece in pieces:
            out.append('<text x="%.1f" y="%d" textLength="%.1f"%s>%s</text>' % (
                MARGIN + column * CELL, y, width(piece) * CELL, ' class="%s"' % kind if kind else '',
                escape(piece)))
    return '\n'.join(out + ['</svg>']) + '\n'


def main():
    program, picture = os.path.abspath(sys.argv[1]), sys.argv[2]
    server, name = display()
    if not server:
        print('skipped: no Xvfb or no xclip')
        return 77
    try:
        drawn = draw(run(program, name))
    finally:
        server.terminate()
        server.wait()
    if sys.argv[3:] == ['--check']:
        with open(picture, encoding='utf-8') as file:
            return 0 if file.read() == drawn else 1
    with open(picture, 'w', encoding='utf-8') as file:
        file.write(drawn)
    return 0


if __name__ == '__main__':
    sys.exit(main())
