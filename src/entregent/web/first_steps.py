"""The words of the first steps, and where each is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from entregent.attention.queries.first_steps import Steps

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """`route`: the page where it is done, with its arguments."""

    code: str
    words: Words
    why: Words
    act: Words
    route: str
    arguments: tuple[str, ...] = ()


STEPS = {
    step.code: step
    for step in (
        Step(
            "import",
            _("Bring your career and your address book"),
            _("The archive of another network becomes your CV and your private cards. Nobody is told."),
            _("Import an archive"),
            "imports",
        ),
        Step(
            "headline",
            _("Say in one line what you do"),
            _("It stands under your name, for members only until you decide otherwise."),
            _("Write my headline"),
            "me_identity",
        ),
        Step(
            "page",
            _("Open a public page"),
            _("You choose what it shows, and whether search engines may read it. It is closed until then."),
            _("Choose who sees me"),
            "me_visibility",
        ),
        Step(
            "visibility",
            _("Choose who sees you"),
            _("Members see your name and headline. Everything else is up to you."),
            _("Choose who sees me"),
            "me_visibility",
        ),
        Step(
            "find",
            _("Find people you know here"),
            _("By name, skill or town, among those who chose to be found."),
            _("Look around"),
            "people",
        ),
        Step(
            "available",
            _("Say what you are available for"),
            _("With dates, and for the people you choose."),
            _("Write it"),
            "entry_new",
            ("available",),
        ),
        Step(
            "circle",
            pgettext_lazy("step", "Make a circle"),
            _("A private list of contacts, to write to them and to nobody else. They are not told."),
            _("Make a circle"),
            "circles",
        ),
        Step(
            "post",
            pgettext_lazy("step", "Write a first post"),
            _("Before it leaves you see who will be able to read it."),
            _("Write"),
            "write",
        ),
    )
}


def shown(steps: Steps | None) -> list[Step]:
    return [STEPS[code] for code in steps.left] if steps else []
