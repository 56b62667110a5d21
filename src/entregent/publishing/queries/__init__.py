"""Reads about posts. Each asks a constant number of statements, and says for whom."""

from entregent.publishing.queries.fresh import Fresh, fresh
from entregent.publishing.queries.lists import posts_of, timeline
from entregent.publishing.queries.seeing import Shown, post_for, shown, visible_posts
from entregent.publishing.queries.threads import Thread, Version, history, thread

__all__ = [
    "Fresh",
    "Shown",
    "Thread",
    "Version",
    "fresh",
    "history",
    "post_for",
    "posts_of",
    "shown",
    "thread",
    "timeline",
    "visible_posts",
]
