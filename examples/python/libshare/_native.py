"""The C border: <share/share.h> as ctypes sees it, no more than __init__.py needs.

The library is looked for under $LIBSHARE (a file), then as the system finds libraries.
"""
import ctypes
import ctypes.util
import os
from ctypes import POINTER, c_char, c_char_p, c_int, c_size_t, c_uint, c_void_p


class Error(ctypes.Structure):
    _fields_ = [("status", c_int), ("line", c_uint), ("column", c_uint), ("source", c_char * 256),
                ("message", c_char * 252)]


class Value(ctypes.Structure):
    _fields_ = [("text", c_char_p), ("length", c_size_t), ("origin", c_int), ("line", c_uint),
                ("column", c_uint), ("score", c_uint)]


class Warning(ctypes.Structure):  # noqa: A001
    _fields_ = [("code", c_char_p), ("message", c_char_p), ("line", c_uint), ("column", c_uint),
                ("offset", c_size_t)]


# The members below may end before those of a newer library: 'size' tells it where.
class ParseOptions(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("name", c_char_p), ("base_url", c_char_p),
                ("encoding", c_char_p), ("language", c_char_p), ("max_bytes", c_size_t),
                ("format", c_int), ("flags", c_uint)]


class PostOptions(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("network", c_char_p), ("layout", c_char_p), ("url", c_char_p),
                ("utm", c_char_p), ("limit", c_size_t), ("unit", c_int), ("max_tags", c_int),
                ("link", c_int), ("flags", c_uint)]


class JsonOptions(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("flags", c_uint), ("exit_code", c_int), ("copied", c_int),
                ("opened", c_int)]


PARSE_EXPLAIN = 4  # SHARE_PARSE_EXPLAIN

_SIGNATURES = {
    "share_strerror": (c_char_p, [c_int]),
    "share_status_name": (c_char_p, [c_int]),
    "share_origin_name": (c_char_p, [c_int]),
    "share_format_name": (c_char_p, [c_int]),
    "share_article_parse": (c_int, [POINTER(c_void_p), c_char_p, c_size_t, POINTER(ParseOptions),
                                    POINTER(Error)]),
    "share_article_add": (c_int, [c_void_p, c_int, c_char_p]),
    "share_article_count": (c_size_t, [c_void_p, c_int]),
    "share_article_get": (POINTER(Value), [c_void_p, c_int, c_size_t]),
    "share_article_warning_count": (c_size_t, [c_void_p]),
    "share_article_warning": (POINTER(Warning), [c_void_p, c_size_t]),
    "share_article_body": (c_int, [POINTER(c_void_p), c_void_p, POINTER(Error)]),
    "share_article_free": (None, [c_void_p]),
    "share_post_compose": (c_int, [POINTER(c_void_p), c_void_p, POINTER(PostOptions),
                                   POINTER(Error)]),
    "share_post_text": (c_char_p, [c_void_p, POINTER(c_size_t)]),
    "share_post_share_url": (c_char_p, [c_void_p]),
    "share_post_comment": (c_char_p, [c_void_p]),
    "share_post_length": (c_size_t, [c_void_p, c_int]),
    "share_post_hashtag": (c_char_p, [c_void_p, c_size_t]),
    "share_post_shortened": (c_char_p, [c_void_p, c_size_t]),
    "share_post_free": (None, [c_void_p]),
    "share_measure": (c_size_t, [c_char_p, c_size_t, c_int]),
    "share_json": (c_int, [POINTER(c_void_p), c_void_p, c_void_p, POINTER(JsonOptions),
                           POINTER(Error)]),
    "share_free": (None, [c_void_p]),
    "share_version": (c_char_p, []),
}


def _load() -> ctypes.CDLL:
    name = os.environ.get("LIBSHARE") or ctypes.util.find_library("share") or "libshare.so.0"
    library = ctypes.CDLL(name)
    for function, (result, arguments) in _SIGNATURES.items():
        declared = getattr(library, function)
        declared.restype, declared.argtypes = result, arguments
    return library


lib = _load()


def format_named(name: str) -> int:
    """SHARE_MARKDOWN and so on by the name that the library gives it."""
    if name == "auto":
        return 0
    for number in range(1, 4):
        if lib.share_format_name(number).decode() == name:
            return number
    raise ValueError("no such format: %r" % name)
