"""Actors, the accounts that act for them, claims, the CV in entries with its history, invitations, the instance."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from entregent.kit.audience import MEMBERS
from entregent.kit.fields import IdField, IdSetField, PartialDateField


def members_only() -> tuple[int, ...]:
    return (MEMBERS,)


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser):
    """A local member's way in. Not a profile: it acts for actors through AccountActor."""

    class State(models.TextChoices):
        WAITING = "waiting"  # for approval
        ACTIVE = "active"
        SUSPENDED = "suspended"  # by an operator

    class Role(models.TextChoices):
        MEMBER = "member"
        OPERATOR = "operator"

    id = IdField(primary_key=True)
    email = models.EmailField(unique=True)
    language = models.CharField(max_length=8, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    state = models.CharField(max_length=12, choices=State.choices, default=State.ACTIVE)
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.MEMBER)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.state == self.State.ACTIVE

    @property
    def is_operator(self) -> bool:
        return self.role == self.Role.OPERATOR


class AccountActor(models.Model):
    """For whom an account may act. `self` is the member's own person."""

    class Role(models.TextChoices):
        SELF = "self"

    pk = models.CompositePrimaryKey("account_id", "actor_id")
    account_id = IdField()
    actor_id = IdField()
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.SELF)

    class Meta:
        indexes = [models.Index(fields=["actor_id"], name="account_of_actor")]


class Actor(models.Model):
    """Anyone with an address `handle@domain`; local ones have an empty domain."""

    class Kind(models.TextChoices):
        PERSON = "person"

    id = IdField(primary_key=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.PERSON)
    handle = models.CharField(max_length=64)
    domain = models.CharField(max_length=255, default="", blank=True)
    uri = models.URLField(max_length=500)
    name = models.CharField(max_length=120)
    name_folded = models.CharField(max_length=120, default="")
    headline = models.CharField(max_length=220, default="", blank=True)
    photo_id = IdField(null=True)
    photo_audience = IdSetField()  # as on its media row: a list of people shows faces without asking for them
    created_at = models.DateTimeField()
    demonstration = models.BooleanField(default=False)
    # What the member switched on. All begin off.
    page_public = models.BooleanField(default=False)
    page_indexed = models.BooleanField(default=False)
    page_ai = models.BooleanField(default=False)
    listed = models.BooleanField(default=False)
    matchable = models.BooleanField(default=False)
    shown_in_common = models.BooleanField(default=True)
    # Away from everyone: written by moderation and people, read by all.
    suspended_at = models.DateTimeField(null=True)
    resting_at = models.DateTimeField(null=True)
    away = models.GeneratedField(
        expression=models.Case(
            models.When(suspended_at__isnull=False, then=True),
            models.When(resting_at__isnull=False, then=True),
            default=False,
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["handle", "domain"], name="actor_address"),
            models.Index(fields=["id"], condition=models.Q(away=True), name="actor_away"),
            models.Index(fields=["name_folded"], condition=models.Q(listed=True), name="actor_listed"),
        ]

    def __str__(self) -> str:
        return f"@{self.handle}"


class Claim(models.Model):
    """What must be unique over the server. A handle given up stays, its value a keyed hash, holder 0."""

    class Kind(models.TextChoices):
        HANDLE = "handle"
        MAIL = "mail"
        URI = "uri"

    pk = models.CompositePrimaryKey("value", "kind")
    value = models.CharField(max_length=500)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    holder_id = IdField()

    class Meta:
        indexes = [models.Index(fields=["holder_id"], name="claim_holder")]


class Entry(models.Model):
    """One line of a CV. Which columns a kind uses, and under which name, is in `people.entries`."""

    class Kind(models.TextChoices):
        ABOUT = "about"
        TOWN = "town"
        AVAILABLE = "available"
        POSITION = "position"
        EDUCATION = "education"
        SKILL = "skill"
        LANGUAGE = "language"
        CERTIFICATION = "certification"
        PROJECT = "project"
        PUBLICATION = "publication"
        VOLUNTEERING = "volunteering"
        HONOUR = "honour"
        INTEREST = "interest"
        LINK = "link"
        RECOMMENDATION = "recommendation"

    pk = models.CompositePrimaryKey("actor_id", "id")
    actor_id = IdField()
    id = IdField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=200, default="", blank=True)
    organisation = models.CharField(max_length=200, default="", blank=True)
    place = models.CharField(max_length=200, default="", blank=True)
    url = models.URLField(max_length=500, default="", blank=True)
    detail = models.CharField(max_length=500, default="", blank=True)
    text = models.TextField(default="", blank=True)
    start = PartialDateField()
    end = PartialDateField()
    folded = models.CharField(max_length=200, default="")
    audience = IdSetField(default=members_only)
    source = models.CharField(max_length=40, default="")
    source_date = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "folded"], name="entry_search")]


class EntryChange(models.Model):
    """A dated difference: what an entry said, what it says now, and who could see the one and the other then.

    `old` is null for an entry added, `new` for one removed. `kind` is a kind of entry, or name or headline.
    """

    pk = models.CompositePrimaryKey("actor_id", "id")
    actor_id = IdField()
    id = IdField()
    entry_id = IdField(null=True)
    kind = models.CharField(max_length=16)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    audience = IdSetField()
    old_audience = IdSetField()
    quiet = models.BooleanField(default=False)  # an import or a correction: kept, never told as news


class MatchKey(models.Model):
    """A mail or profile address of a member who allows being recognised in other members' address books."""

    pk = models.CompositePrimaryKey("value", "actor_id")
    value = models.CharField(max_length=64)  # keyed hash of the normal form
    actor_id = IdField()

    class Meta:
        indexes = [models.Index(fields=["actor_id"], name="match_actor")]


class Invitation(models.Model):
    id = IdField(primary_key=True)
    inviter_id = IdField()
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(default="", blank=True)
    note = models.CharField(max_length=500, default="", blank=True)
    expires_at = models.DateTimeField()
    uses_left = models.PositiveIntegerField(default=1)
    revoked_at = models.DateTimeField(null=True)


class Instance(models.Model):
    """The one row that says what this instance is. Absent until the first administrator has come."""

    class Joining(models.TextChoices):
        OPEN = "open"
        INVITATION = "invitation"
        APPROVAL = "approval"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    domain = models.CharField(max_length=255)
    name = models.CharField(max_length=80)
    welcome_fr = models.TextField(default="", blank=True)
    welcome_en = models.TextField(default="", blank=True)
    run_by = models.CharField(max_length=200, default="", blank=True)
    languages = models.CharField(max_length=20, default="fr,en")
    joining = models.CharField(max_length=12, choices=Joining.choices, default=Joining.INVITATION)
    demonstration = models.BooleanField(default=False)  # invented people are here: every page says so
