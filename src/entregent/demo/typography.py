"""The spaces of French, so that the data modules can be written with plain ones."""

from __future__ import annotations

from entregent.kit.text import fold

NARROW, NO_BREAK = "\u202f", "\u00a0"
ELIDED = "aeiouyh"  # no word of the data begins with the h that refuses it
_FRENCH = ((" ;", NARROW + ";"), (" ?", NARROW + "?"), (" !", NARROW + "!"), (" :", NO_BREAK + ":"))
_QUOTES = (("« ", "«" + NO_BREAK), (" »", NO_BREAK + "»"))


def typeset(text: str, language: str) -> str:
    if language == "fr":
        for plain, fine in (*_FRENCH, *_QUOTES):
            text = text.replace(plain, fine)
    return text


def filled(sentence: str, language: str, **words: str) -> str:
    """The sentence with its words; a capital in the name asks for a capital in the word: `{Trade}`."""
    if language == "fr":
        for name, word in words.items():
            if fold(word)[:1] in ELIDED:
                sentence = sentence.replace(f"de {{{name}}}", f"d’{{{name}}}")
    capitals = {name.capitalize(): word[:1].upper() + word[1:] for name, word in words.items()}
    return typeset(sentence.format(**words, **capitals), language)
