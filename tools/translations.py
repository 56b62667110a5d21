"""The catalogues: `add` takes French from standard input, `check` lists what is missing, `build` writes .mo.

`add` reads one JSON object. A key is the English sentence, or `context::sentence`; with `one|||many` for plurals.
"""

from __future__ import annotations

import ast
import fcntl
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "entregent"
LOCALES = SOURCE / "locale"
HEADER = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit", "MIME-Version": "1.0"}
PLURALS = {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}
# Django writes the sentences of a template as u'…'.
CALL = re.compile(r"\b(n?p?gettext|_)\(((?:\s*(?:u?'(?:\\.|[^'\\])*'|u?\"(?:\\.|[^\"\\])*\")\s*,?)+)", re.DOTALL)
LITERAL = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", re.DOTALL)

# Context, sentence, and plural or nothing.
Message = tuple[str, str, str]


def message(function: str, texts: list[str]) -> Message | None:
    context = texts.pop(0) if "p" in function.replace("_lazy", "").replace("gettext", "") and texts else ""
    plural = texts[1] if function.startswith("n") and len(texts) > 1 else ""
    return (context, texts[0], plural) if texts and texts[0] else None


def in_python(text: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        base = name.removesuffix("_lazy")
        if base not in {"_", "gettext", "ngettext", "pgettext", "npgettext"}:
            continue
        found = message(base, [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)])
        if found:
            yield found


def in_template(text: str) -> Iterator[Message]:
    for function, arguments in CALL.findall(templatize(text)):
        found = message(function, [ast.literal_eval(literal) for literal in LITERAL.findall(arguments)])
        if found:
            yield found


def messages() -> dict[Message, str]:
    """Every message of the product, with the first file it stands in."""
    found: dict[Message, str] = {}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            reader = in_python
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            reader = in_template
        else:
            continue
        for item in reader(path.read_text()):
            found.setdefault(item, str(path.relative_to(SOURCE)))
    return found


def catalogue(language: str) -> polib.POFile:
    path = LOCALES / language / "LC_MESSAGES" / "django.po"
    file = polib.pofile(str(path), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)
    file.fpath = str(path)
    file.metadata = {**HEADER, "Language": language, "Plural-Forms": PLURALS[language]}
    return file


def build() -> None:
    for language in PLURALS:
        file = catalogue(language)
        target = Path(file.fpath).with_suffix(".mo")
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(".mo.new")
        file.save_as_mofile(str(partial))
        partial.replace(target)


def add(given: dict[str, str]) -> None:
    with (LOCALES / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        file = catalogue("fr")
        entries = {(e.msgctxt or "", e.msgid): e for e in file}
        for key, value in given.items():
            context, _, sentence = key.rpartition("::")
            one, _, many = sentence.partition("|||")
            entry = entries.get((context, one)) or polib.POEntry(msgid=one, msgctxt=context or None)
            entries[context, one] = entry
            if many:
                entry.msgid_plural, entry.msgstr = many, ""
                entry.msgstr_plural = dict(enumerate((value.split("|||") * 2)[:2]))
            else:
                entry.msgstr = value
        file[:] = sorted(entries.values(), key=lambda e: (e.msgid, e.msgctxt or ""))
        file.save()
        build()


def problems() -> list[str]:
    """What keeps the French catalogue from being complete, one line each."""
    entries = {(e.msgctxt or "", e.msgid): e for e in catalogue("fr")}
    wanted = messages()
    lines = []
    for (context, sentence, plural), where in wanted.items():
        entry = entries.get((context, sentence))
        if entry is None or not entry.translated() or bool(plural) != bool(entry.msgid_plural):
            lines.append(f"{where}: no French for {sentence!r}" + (f" ({context})" if context else ""))
        elif sorted(re.findall(r"%\(\w+\)s|\{\w*\}", sentence)) != sorted(
            re.findall(r"%\(\w+\)s|\{\w*\}", entry.msgstr or entry.msgstr_plural[0])
        ):
            lines.append(f"{where}: other placeholders in the French of {sentence!r}")
    used = {(context, sentence) for context, sentence, _ in wanted}
    lines += [f"no longer used: {sentence!r}" for context, sentence in entries if (context, sentence) not in used]
    lines += [f"fuzzy: {e.msgid!r}" for e in entries.values() if "fuzzy" in e.flags]
    return lines


def prune() -> None:
    """Removes what the product no longer says."""
    used = {(context, sentence) for context, sentence, _ in messages()}
    file = catalogue("fr")
    file[:] = [e for e in file if (e.msgctxt or "", e.msgid) in used]
    file.save()
    build()


def main(verb: str) -> int:
    if verb == "add":
        add(json.load(sys.stdin))
    elif verb == "build":
        build()
    elif verb == "prune":
        prune()
    elif verb == "check":
        lines = problems()
        print("\n".join(lines) or "Translations are complete.")
        return bool(lines)
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
