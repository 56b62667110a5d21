"""Forms of code that raise no error and do harm with composite keys or several machines. Each is looked for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

SOURCE = Path(__file__).resolve().parents[2] / "src" / "entregent"
LIST_ROWS = {model.__name__ for model in apps.get_models() if isinstance(model._meta.pk, models.CompositePrimaryKey)}
Trap = Callable[[ast.AST], bool]


def calls(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


def is_slice(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice)


def saves_a_fresh_list_row(node: ast.AST) -> bool:
    """`save()` of a fresh instance of a list row overwrites the one that is there."""
    if not isinstance(node, ast.FunctionDef | ast.Module):
        return False
    fresh = {
        target.id
        for part in ast.walk(node)
        if isinstance(part, ast.Assign) and makes_list_row(part.value)
        for target in part.targets
        if isinstance(target, ast.Name)
    }
    saved = [part.func.value for part in ast.walk(node) if calls(part, "save")]  # type: ignore[attr-defined]
    return any(makes_list_row(row) or getattr(row, "id", None) in fresh for row in saved)


def makes_list_row(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in LIST_ROWS


def filters_by_a_slice_of_keys(node: ast.AST) -> bool:
    """With a composite key, `filter(pk__in=rows[:n])` means all rows or none."""
    return (
        isinstance(node, ast.keyword) and node.arg == "pk__in" and any(is_slice(part) for part in ast.walk(node.value))
    )


def takes_more_than_it_locked(node: ast.AST) -> bool:
    """`UPDATE … WHERE id IN (SELECT … LIMIT n FOR UPDATE SKIP LOCKED)` may take more than n rows."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value.upper()
        return "SKIP LOCKED" in text and "LIMIT" in text and ("UPDATE " in text.replace("FOR UPDATE", ""))
    if not isinstance(node, ast.keyword) or not (node.arg or "").endswith("__in"):
        return False
    parts = list(ast.walk(node.value))
    materialised = isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") in {"list", "set", "tuple"}
    return not materialised and any(calls(part, "select_for_update") for part in parts)


def joins_owners(node: ast.AST) -> bool:
    """Rows of another owner may be on another machine: fetch them by `id__among`."""
    return calls(node, "select_related", "prefetch_related")


TRAPS: dict[str, Trap] = {
    trap.__name__: trap
    for trap in (saves_a_fresh_list_row, filters_by_a_slice_of_keys, takes_more_than_it_locked, joins_owners)
}


def found(trap: Trap) -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if trap(node):
                yield f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', '?')}"


@pytest.mark.parametrize("name", TRAPS)
def test_no_code_steps_into_a_trap(name: str) -> None:
    assert list(found(TRAPS[name])) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("saves_a_fresh_list_row", "Contact(owner_id=1, other_id=2).save()"),
        ("saves_a_fresh_list_row", "def f():\n  row = models.Contact(owner_id=1)\n  row.save()"),
        ("filters_by_a_slice_of_keys", "Entry.objects.filter(pk__in=rows[:100]).delete()"),
        (
            "takes_more_than_it_locked",
            "Job.objects.filter(id__in=rows.select_for_update(skip_locked=True)[:9]).update(x=1)",
        ),
        (
            "takes_more_than_it_locked",
            "'UPDATE j SET x=1 WHERE id IN (SELECT id FROM j LIMIT 9 FOR UPDATE SKIP LOCKED)'",
        ),
        ("joins_owners", "Contact.objects.select_related('other')"),
    ],
)
def test_the_trap_is_seen(name: str, code: str) -> None:
    assert any(TRAPS[name](node) for node in ast.walk(ast.parse(code)))


def test_a_list_read_first_is_no_trap() -> None:
    code = "Job.objects.filter(id__in=[job.id for job in taken]).update(x=1); account.save(update_fields=['password'])"
    assert not any(trap(node) for trap in TRAPS.values() for node in ast.walk(ast.parse(code)))
