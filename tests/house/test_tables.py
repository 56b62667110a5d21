"""The rules by which the same tables run on one machine and on many, read from the models themselves."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from entregent.kit import registry
from entregent.kit.fields import IdField

# Small tables of the instance itself, and logs in the order of a counter: neither things nor lists.
OWN_KEYS = {
    "kit_idslot": "slot",
    "kit_schedule": "name",
    "network_graphcounter": "id",
    "network_graphlog": "seq",
    "people_instance": "id",
}
# Unique over the server, because these tables stay on one node.
UNIQUE_ANYWHERE = {
    ("people_account", ("email",)): "an account is a way in, kept beside the libraries' tables",
    ("people_invitation", ("token_hash",)): "an invitation is found by its token alone",
    ("kit_job", ("bucket", "key")): "the queue is spread by bucket, which the constraint contains",
}
# The libraries' own tables stay on one node.
OF_LIBRARIES = {
    "account_emailaddress",
    "account_emailconfirmation",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_session",
    "usersessions_usersession",
}


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("entregent.")]


def key_of(model: type[models.Model]) -> tuple[str, ...]:
    key = model._meta.pk
    return tuple(key.field_names) if isinstance(key, models.CompositePrimaryKey) else (key.name,)


def uniques(model: type[models.Model]) -> list[tuple[str, ...]]:
    single = [(field.name,) for field in model._meta.local_fields if field.unique and not field.primary_key]
    wide = [tuple(one.fields) for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
    return single + wide + [tuple(fields) for fields in model._meta.unique_together]


def test_every_table_is_exported_and_erased_or_says_why_not() -> None:
    missing = [model._meta.db_table for model in ours() if model not in registry.tables]
    empty = [
        table.model._meta.db_table
        for table in registry.tables.values()
        if not (table.owner or table.mentions or table.erase or table.kept)
    ]
    assert (missing, empty) == ([], [])


def test_every_registered_column_exists() -> None:
    for table in registry.tables.values():
        columns = {field.name for field in table.model._meta.local_fields}
        assert set(table.owner + table.mentions) <= columns, table.model


def test_things_have_an_id_and_lists_have_their_owner_first() -> None:
    for model in ours():
        table, key = model._meta.db_table, key_of(model)
        if table in OWN_KEYS:
            assert key == (OWN_KEYS[table],)
        elif len(key) == 1:
            assert key in {("id",), ("owner_id",)}, table  # the second: one row for each owner
            assert isinstance(model._meta.pk, IdField), table
        else:
            assert len(key) > 1, table


def test_what_is_unique_contains_the_key_by_which_it_is_spread() -> None:
    wider = {
        (model._meta.db_table, fields)
        for model in ours()
        for fields in uniques(model)
        if key_of(model)[0] not in fields
    }
    assert wider == set(UNIQUE_ANYWHERE)


def test_no_table_points_at_another() -> None:
    pointing = [
        f"{model._meta.db_table}.{f.name}" for model in ours() for f in model._meta.local_fields if f.is_relation
    ]
    assert pointing == []


def test_every_table_inserts_many_rows_in_the_form_that_citus_spreads() -> None:
    without = [
        model._meta.db_table
        for model in ours()
        if model._meta.db_table not in OWN_KEYS
        and not any(hasattr(field, "get_placeholder") for field in model._meta.local_fields)
    ]
    assert without == []


def test_tables_of_libraries_are_known_by_name() -> None:
    foreign = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if not model.__module__.startswith("entregent.")
    }
    assert foreign == OF_LIBRARIES
