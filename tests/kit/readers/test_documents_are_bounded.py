from __future__ import annotations

import json
import time

import pytest

from archive_files import source
from entregent.kit.readers.documents import read_json
from entregent.kit.readers.refusals import Unreadable


def test_a_document_is_read_with_or_without_a_mark() -> None:
    assert read_json(source("a.json", '{"name": "Zoé", "at": [1, 2.5, null]}')) == {"name": "Zoé", "at": [1, 2.5, None]}
    assert read_json(source("a.json", '\ufeff{"a": "[{\\"["}')) == {"a": '[{"['}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "json-broken"),
        ('{"a": ', "json-broken"),
        ('{"a": "' + '\\"' * 900_000, "json-broken"),
        ('{"a": NaN}', "json-number"),
        ('{"a": -Infinity}', "json-number"),
        ('{"a": 1e999}', "json-number"),
        ('{"a": ' + "9" * 100_000 + "}", "json-number"),
        ('{"a": 1, "a": 2}', "json-twice"),
        ("[" * 100_000, "json-deep"),
        ('{"a":' * 40 + "1" + "}" * 40, "json-deep"),
        ("[" + "{}," * 200_000 + "{}]", "json-many"),
        (json.dumps("x" * 2_100_000), "file-large"),
        (b'{"a": "\xff"}', "json-broken"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_document_that_is_broken_or_hostile_is_refused_at_once(text: str | bytes, code: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        read_json(source("cv.json", text))
    assert (caught.value.code, "cv.json" in str(caught.value)) == (code, True)
    assert time.monotonic() - begun < 2
