"""Real clicks in a real window: a browser that nobody drives, a pointer, the clipboard read back.

A driver that is attached to a browser emulates the focus, and with it the one thing that goes wrong with
copying before opening. So here the browser runs by itself on a display of its own; xdotool moves the
pointer and presses, xclip reads, and a server that plays the share dialog notes what was asked of it.

usage: clicks.py WORK      the pages, hostile.md and a.md are there; see clicks.sh
"""
import http.server
import os
import socket
import ssl
import subprocess
import sys
import threading
import time

WIDTH, HEIGHT = 1000, 800
asked = []      # of the share dialog: path and Referer
problems = 0


def bad(what):
    global problems
    problems += 1
    print('WRONG: %s' % what, flush=True)


def run(*command, **how):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20, **how)


class Dialog(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if 'favicon' not in self.path:
            asked.append((self.headers['Host'], self.path, self.headers['Referer']))
        body = b'<!DOCTYPE html><title>dialog</title><p>The share dialog.'
        self.send_response(200)
        self.send_header('Content-Type', 'text/html')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Pages(Dialog):
    def do_GET(self):
        try:
            with open(os.path.join('site', os.path.basename(self.path)), 'rb') as file:
                body = file.read()
        except OSError:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(handler, certificate=None):
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def clipboard():
    return run('xclip', '-selection', 'clipboard', '-out').stdout.decode('utf-8', 'replace')


def set_clipboard(text):
    subprocess.run(['xclip', '-selection', 'clipboard', '-in'], input=text.encode(), timeout=20,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for(what, seconds=10):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.1)
    return False


class Browser:
    """A window as large as the screen, without a bar, at 'url'."""

    def __init__(self, url, ports):
        self.home = os.path.abspath('profile-%d' % len(os.listdir('.')))
        self.process = subprocess.Popen(
            [os.environ['CHROMIUM'], '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
             '--no-default-browser-check', '--disable-background-networking', '--disable-component-update',
             '--disable-sync', '--disable-features=Translate', '--password-store=basic',
             '--ignore-certificate-errors', '--test-type', '--user-data-dir=' + self.home, '--kiosk',
             '--window-size=%d,%d' % (WIDTH, HEIGHT), '--window-position=0,0',
             '--host-resolver-rules=MAP www.linkedin.com:443 127.0.0.1:%d, MAP site.test:80 127.0.0.1:%d'
             % ports, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    def shows(self, title):
        return wait_for(lambda: run('xdotool', 'search', '--onlyvisible', '--name', title).stdout, 20)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def click(x, y):
    run('xdotool', 'mousemove', str(x), str(y), 'click', '1')


def case(name, url, title, place, ports, text, copied=True):
    """One click at 'place' of the page at 'url': 'text' is in the clipboard, the dialog was asked for."""
    asked.clear()
    set_clipboard('before')
    browser = Browser(url, ports)
    try:
        if not browser.shows(title):
            bad('%s: the page does not show' % name)
            return
        opened = False
        for _ in range(6):      # the window is there before its page takes clicks
            time.sleep(0.5)
            click(*place)
            opened = opened or wait_for(lambda: asked, 2.5)
            if opened:
                break
        wait_for(lambda: clipboard() != 'before', 5 if copied else 2)
        got = clipboard()
    finally:
        browser.close()
    if not opened:
        bad('%s: the dialog does not open' % name)
    elif asked[0] != ('www.linkedin.com', os.environ['DIALOG'], None):
        bad('%s: the dialog was asked %r' % (name, asked[0]))
    if copied and got != text:
        bad('%s: the clipboard has %r, not %r' % (name, got[:200], text[:200]))
    if not copied and got != 'before':
        bad('%s: copies after all, so that this test tells nothing' % name)
    print('%s: done' % name, flush=True)


def main():
    ports = (serve(Dialog, 'dialog.pem'), serve(Pages))
    text = open('a.txt', encoding='utf-8').read()
    here = 'http://127.0.0.1:%d/' % ports[1]
    button = (WIDTH // 2, 100)      # clicks.sh makes the site's link as large as this
    page = tuple(int(part) for part in os.environ['SHARE_AT'].split()) if os.environ['SHARE_AT'] else None
    case('button, secure', here + 'button.html', 'A site', button, ports, text)
    case('button, plain http', 'http://site.test/button.html', 'A site', button, ports, text)
    case('opened before copied', here + 'wrong.html', 'Wrong', button, ports, text, copied=False)
    if page:
        case('page, a file', 'file://' + os.path.abspath('page.html'), 'Share on', page, ports, text)
    print('%d problem(s)' % problems if problems else 'ok')
    return 1 if problems else 0


if __name__ == '__main__':
    os.chdir(sys.argv[1])
    sys.exit(main())
