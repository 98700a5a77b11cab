"""libshare in Python: an article goes in, the post that shares it comes out.

    import libshare
    article = libshare.Article("# A headline\\n\\nA sentence.", format="markdown")
    print(article.headline, article.tags)
    print(article.post(max_tags=3).text)

Nothing but the standard library is needed beside libshare itself. Objects free what they hold; a
post does not need its article any more.
"""
from __future__ import annotations

import ctypes
import enum
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Optional, Tuple, Union

from . import _native as native

__all__ = ["Article", "Error", "Key", "Link", "Post", "Unit", "Value", "Warning", "measure", "version"]

Text = Union[str, bytes]


class Key(enum.IntEnum):
    HEADLINE = 0
    SUMMARY = 1
    POINT = 2
    TAG = 3
    URL = 4
    AUTHOR = 5
    SITE = 6
    LANGUAGE = 7
    DATE = 8
    IMAGE = 9
    TEXT_OF_POST = 10


class Unit(enum.IntEnum):
    BYTES = 0
    UTF16 = 1
    CODE_POINTS = 2
    GRAPHEMES = 3


class Link(enum.IntEnum):
    BODY = 0
    COMMENT = 1
    NONE = 2


class Error(Exception):
    """Why a call failed: 'code' as in the JSON, and the place, 0 where there is none."""

    def __init__(self, code: str, message: str, source: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.source = code, message, source
        self.line, self.column = line, column


@dataclass(frozen=True)
class Value:
    text: str
    origin: str
    line: int
    column: int
    score: int


@dataclass(frozen=True)
class Warning:  # noqa: A001 - the library's own word
    code: str
    message: str
    line: int
    column: int


def _encoded(text: Optional[Text]) -> Optional[bytes]:
    return text.encode("utf-8", "replace") if isinstance(text, str) else text


def _check(status: int, error: native.Error) -> None:
    if status == 0:
        return
    code = native.lib.share_status_name(status).decode()
    if error.status == status:
        raise Error(code, error.message.decode("utf-8", "replace"),
                    error.source.decode("utf-8", "replace"), error.line, error.column)
    raise Error(code, native.lib.share_strerror(status).decode(), "", 0, 0)


def _taken(pointer: ctypes.c_void_p) -> str:
    """The text that a call handed over, which is freed."""
    try:
        return ctypes.string_at(pointer).decode("utf-8")
    finally:
        native.lib.share_free(pointer)


class Article:
    """What an article says about itself. 'content' is its text, bytes in any encoding or a string;
    'explain' also keeps why each sentence was taken or left out, for json(explain=True)."""

    def __init__(self, content: Text, *, name: Optional[str] = None, format: str = "auto",
                 base_url: Optional[str] = None, encoding: Optional[str] = None,
                 language: Optional[str] = None, max_bytes: int = 0, explain: bool = False) -> None:
        self._handle = ctypes.c_void_p()
        data = _encoded(content) or b""
        if isinstance(content, str):
            encoding = "utf-8"
        options = native.ParseOptions(ctypes.sizeof(native.ParseOptions))
        options.name, options.base_url = _encoded(name), _encoded(base_url)
        options.encoding, options.language = _encoded(encoding), _encoded(language)
        options.max_bytes, options.format = max_bytes, native.format_named(format)
        options.flags = native.PARSE_EXPLAIN if explain else 0
        error = native.Error()
        _check(native.lib.share_article_parse(ctypes.byref(self._handle), data, len(data),
                                              ctypes.byref(options), ctypes.byref(error)), error)

    @classmethod
    def open(cls, path: Union[str, Path], **options: object) -> "Article":
        """Reads a file; its name tells the format."""
        return cls(Path(path).read_bytes(), name=str(path), **options)  # type: ignore[arg-type]

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            native.lib.share_article_free(self._handle)
            self._handle = ctypes.c_void_p()

    def add(self, key: Key, text: Text) -> None:
        """A value of your own, which outranks every value that was found."""
        _check(native.lib.share_article_add(self._handle, key, _encoded(text)), native.Error())

    def values(self, key: Key) -> Tuple[Value, ...]:
        """All candidates of a key, best first."""
        found = []
        for index in range(native.lib.share_article_count(self._handle, key)):
            value = native.lib.share_article_get(self._handle, key, index).contents
            found.append(Value(value.text[:value.length].decode("utf-8"),
                               native.lib.share_origin_name(value.origin).decode(), value.line,
                               value.column, value.score))
        return tuple(found)

    def _best(self, key: Key) -> str:
        values = self.values(key)
        return values[0].text if values else ""

    headline = property(lambda self: self._best(Key.HEADLINE))
    summary = property(lambda self: self._best(Key.SUMMARY))
    url = property(lambda self: self._best(Key.URL))
    author = property(lambda self: self._best(Key.AUTHOR))
    language = property(lambda self: self._best(Key.LANGUAGE))
    points = property(lambda self: tuple(v.text for v in self.values(Key.POINT)))
    tags = property(lambda self: tuple(v.text for v in self.values(Key.TAG)))

    @property
    def warnings(self) -> Tuple[Warning, ...]:
        found = []
        for index in range(native.lib.share_article_warning_count(self._handle)):
            warning = native.lib.share_article_warning(self._handle, index).contents
            found.append(Warning(warning.code.decode(), warning.message.decode("utf-8"),
                                 warning.line, warning.column))
        return tuple(found)

    @property
    def body(self) -> str:
        """The main text: paragraphs and headings, one blank line between them."""
        text, error = ctypes.c_void_p(), native.Error()
        _check(native.lib.share_article_body(ctypes.byref(text), self._handle, ctypes.byref(error)),
               error)
        return _taken(text)

    def post(self, *, network: Optional[str] = None, layout: Optional[str] = None,
             url: Optional[str] = None, utm: Optional[str] = None, limit: int = 0,
             unit: Unit = Unit.UTF16, max_tags: int = 0, link: Link = Link.BODY) -> "Post":
        """The post, whole and within the limit, or an Error."""
        options = native.PostOptions(ctypes.sizeof(native.PostOptions))
        options.network, options.layout = _encoded(network), _encoded(layout)
        options.url, options.utm = _encoded(url), _encoded(utm)
        options.limit, options.unit = limit, unit
        options.max_tags, options.link = max_tags, link
        handle, error = ctypes.c_void_p(), native.Error()
        _check(native.lib.share_post_compose(ctypes.byref(handle), self._handle,
                                             ctypes.byref(options), ctypes.byref(error)), error)
        return Post(handle)

    def json(self, post: Optional["Post"] = None, *, body: bool = False, explain: bool = False,
             ascii: bool = False) -> str:
        """One JSON object, as the program prints it with --json."""
        options = native.JsonOptions(ctypes.sizeof(native.JsonOptions))
        options.flags = 1 * body | 2 * explain | 4 * ascii
        text, error = ctypes.c_void_p(), native.Error()
        _check(native.lib.share_json(ctypes.byref(text), self._handle,
                                     post._handle if post else None, ctypes.byref(options),
                                     ctypes.byref(error)), error)
        return _taken(text)


class Post:
    """The text to paste, measured. Made by Article.post()."""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self._handle = handle

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            native.lib.share_post_free(self._handle)
            self._handle = ctypes.c_void_p()

    @property
    def text(self) -> str:
        return native.lib.share_post_text(self._handle, None).decode("utf-8")

    @property
    def share_url(self) -> str:
        return native.lib.share_post_share_url(self._handle).decode("utf-8")

    @property
    def comment(self) -> str:
        return native.lib.share_post_comment(self._handle).decode("utf-8")

    def _list(self, getter: object) -> Iterable[str]:
        index = 0
        while True:
            text = getter(self._handle, index)  # type: ignore[operator]
            if text is None:
                return
            yield text.decode("utf-8")
            index += 1

    @property
    def hashtags(self) -> Tuple[str, ...]:
        return tuple(self._list(native.lib.share_post_hashtag))

    @property
    def shortened(self) -> Tuple[str, ...]:
        """What gave way to fit."""
        return tuple(self._list(native.lib.share_post_shortened))

    def length(self, unit: Unit = Unit.UTF16) -> int:
        return native.lib.share_post_length(self._handle, unit)


def measure(text: Text, unit: Unit = Unit.UTF16) -> int:
    """The length of any text as a network counts it."""
    data = _encoded(text) or b""
    return native.lib.share_measure(data, len(data), unit)


def version() -> str:
    return native.lib.share_version().decode()
