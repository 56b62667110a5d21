"""Contacts by request and acceptance, circles, blocks, private cards, and the log of the graph.

A relation is two rows, one in each person's list, written in one transaction, lower owner first.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from entregent.kit.fields import IdField

# How the sources that facts name are written; their own names are the same in every language.
SOURCES = {"linkedin": "LinkedIn", "jsonresume": "JSON Resume"}


class Contact(models.Model):
    pk = models.CompositePrimaryKey("owner_id", "other_id")
    owner_id = IdField()
    other_id = IdField()
    since = models.DateTimeField()
    how = models.CharField(max_length=200, default="", blank=True)


class Request(models.Model):
    """A request seen from one side. The two sides may differ: a declined one stays pending for its sender.

    From `expires_at` on, a row counts as absent; a task removes it later, so that nobody can tell when it ran.
    """

    class State(models.TextChoices):
        PENDING = "pending"
        DECLINED = "declined"

    pk = models.CompositePrimaryKey("owner_id", "other_id", "outgoing")
    owner_id = IdField()
    other_id = IdField()
    outgoing = models.BooleanField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    note = models.CharField(max_length=500, default="", blank=True)
    how = models.CharField(max_length=200, default="", blank=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="request_expiry")]


class RequestDay(models.Model):
    """How many people without a tie a member has asked on one day of theirs. Withdrawing gives nothing back."""

    pk = models.CompositePrimaryKey("owner_id", "day")
    owner_id = IdField()
    day = models.DateField()
    strangers = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["day"], name="request_day")]


class Circle(models.Model):
    id = IdField(primary_key=True)
    owner_id = IdField()
    name = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["owner_id"], name="circle_owner")]


class CircleMember(models.Model):
    """The circle's own list, which its owner reads."""

    pk = models.CompositePrimaryKey("circle_id", "member_id")
    circle_id = IdField()
    member_id = IdField()
    owner_id = IdField()


class CircleKey(models.Model):
    """The same fact in the member's own list: the key they hold. Never shown to them."""

    pk = models.CompositePrimaryKey("member_id", "circle_id")
    member_id = IdField()
    circle_id = IdField()
    owner_id = IdField()


class Block(models.Model):
    """Two rows: `mine` in the blocker's list, not mine in the list of the blocked, who never sees it."""

    pk = models.CompositePrimaryKey("owner_id", "other_id", "mine")
    owner_id = IdField()
    other_id = IdField()
    mine = models.BooleanField()
    since = models.DateTimeField()


class Card(models.Model):
    """My private page on a person, member or not."""

    id = IdField(primary_key=True)
    owner_id = IdField()
    name = models.CharField(max_length=200)
    name_folded = models.CharField(max_length=200)
    headline = models.CharField(max_length=400, default="", blank=True)
    note = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner_id", "name_folded", "id"], name="card_book")]


class CardFact(models.Model):
    """One fact on a card, with where it comes from and when it was true."""

    class Kind(models.TextChoices):
        MAIL = "mail", _("Mail")
        PROFILE = "profile", _("Profile")
        ORGANISATION = "organisation", _("Organisation")
        TITLE = "title", pgettext_lazy("work", "Title")
        CONNECTED = "connected", _("Connected since")

    pk = models.CompositePrimaryKey("owner_id", "card_id", "kind", "value_hash")
    owner_id = IdField()
    card_id = IdField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    value_hash = models.CharField(max_length=64)  # keyed hash of the normal form: equal facts meet, and match members
    value = models.CharField(max_length=500)
    source = models.CharField(max_length=40)
    source_date = models.DateField(null=True)

    class Meta:
        # By the hash first: a member's new address is looked for in every book.
        indexes = [models.Index(fields=["value_hash", "owner_id"], name="fact_match")]

    @property
    def source_name(self) -> str:
        return SOURCES.get(self.source, self.source)

    @property
    def day(self) -> date:
        """What a fact of kind CONNECTED says."""
        return date.fromisoformat(self.value)


class Recognised(models.Model):
    """A card of the owner that a member's mail or profile address was found on, so that a book is not read through.

    It only says where to look: whether the member still allows it, and may be seen, is asked at each reading.
    """

    pk = models.CompositePrimaryKey("owner_id", "member_id", "card_id")
    owner_id = IdField()
    member_id = IdField()
    card_id = IdField()

    class Meta:
        indexes = [models.Index(fields=["member_id"], name="recognised_member")]


class GraphCounter(models.Model):
    """One row, locked as the last step of a transaction: the order of `graph_log` is the order of commits."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)


class GraphLog(models.Model):
    seq = models.BigIntegerField(primary_key=True)
    added = models.BooleanField()
    a_id = IdField()
    b_id = IdField()
    at = models.DateTimeField()
