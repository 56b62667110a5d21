"""Mails: written with the act that asks for them, sent by the queue; without a mail server kept for the operator."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage as Letter
from email.policy import SMTP
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from entregent.kit import clock
from entregent.kit.ids import first_at
from entregent.kit.models import OutgoingMail
from entregent.kit.queue import LONG, enqueue
from entregent.kit.slots import new_id

SENT_KEPT = timedelta(days=30)


@transaction.atomic
def send_mail(*, to: str, language: str, template: str, parameters: dict[str, Any]) -> OutgoingMail:
    """`mail/<template>.txt`: its first line is the subject, the rest the text, in the language of who gets it."""
    subject, text, html = written(language=language, template=template, parameters=parameters)
    mail = OutgoingMail.objects.create(id=new_id(), to=_one_line(to), subject=subject, text=text, html=html)
    enqueue(deliver, key=f"mail:{mail.id}", mail_id=str(mail.id))
    return mail


def written(*, language: str, template: str, parameters: dict[str, Any]) -> tuple[str, str, str]:
    """Subject, text and HTML as they will be read; also for showing a mail before it leaves."""
    with translation.override(language):
        # Plain text: nothing is escaped here, the HTML below escapes the whole.
        source = render_to_string(f"mail/{template}.txt", {**parameters, "base_url": settings.BASE_URL})
        subject, _, text = source.strip().partition("\n")
        text = text.strip() + "\n"
        html = render_to_string("mail/frame.html", {"text": text, "language": language, "subject": _one_line(subject)})
    return _one_line(subject)[:200], text, html


def _one_line(text: str) -> str:
    """No line end can reach a header."""
    return " ".join(text.split())


@task(queue_name=LONG)
def deliver(mail_id: str) -> None:
    """Twice is once, but for a crash between sending and noting it: then the same Message-ID goes out again."""
    mail = OutgoingMail.objects.filter(id=int(mail_id), sent_at=None).first()
    if mail is None:
        return
    if not settings.MAIL_IS_SENT:
        keep_as_file(mail)
        return
    letter = EmailMultiAlternatives(mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [mail.to])
    letter.extra_headers = {"Message-ID": message_id(mail), "Auto-Submitted": "auto-generated"}
    letter.attach_alternative(mail.html, "text/html")
    letter.send()
    # A mail may carry a link that lets its reader in: once it left, what it said is not kept.
    OutgoingMail.objects.filter(id=mail.id).update(sent_at=clock.now(), text="", html="")
    OutgoingMail.objects.filter(sent_at__isnull=False, id__lt=first_at(clock.now() - SENT_KEPT)).delete()


def message_id(mail: OutgoingMail) -> str:
    return f"<{mail.id}@{settings.DOMAIN.split(':')[0]}>"


def file_of(mail_id: int) -> Path:
    return Path(settings.MAIL_FOLDER) / f"{mail_id}.eml"


def keep_as_file(mail: OutgoingMail) -> None:
    letter = Letter(policy=SMTP)
    letter["Subject"], letter["From"], letter["To"] = mail.subject, settings.DEFAULT_FROM_EMAIL, mail.to
    letter["Message-ID"] = message_id(mail)
    letter.set_content(mail.text)
    letter.add_alternative(mail.html, subtype="html")
    path = file_of(mail.id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(letter.as_bytes())
    unfinished.replace(path)


def forget_mails(address: str) -> None:
    """What was written to someone who left, with its files."""
    for mail_id in OutgoingMail.objects.filter(to=address).values_list("id", flat=True):
        file_of(mail_id).unlink(missing_ok=True)
    OutgoingMail.objects.filter(to=address).delete()
