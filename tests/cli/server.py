#!/usr/bin/env python3
"""server.py - the web as the tests need it: a small server on 127.0.0.1 that behaves badly on demand.

usage: server.py FOLDER [CERTIFICATE KEY]

Serves HTTP, and HTTPS when there is a certificate, on ports that the system chooses. Writes
FOLDER/http and FOLDER/https with the port numbers when it is ready, and a line for each request,
as received, to FOLDER/log. The path says what is wanted: see the table at the end. It is asked for
absolute URLs too, as a proxy is, and answers those itself. Ends by itself after five minutes.
"""
import gzip
import http.server
import os
import ssl
import sys
import threading
import time
import zlib

folder = sys.argv[1]
ports = {}

ARTICLE = """<!DOCTYPE html><html lang="en"><head>%s<title>How tide tables are made</title>
<meta name="description" content="A tide table is a sum of waves, and each harbour has its own.">
</head><body><main><article><h1>How tide tables are made</h1>
<p>The moon pulls, the sun pulls a little, and the coast answers in its own time. Every harbour
has been measured for at least a year before its table can be trusted.</p>
<p>A clerk once turned a brass machine by hand to add them up. %s Today a short program does it.</p>
</article></main></body></html>
"""
PAGE = (ARTICLE % ("", "")).encode()
HTML = "text/html; charset=utf-8"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        with open(os.path.join(folder, "log"), "a", encoding="latin-1") as log:
            headers = " ".join("%s=%s" % pair for pair in sorted(self.headers.items()))
            log.write("%s %s\n" % (self.requestline, headers))
        path = self.path
        if path.startswith("http://"):
            path = "/" + path.split("/", 3)[3]
        self.close_connection = True
        try:
            answer = ANSWERS[path.split("?")[0]]
            answer(self)
        except KeyError:
            self.send(404, HTML, PAGE)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def head(self, status, *fields):
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.end_headers()

    def send(self, status, kind, body, *fields):
        fields = (("Content-Length", str(len(body))),) + fields
        if kind is not None:
            fields = (("Content-Type", kind),) + fields
        self.head(status, *fields)
        self.wfile.write(body)


def page(kind=HTML, body=PAGE, *fields):
    return lambda h: h.send(200, kind, body, *fields)


def error(status):
    return lambda h: h.send(status, HTML, PAGE)


def redirect(to, status=302):
    return lambda h: h.send(status, HTML, b"<p>Elsewhere.</p>",
                            ("Location", to() if callable(to) else to))


def url(scheme, path):
    return lambda: "%s://127.0.0.1:%d%s" % (scheme, ports[scheme], path)


def drip(h):
    """A header, then a byte every now and then."""
    h.head(200, ("Content-Type", HTML), ("Content-Length", str(len(PAGE))))
    for byte in PAGE:
        h.wfile.write(bytes([byte]))
        h.wfile.flush()
        time.sleep(0.1)


def silent(h):
    time.sleep(60)


def endless(h):
    h.head(200, ("Content-Type", HTML))
    h.wfile.write(PAGE)
    while True:
        h.wfile.write(b"<p>And so on, and so on, for ever and ever.</p>\n" * 1000)


def endless_header(h):
    h.send_response(200)
    h.flush_headers()
    while True:
        h.wfile.write(b"X-More: " + b"x" * 1000 + b"\r\n")


def endless_redirect(h):
    h.head(302, ("Location", "/page"))
    while True:
        h.wfile.write(b"elsewhere " * 6000)


def stored_brotli(data):
    """A brotli stream that compresses nothing: RFC 7932, meta-blocks with ISUNCOMPRESSED."""
    out = bytearray()
    first = True
    for start in range(0, len(data), 65536):
        piece = data[start:start + 65536]
        bits = (len(piece) - 1) << 3 | 1 << 19  # ISLAST 0, MNIBBLES 4, MLEN, ISUNCOMPRESSED
        if first:
            bits <<= 1  # WBITS 16
        out += bits.to_bytes(3, "little") + piece
        first = False
    return bytes(out) + b"\x03"  # ISLAST, ISLASTEMPTY


def bomb(h):
    """A gigabyte that travels as one megabyte."""
    h.head(200, ("Content-Type", HTML), ("Content-Encoding", "gzip"))
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    h.wfile.write(packer.compress(PAGE))
    for _ in range(1024):
        h.wfile.write(packer.compress(b" " * 1048576))
    h.wfile.write(packer.flush())


def short(h):
    h.head(200, ("Content-Type", HTML), ("Content-Length", str(len(PAGE) + 500)))
    h.wfile.write(PAGE)


def long(h):
    h.head(200, ("Content-Type", HTML), ("Content-Length", str(len(PAGE))))
    h.wfile.write(PAGE + b"<p>What comes after the end is nobody's.</p>" * 20)


def no_http(h):
    h.wfile.write(b"SSH-2.0-none\r\n")


def nothing(h):
    h.connection.shutdown(2)


def cookie(h):
    if "Cookie" in h.headers:
        h.send(500, HTML, PAGE)
    else:
        h.send(302, HTML, b"", ("Set-Cookie", "a=b; Path=/"), ("Location", "/no-cookie"))


def no_cookie(h):
    h.send(500 if "Cookie" in h.headers else 200, HTML, PAGE)


def in_charset(header, meta, codec):
    head = '<meta charset="%s">' % meta if meta else ""
    body = (ARTICLE % (head, "Na\u00efve readers call it a caf\u00e9 trick.")).encode(codec)
    return page("text/html; charset=" + header if header else "text/html", body)


MARKDOWN = b"# How tide tables are made\n\nThe moon pulls, and the coast answers in its own time.\n"
ANSWERS = {
    "/page": page(),
    "/xhtml": page("application/xhtml+xml"),
    "/markdown": page("text/markdown; charset=UTF-8", MARKDOWN),
    "/article.md": page("text/plain", MARKDOWN),
    "/no-type": page(None),
    "/relative": page(HTML, (ARTICLE % ('<meta property="og:image" content="pic.png">', ""))
                      .encode()),
    "/gzip": page(HTML, gzip.compress(PAGE), ("Content-Encoding", "gzip")),
    "/brotli": page(HTML, stored_brotli(PAGE), ("Content-Encoding", "br")),
    "/bad-gzip": page(HTML, b"\x1f\x8b\x08\x00 this is not what it says",
                      ("Content-Encoding", "gzip")),
    "/login": page(HTML, b"<title>Log in</title><h1>Log in</h1><form><input type=password></form>"),
    "/bomb": bomb,
    "/drip": drip,
    "/silent": silent,
    "/endless": endless,
    "/endless-header": endless_header,
    "/endless-redirect": endless_redirect,
    "/short": short,
    "/long": long,
    "/no-http": no_http,
    "/nothing": nothing,
    "/empty": page(HTML, b""),
    "/pdf": page("application/pdf", b"%PDF-1.7 and so on"),
    "/image": page("image/png", b"\x89PNG\r\n\x1a\n"),
    "/hidden-pdf": page(HTML, b"%PDF-1.7 and so on"),
    "/json": page("application/json", b'{"title": "not an article"}'),
    "/loop": redirect("/loop"),
    "/to-page": redirect("/sub/to-page", 301),
    "/sub/to-page": redirect("../page?from=sub#part", 308),
    "/no-location": lambda h: h.send(302, HTML, PAGE),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-ftp": redirect("ftp://127.0.0.1/page"),
    "/to-script": redirect("javascript:alert(1)"),
    "/to-password": redirect("http://user:secret@127.0.0.1/page"),
    "/to-http": redirect(url("http", "/page")),
    "/to-https": redirect(url("https", "/page")),
    "/to-loopback": redirect("http://127.0.0.1:9/page"),
    "/to-loopback6": redirect("//[::1]:9/page"),
    "/to-metadata": redirect("http://169.254.169.254/latest"),
    "/cookie": cookie,
    "/no-cookie": no_cookie,
    "/charset/header": in_charset("windows-1252", "utf-8", "cp1252"),
    "/charset/header-utf8": in_charset("utf-8", "windows-1252", "utf-8"),
    "/charset/quoted": in_charset('"ISO-8859-1"', "utf-8", "latin-1"),
    "/charset/unknown": in_charset("x-nobody-knows", "", "utf-8"),
}
for number in range(1, 8):
    ANSWERS["/hop%d" % number] = redirect("/hop%d" % (number - 1) if number > 1 else "/page")
for code in (202, 204, 301, 400, 401, 403, 404, 410, 429, 500, 503):
    ANSWERS["/status/%d" % code] = error(code)


def serve(scheme, certificate=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True,
                                            do_handshake_on_connect=False)
        server.handle_error = lambda *_: None  # clients that do not trust us hang up
    ports[scheme] = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()


serve("http")
if len(sys.argv) > 3:
    serve("https", sys.argv[2:4])
for scheme, port in ports.items():
    with open(os.path.join(folder, scheme + ".new"), "w", encoding="ascii") as out:
        out.write(str(port))
    os.rename(os.path.join(folder, scheme + ".new"), os.path.join(folder, scheme))
time.sleep(290)
