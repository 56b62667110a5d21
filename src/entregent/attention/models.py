"""What a member's time looks like to themselves: last visits, and their first steps."""

from __future__ import annotations

from django.db import models

from entregent.kit.fields import IdField


class Visit(models.Model):
    """When *Today* was last read to its end. One row a member; nobody else reads it."""

    owner_id = IdField(primary_key=True)
    read_until = models.DateTimeField()


class FirstSteps(models.Model):
    """What brought a new member, and which of their three steps are done or skipped."""

    owner_id = IdField(primary_key=True)
    intention = models.CharField(max_length=20, default="", blank=True)
    own_words = models.CharField(max_length=300, default="", blank=True)
    done = models.JSONField(default=list)
    finished = models.BooleanField(default=False)
