"""*Today*: what happened since the last visit, to its end; and older posts, page by page."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entregent.attention.queries import today as read_today
from entregent.attention.queries.today import FIRST_LOOK, Today
from entregent.attention.services.visits import mark_read
from entregent.kit import clock
from entregent.kit.ids import first_at, moment_of
from entregent.kit.paging import cursor
from entregent.publishing.queries import timeline
from entregent.web import words
from entregent.web.access import member_required
from entregent.web.addresses import see_other
from entregent.web.first_steps import shown
from entregent.web.middleware import MemberRequest


@member_required
@require_GET
def today(request: MemberRequest) -> HttpResponse:
    found = read_today(request.viewer, request.actor, clock.now())
    context = {
        "today": found,
        "date": day_words(found.now),
        "since": since_words(found),
        "until": first_at(found.now),
        "place": "today",
        "steps": shown(found.steps),
    }
    return render(request, "today/today.html", context)


def day_words(moment: datetime) -> str:
    """Sunday 22 November; Dimanche 22 novembre."""
    day = timezone.localtime(moment)
    number = "1er" if day.day == 1 and words.is_french() else day.day
    written = f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[day.month]}"
    return written.capitalize() if words.is_french() else written


def since_words(found: Today) -> str:
    """Since when, as one would say it."""
    if found.visited is None:
        return _("the last %(n)s days") % {"n": FIRST_LOOK.days}
    visit, now = timezone.localtime(found.visited), timezone.localtime(found.now)
    if visit.date() == now.date():
        return _("since your visit at %(time)s") % {"time": time_format(visit, "TIME_FORMAT")}
    if visit.date() == now.date() - timedelta(days=1):
        return _("since your visit yesterday")
    if now.date() - visit.date() < timedelta(days=7):
        return _("since your visit on %(weekday)s") % {"weekday": WEEKDAYS[visit.weekday()]}
    return _("since your visit on %(date)s") % {"date": words.full_date(visit.date())}


@member_required
@require_POST
def today_read(request: MemberRequest) -> HttpResponse:
    until = cursor(request.POST.get("until")) or first_at(clock.now())
    mark_read(actor=request.actor, until=moment_of(until))
    messages.success(request, _("You are up to date. See you soon."))
    return see_other(request, "today")


@member_required
@require_GET
def today_older(request: MemberRequest) -> HttpResponse:
    page = timeline(request.viewer, before=cursor(request.GET.get("before")))
    return render(request, "today/older.html", {"page": page, "place": "today"})


urlpatterns = [
    path("today", today, name="today"),
    path("today/read", today_read, name="today_read"),
    path("today/older", today_older, name="today_older"),
]
