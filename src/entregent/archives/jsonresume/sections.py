"""What each list of a JSON Resume becomes, with the keys it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from entregent.archives.candidates import Identity, Item
from entregent.archives.jsonresume.values import day, long_text, paragraphs, text, texts, web
from entregent.people.entries import EntryDraft

Values = dict[str, Any]
BASICS = frozenset("name label image picture email phone url website summary location profiles".split())


def basics(values: Values) -> Iterator[tuple[str, Item]]:
    """Mail and telephone stay out: nobody asked to publish them."""
    if name := text(values.get("name")):
        yield "basics.name", Identity("name", name)
    if label := text(values.get("label")):
        yield "basics.label", Identity("headline", label)
    if summary := long_text(values.get("summary")):
        yield "basics.summary", EntryDraft(kind="about", text=summary)
    location = values.get("location")
    if isinstance(location, dict) and text(location.get("city")):
        around = [text(location.get(key)) for key in ("region", "countryCode")]
        detail = ", ".join(part for part in around if part)
        yield "basics.location", EntryDraft(kind="town", title=text(location["city"]), detail=detail)
    if url := web(values.get("url") or values.get("website")):
        yield "basics.url", EntryDraft(kind="link", url=url)
    profiles = values.get("profiles")
    for index, profile in enumerate(profiles[:100] if isinstance(profiles, list) else []):
        if isinstance(profile, dict) and (url := web(profile.get("url"))):
            yield f"basics.profiles[{index}]", EntryDraft(kind="link", title=text(profile.get("network")), url=url)


def available(meta: Any) -> Callable[[], list[Item]] | None:
    """Not in the schema: our own export carries it among what describes the document."""
    values = meta.get("available") if isinstance(meta, dict) else None
    if not isinstance(values, dict):
        return None
    return lambda: [
        EntryDraft(
            kind="available",
            title=text(values.get("for")),
            place=text(values.get("location")),
            start=day(values.get("startDate")),
            end=day(values.get("endDate")),
        )
    ]


def work(values: Values) -> list[Item]:
    return [
        EntryDraft(
            kind="position",
            title=text(values.get("position")),
            organisation=text(values.get("name") or values.get("company")),
            place=text(values.get("location")),
            url=web(values.get("url") or values.get("website")),
            text=paragraphs(values.get("summary"), values.get("highlights"), long_text(values.get("description"))),
            start=day(values.get("startDate")),
            end=day(values.get("endDate")),
        )
    ]


def volunteer(values: Values) -> list[Item]:
    return [
        EntryDraft(
            kind="volunteering",
            title=text(values.get("position")),
            organisation=text(values.get("organization")),
            place=text(values.get("location")),
            detail=text(values.get("cause")),
            url=web(values.get("url") or values.get("website")),
            text=paragraphs(values.get("summary"), values.get("highlights")),
            start=day(values.get("startDate")),
            end=day(values.get("endDate")),
        )
    ]


def education(values: Values) -> list[Item]:
    score = text(values.get("score") or values.get("gpa"))
    return [
        EntryDraft(
            kind="education",
            title=text(values.get("studyType")),
            organisation=text(values.get("institution")),
            detail=text(values.get("area")),
            place=text(values.get("location")),
            url=web(values.get("url")),
            text=paragraphs(values.get("summary"), values.get("courses"), score),
            start=day(values.get("startDate")),
            end=day(values.get("endDate")),
        )
    ]


def award(values: Values) -> list[Item]:
    return [
        EntryDraft(
            kind="honour",
            title=text(values.get("title")),
            organisation=text(values.get("awarder")),
            text=long_text(values.get("summary")),
            start=day(values.get("date")),
        )
    ]


def certificate(values: Values) -> list[Item]:
    return [
        EntryDraft(
            kind="certification",
            title=text(values.get("name")),
            organisation=text(values.get("issuer")),
            detail=text(values.get("number")),
            url=web(values.get("url")),
            start=day(values.get("date")),
            end=day(values.get("endDate")),
        )
    ]


def publication(values: Values) -> list[Item]:
    return [
        EntryDraft(
            kind="publication",
            title=text(values.get("name")),
            organisation=text(values.get("publisher")),
            url=web(values.get("url") or values.get("website")),
            text=long_text(values.get("summary")),
            start=day(values.get("releaseDate")),
        )
    ]


def skill(values: Values) -> list[Item]:
    """A keyword under a skill is a skill too."""
    names = [text(values.get("name"))]
    first = [EntryDraft(kind="skill", title=name, detail=text(values.get("level"))) for name in names if name]
    return [*first, *(EntryDraft(kind="skill", title=word) for word in texts(values.get("keywords")))]


def language(values: Values) -> list[Item]:
    name = text(values.get("language") or values.get("name"))
    return [EntryDraft(kind="language", title=name, detail=text(values.get("fluency") or values.get("level")))]


def interest(values: Values) -> list[Item]:
    words = ", ".join(texts(values.get("keywords")))
    return [EntryDraft(kind="interest", title=text(values.get("name")), text=words or long_text(values.get("summary")))]


def reference(values: Values) -> list[Item]:
    return [
        EntryDraft(
            kind="recommendation",
            title=text(values.get("name")),
            organisation=text(values.get("organization")),
            detail=text(values.get("position")),
            text=long_text(values.get("reference")),
            start=day(values.get("date")),
        )
    ]


def project(values: Values) -> list[Item]:
    roles = ", ".join(texts(values.get("roles")))
    return [
        EntryDraft(
            kind="project",
            title=text(values.get("name")),
            organisation=text(values.get("entity")),
            url=web(values.get("url") or values.get("website")),
            text=paragraphs(values.get("description") or values.get("summary"), values.get("highlights"), roles),
            start=day(values.get("startDate")),
            end=day(values.get("endDate")),
        )
    ]


@dataclass(frozen=True, slots=True)
class Section:
    key: str  # of our report
    parse: Callable[[Values], list[Item]]
    keys: frozenset[str]


def _section(key: str, parse: Callable[[Values], list[Item]], keys: str) -> Section:
    return Section(key, parse, frozenset(keys.split()))


_DATES = "url website startDate endDate summary highlights location "
SECTIONS = {
    "work": _section("positions", work, _DATES + "name company position description"),
    "volunteer": _section("volunteering", volunteer, _DATES + "organization position cause"),
    "education": _section("education", education, _DATES + "institution area studyType score gpa courses"),
    "awards": _section("honours", award, "title date awarder summary"),
    "certificates": _section("certifications", certificate, "name date url issuer number endDate"),
    "publications": _section("publications", publication, "name publisher releaseDate url website summary"),
    "skills": _section("skills", skill, "name level keywords"),
    "languages": _section("languages", language, "language name fluency level"),
    "interests": _section("profile", interest, "name keywords summary"),
    "references": _section("recommendations", reference, "name reference organization position date"),
    "projects": _section("projects", project, _DATES + "name description roles entity"),
}
# Lists that older files fill with plain words.
NAMED_BY = {"skills": "name", "languages": "language", "interests": "name"}


def unknown(values: Values, known: frozenset[str], prefix: str) -> list[str]:
    return [f"{prefix}.{key[:40]}" for key in list(values)[:100] if key not in known]
