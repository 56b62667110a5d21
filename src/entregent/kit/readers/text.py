"""Bytes to text: a mark of order, else UTF-8, else Windows-1252, which is what a spreadsheet saves."""

from __future__ import annotations

import codecs
import html
import io
import re
import unicodedata
from typing import TextIO

from entregent.kit.readers.refusals import Unreadable
from entregent.kit.readers.sources import Source

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Controls, halves of characters, and the marks that turn the direction of a line: they hide what a name is.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def encoding_of(source: Source) -> str:
    with source.open() as file:
        block = file.read(65_536)
        for mark, encoding in MARKS.items():
            if block.startswith(mark):
                return encoding
        if b"\0" in block:
            raise Unreadable("file-binary", file=source.name)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block:
                decoder.decode(block)
                block = file.read(65_536)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def open_text(source: Source) -> TextIO:
    """Line ends are kept as they are: inside a cell they belong to it."""
    encoding = encoding_of(source)
    errors = "strict" if encoding == "utf-8" else "replace"
    return io.TextIOWrapper(source.open(), encoding=encoding, errors=errors, newline="")


def head_text(source: Source) -> str:
    """The beginning, for recognising only: a character cut at the end does not matter."""
    head = source.head()
    encoding = next((encoding for mark, encoding in MARKS.items() if head.startswith(mark)), "utf-8")
    return head.decode(encoding, errors="replace")


def plain(text: str) -> str:
    """Several lines of text: entities decoded, one form of accents and line ends, nothing unprintable."""
    text = html.unescape(text) if "&" in text else text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return UNPRINTABLE.sub("", text).strip()


def one_line(text: str) -> str:
    return " ".join(plain(text).split())
