"""Posts, their earlier forms, reactions and timelines."""

from __future__ import annotations

from django.db import models

from entregent.kit.fields import IdField, IdSetField


class Post(models.Model):
    """`html` is rendered once, when written: its own content only, without author, viewer or dates."""

    id = IdField(primary_key=True)
    author_id = IdField()
    root_id = IdField(null=True)  # the post that began the conversation
    parent_id = IdField(null=True)
    text = models.TextField()
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=8, default="")
    audience = IdSetField()
    edited_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["author_id", "id"], name="post_author"),
            models.Index(fields=["root_id", "id"], name="post_thread"),
        ]


class PostEdit(models.Model):
    """What a post said before an edit."""

    pk = models.CompositePrimaryKey("post_id", "id")
    post_id = IdField()
    id = IdField()
    author_id = IdField()
    html = models.TextField()
    text = models.TextField()


class Reaction(models.Model):
    class Kind(models.TextChoices):
        THANKS = "thanks"
        AGREE = "agree"
        CONGRATULATIONS = "congratulations"
        SUPPORT = "support"

    pk = models.CompositePrimaryKey("post_id", "actor_id")
    post_id = IdField()
    actor_id = IdField()
    author_id = IdField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    at = models.DateTimeField()


class TimelineEntry(models.Model):
    """Written on publish for those who read the author. Order by `post_id` is order by time."""

    pk = models.CompositePrimaryKey("owner_id", "post_id")
    owner_id = IdField()
    post_id = IdField()
    author_id = IdField()
