"""A generated archive to try: plausible, small, about nobody."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date

from entregent.archives.linkedin.sample_words import WORDS

PREAMBLE = [
    ["Notes:"],
    ["Some addresses are missing: only people who allow it show you theirs. This archive was generated to try with."],
    [],
]
HEADERS = {
    "Profile": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers",
    "Positions": "Company Name,Title,Description,Location,Started On,Finished On",
    "Education": "School Name,Start Date,End Date,Notes,Degree Name,Activities",
    "Skills": "Name",
    "Languages": "Name,Proficiency",
    "Certifications": "Name,Url,Authority,Started On,Finished On,License Number",
    "Volunteering": "Company Name,Role,Cause,Started On,Finished On,Description",
    "Projects": "Title,Description,Url,Started On,Finished On",
    "Honors": "Title,Description,Issued On",
    "Connections": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "Recommendations_Received": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
}


def sample_name(today: date) -> str:
    return f"Basic_LinkedInDataExport_{today:%m-%d-%Y}.zip"


def sample_archive(*, name: str, language: str, today: date, members: Sequence[tuple[str, str]] = ()) -> bytes:
    """`name`: of the member it is for. `members`: (name, profile address) of people to be found among connections."""
    words = WORDS.get(language, WORDS["en"])
    first, _, last = name.partition(" ")
    tables = {key: [[cell.format(year=today.year) for cell in row] for row in rows] for key, rows in words.items()}
    tables["Profile"] = [[first, last, *row] for row in tables["Profile"]]
    tables["Connections"] += [[*split(person), url, "", "", "", f"14 Sep {today.year - 1}"] for person, url in members]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for key, rows in tables.items():
            info = zipfile.ZipInfo(f"{key}.csv", (today.year, today.month, today.day, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            preamble = PREAMBLE if key == "Connections" else []
            packed.writestr(info, as_csv([*preamble, HEADERS[key].split(","), *rows]))
    return data.getvalue()


def split(name: str) -> tuple[str, str]:
    first, _, last = name.partition(" ")
    return first, last


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()
