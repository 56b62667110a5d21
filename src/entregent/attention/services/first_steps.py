"""What brings a new member, and three steps for it. Each can be skipped, all of them at once too."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.attention.models import FirstSteps
from entregent.kit import log
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.text import clean_line
from entregent.people.models import Actor

# Six examples; `own` is for whoever says it in their own words, `none` for whoever says nothing.
STEPS: dict[str, tuple[str, str, str]] = {
    "clients": ("import", "headline", "page"),
    "work": ("import", "available", "find"),
    "recruit": ("headline", "find", "post"),
    "association": ("find", "circle", "post"),
    "keep": ("import", "find", "circle"),
    "learn": ("headline", "find", "post"),
    "own": ("headline", "import", "find"),
    "none": ("headline", "find", "visibility"),
}
EXAMPLES = ("clients", "work", "recruit", "association", "keep", "learn")


@transaction.atomic
def choose_intention(*, actor: Actor, intention: str = "", own_words: str = "") -> None:
    """The first example chosen, else own words, else nothing. Choosing again begins again."""
    own_words = clean_line(own_words)
    if len(own_words) > 300:
        raise DomainError(_("Keep this under 300 characters."), code="too-long", field="own_words")
    code = intention or ("own" if own_words else "none")
    if code not in STEPS:
        raise DomainError(_("Choose one of the examples, or say it in your own words."), code="intention")
    FirstSteps.objects.update_or_create(
        owner_id=actor.id, defaults={"intention": code, "own_words": own_words, "done": [], "finished": False}
    )
    log.record(actor.id, "first-steps.chosen", intention=code)


@transaction.atomic
def end_step(*, actor: Actor, step: str) -> None:
    """Begun or skipped, it is asked for no more; after the third one nothing is."""
    row = FirstSteps.objects.select_for_update().filter(owner_id=actor.id).first()
    if row is None or step not in STEPS[row.intention]:
        raise NotFound(_("There is no such step."), code="no-step")
    row.done = [*row.done, step] if step not in row.done else row.done
    row.finished = row.finished or set(STEPS[row.intention]) <= set(row.done)
    row.save(update_fields=["done", "finished"])
    log.record(actor.id, "first-steps.ended", step=step)


@transaction.atomic
def dismiss_first_steps(*, actor: Actor) -> None:
    """Whoever needs no guide is left in peace, also at the next login."""
    updated = FirstSteps.objects.filter(owner_id=actor.id).update(finished=True)
    if not updated:
        FirstSteps.objects.create(owner_id=actor.id, intention="none", finished=True)
    log.record(actor.id, "first-steps.dismissed")
