"""From a CV to a JSON Resume: a pure function, used by the public twin and by the download."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from entregent.people.entries import EntryDraft

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


@dataclass(frozen=True, slots=True)
class Resume:
    """What one reader may see of a CV. `url`: its page here, when there is one."""

    name: str
    headline: str = ""
    url: str = ""
    image: str = ""
    entries: tuple[EntryDraft, ...] = ()
    changed: datetime | None = None


def write(resume: Resume) -> dict[str, Any]:
    document: dict[str, Any] = {"$schema": SCHEMA, "basics": basics(resume)}
    for key, (kind, item) in LISTS.items():
        items = [filled(item(entry)) for entry in of_kind(resume, kind)]
        if items:
            document[key] = items
    document["meta"] = filled(
        {
            "canonical": resume.url,
            "version": "v1.0.0",
            "available": next((available(entry) for entry in of_kind(resume, "available")), ""),
            "lastModified": resume.changed.strftime("%Y-%m-%dT%H:%M:%S") if resume.changed else "",
        }
    )
    return document


def basics(resume: Resume) -> dict[str, Any]:
    about = next((entry.text for entry in of_kind(resume, "about")), "")
    town = next(of_kind(resume, "town"), None)
    return filled(
        {
            "name": resume.name,
            "label": resume.headline,
            "image": resume.image,
            "summary": about,
            "location": filled({"city": town.title, "region": town.detail}) if town else "",
            "profiles": [filled({"network": entry.title, "url": entry.url}) for entry in of_kind(resume, "link")],
        }
    )


def of_kind(resume: Resume, kind: str) -> Iterator[EntryDraft]:
    return iter([entry for entry in resume.entries if entry.kind == kind])


def filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def dates(entry: EntryDraft) -> dict[str, str]:
    return {"startDate": str(entry.start or ""), "endDate": str(entry.end or "")}


def available(entry: EntryDraft) -> dict[str, Any]:
    return filled({"for": entry.title, "location": entry.place, **dates(entry)})


def work(entry: EntryDraft) -> dict[str, Any]:
    return {
        "name": entry.organisation,
        "position": entry.title,
        "location": entry.place,
        "url": entry.url,
        **dates(entry),
        "summary": entry.text,
    }


def volunteer(entry: EntryDraft) -> dict[str, Any]:
    return {
        "organization": entry.organisation,
        "position": entry.title,
        "location": entry.place,
        "cause": entry.detail,
        "url": entry.url,
        **dates(entry),
        "summary": entry.text,
    }


def education(entry: EntryDraft) -> dict[str, Any]:
    return {
        "institution": entry.organisation,
        "studyType": entry.title,
        "area": entry.detail,
        "location": entry.place,
        "url": entry.url,
        **dates(entry),
        "summary": entry.text,
    }


def certificate(entry: EntryDraft) -> dict[str, Any]:
    return {
        "name": entry.title,
        "issuer": entry.organisation,
        "date": str(entry.start or ""),
        "endDate": str(entry.end or ""),
        "url": entry.url,
        "number": entry.detail,
    }


def publication(entry: EntryDraft) -> dict[str, Any]:
    return {
        "name": entry.title,
        "publisher": entry.organisation,
        "releaseDate": str(entry.start or ""),
        "url": entry.url,
        "summary": entry.text,
    }


def award(entry: EntryDraft) -> dict[str, Any]:
    return {
        "title": entry.title,
        "awarder": entry.organisation,
        "date": str(entry.start or ""),
        "summary": entry.text,
    }


def project(entry: EntryDraft) -> dict[str, Any]:
    return {
        "name": entry.title,
        "entity": entry.organisation,
        "url": entry.url,
        **dates(entry),
        "description": entry.text,
    }


def reference(entry: EntryDraft) -> dict[str, Any]:
    return {
        "name": entry.title,
        "organization": entry.organisation,
        "position": entry.detail,
        "date": str(entry.start or ""),
        "reference": entry.text,
    }


LISTS: dict[str, tuple[str, Callable[[EntryDraft], dict[str, Any]]]] = {
    "work": ("position", work),
    "volunteer": ("volunteering", volunteer),
    "education": ("education", education),
    "awards": ("honour", award),
    "certificates": ("certification", certificate),
    "publications": ("publication", publication),
    "skills": ("skill", lambda entry: {"name": entry.title, "level": entry.detail}),
    "languages": ("language", lambda entry: {"language": entry.title, "fluency": entry.detail}),
    "interests": ("interest", lambda entry: {"name": entry.title, "summary": entry.text}),
    "references": ("recommendation", reference),
    "projects": ("project", project),
}
