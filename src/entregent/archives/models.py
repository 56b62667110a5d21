"""Imports: an uploaded archive, what was chosen of it, how far it is, and the report."""

from __future__ import annotations

from django.db import models

from entregent.kit.fields import IdField, IdSetField


class Import(models.Model):
    class State(models.TextChoices):
        PREVIEW = "preview"
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    id = IdField(primary_key=True)
    owner_id = IdField()
    format = models.CharField(max_length=20)
    file_name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PREVIEW)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=list)  # whole sections, and ids of candidates, that the member unticked
    replacing = models.JSONField(default=list)  # ids of candidates that may take the place of what is there
    audience = IdSetField()  # of the lines of the CV it adds
    report = models.JSONField(default=dict)  # counts, and reasons as codes with parameters
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner_id", "id"], name="import_owner")]
