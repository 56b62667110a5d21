"""Posts, their earlier forms, reactions and timelines."""

from __future__ import annotations

from django.db import models

from entregent.kit.fields import IdField, IdSetField


class Post(models.Model):
    """`html` is rendered once, when written: its own content only, without author, viewer or dates.

    `summary` is what lists show: the same HTML when it is short, else its first words.
    """

    id = IdField(primary_key=True)
    author_id = IdField()
    root_id = IdField(null=True)  # the post that began the conversation
    parent_id = IdField(null=True)
    text = models.TextField()
    html = models.TextField()
    summary = models.TextField()
    shortened = models.BooleanField(default=False)
    renderer = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=8, default="")
    audience = IdSetField()
    edited_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["author_id", "id"], name="post_author"),
            models.Index(fields=["root_id", "id"], name="post_thread"),
            models.Index(fields=["renderer", "id"], name="post_renderer"),
        ]


class PostEdit(models.Model):
    """What a post said before an edit, and who could read it then: later readers never learn more than that."""

    pk = models.CompositePrimaryKey("post_id", "id")
    post_id = IdField()
    id = IdField()
    author_id = IdField()
    html = models.TextField()
    text = models.TextField()
    audience = IdSetField()


class Submission(models.Model):
    """The mark of one form sent by its author: sent twice, it is one post."""

    pk = models.CompositePrimaryKey("author_id", "mark")
    author_id = IdField()
    mark = models.CharField(max_length=32)
    post_id = IdField()


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
    """Written on publish for those who read the author. Order by `post_id` is order by time.

    `arrived_at` tells what is new since a visit, even when the queue was late. `to_me`: a reply in a conversation of
    the owner's.
    """

    pk = models.CompositePrimaryKey("owner_id", "post_id")
    owner_id = IdField()
    post_id = IdField()
    author_id = IdField()
    root_id = IdField(null=True)
    to_me = models.BooleanField(default=False)
    arrived_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["post_id"], name="timeline_of_post")]
