"""Rows that every room uses: process slots, the queue, outgoing mail, media, and the log of acts."""

from __future__ import annotations

from django.db import models

from entregent.kit.fields import IdField, IdSetField


class IdSlot(models.Model):
    slot = models.PositiveSmallIntegerField(primary_key=True)
    token = models.CharField(max_length=16)
    until = models.DateTimeField()


class Job(models.Model):
    """Work to do later, written with the act that asks for it. `key` makes twice once while it waits."""

    class State(models.TextChoices):
        READY = "ready"
        PARKED = "parked"

    id = IdField(primary_key=True)
    bucket = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True)
    long = models.BooleanField(default=False)  # runs under its lease, outside of a transaction
    state = models.CharField(max_length=8, choices=State.choices, default=State.READY)
    run_at = models.DateTimeField()
    lease = models.CharField(max_length=32, default="")  # the worker that runs it; '' while it waits
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    deaths = models.PositiveSmallIntegerField(default=0)  # workers that died while they held it
    error = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bucket", "key"], condition=models.Q(state="ready", lease=""), name="job_waiting_key"
            )
        ]
        indexes = [
            models.Index(fields=["state", "run_at"], name="job_due"),
            models.Index(fields=["bucket", "state", "long", "run_at"], name="job_bucket"),
        ]


class Schedule(models.Model):
    """When a periodic job is next due. The job itself is a row of the queue."""

    name = models.CharField(max_length=200, primary_key=True)
    due_at = models.DateTimeField()


class OutgoingMail(models.Model):
    """A mail to send, or to show to the operator when there is no mail server."""

    id = IdField(primary_key=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(default="")
    sent_at = models.DateTimeField(null=True)


class Media(models.Model):
    """A file we wrote ourselves. `name` is 128 random bits; the file lies under the media folder."""

    id = IdField(primary_key=True)
    owner_id = IdField()
    name = models.CharField(max_length=32)
    type = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=500, default="")
    audience = IdSetField()

    class Meta:
        indexes = [models.Index(fields=["owner_id"], name="media_owner")]


class Act(models.Model):
    """The log: who did what, as a code and parameters, never a sentence."""

    pk = models.CompositePrimaryKey("owner_id", "id")
    owner_id = IdField()
    id = IdField()
    verb = models.CharField(max_length=60)
    parameters = models.JSONField(default=dict)
