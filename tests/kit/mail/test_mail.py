"""Mails leave with the act that asked for them, through a real peer; nobody writes headers but us."""

from __future__ import annotations

import email
import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from email import policy

import pytest
from django.db import transaction

from entregent.kit import clock, ids
from entregent.kit.mail import deliver, file_of, forget_mails, send_mail, written
from entregent.kit.models import Job, OutgoingMail
from entregent.kit.queue import run_due

PARAMETERS = {"instance": "Le Cercle", "link": "https://cercle.example/x", "inviter": "Ada", "note": "", "days": 3}


class Peer(socketserver.StreamRequestHandler):
    """Enough of SMTP to take a letter, or to refuse it."""

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self) -> None:
        self.say("220 peer")
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "DATA":
                self.say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(b"".join(lines))  # type: ignore[attr-defined]
            if word == "QUIT":
                self.say("221 bye")
                return
            refused = word == "RCPT" and self.server.refuses  # type: ignore[attr-defined]
            self.say("451 later" if refused else "250 peer")


@pytest.fixture
def peer(settings) -> Iterator[socketserver.ThreadingTCPServer]:
    settings.MAIL_IS_SENT = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Peer) as server:
        server.letters, server.refuses = [], False
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(**changes: str) -> OutgoingMail:
    given = {"to": "dina@example.org", "language": "fr", "template": "reset", "parameters": PARAMETERS}
    return send_mail(**(given | changes))


@pytest.mark.django_db
def test_a_letter_reaches_its_reader_in_their_language(peer, settings):
    mail = ask()
    run_due()
    (raw,) = peer.letters
    letter = email.message_from_bytes(raw, policy=policy.default)
    assert letter["To"] == "dina@example.org"
    assert letter["From"] == settings.DEFAULT_FROM_EMAIL
    assert letter["Subject"] == "Choisissez un nouveau mot de passe pour Le Cercle"
    assert letter["Message-ID"] == f"<{mail.id}@{settings.DOMAIN}>"
    assert "https://cercle.example/x" in letter.get_body(("plain",)).get_content()
    assert '<a href="https://cercle.example/x"' in letter.get_body(("html",)).get_content()
    # It left: when is kept, what it said is not, since a link may open an account.
    mail.refresh_from_db()
    assert (mail.sent_at is not None, mail.text, mail.html) == (True, "", "")


@pytest.mark.django_db
def test_twice_is_once(peer):
    mail = ask()
    deliver.func(mail_id=str(mail.id))
    deliver.func(mail_id=str(mail.id))
    assert len(peer.letters) == 1


@pytest.mark.django_db
def test_a_peer_that_refuses_for_now_leaves_the_mail_to_be_sent(peer):
    mail = ask()
    peer.refuses = True
    with pytest.raises(Exception, match="later"):
        deliver.func(mail_id=str(mail.id))
    mail.refresh_from_db()
    assert (mail.sent_at, bool(mail.text)) == (None, True)
    peer.refuses = False
    deliver.func(mail_id=str(mail.id))
    assert len(peer.letters) == 1


@pytest.mark.django_db
def test_an_act_that_is_undone_mails_nobody(peer):
    class Undone(Exception):
        pass

    with pytest.raises(Undone), transaction.atomic():
        ask()
        raise Undone
    assert (OutgoingMail.objects.count(), Job.objects.count(), run_due(), peer.letters) == (0, 0, 0, [])


@pytest.mark.django_db
def test_no_text_becomes_a_header(peer):
    odd = PARAMETERS | {"instance": "X\r\nBcc: evil@example.org", "inviter": "Ada\nSubject: other"}
    ask(template="invitation", parameters=odd)
    run_due()
    letter = email.message_from_bytes(peer.letters[0], policy=policy.default)
    assert letter["Bcc"] is None
    assert letter.get_all("Subject") == ["Ada"]


@pytest.mark.django_db
def test_markup_of_members_stays_text(peer):
    _subject, text, html = written(
        language="en", template="invitation", parameters=PARAMETERS | {"note": "<script>x</script> & {{ 7 }}"}
    )
    assert "<script>x</script> & {{ 7 }}" in text
    assert "&lt;script&gt;x&lt;/script&gt; &amp; {{ 7 }}" in html


@pytest.mark.django_db
def test_without_a_server_it_is_kept_as_a_file_that_can_be_opened(settings):
    settings.MAIL_IS_SENT = False
    mail = ask()
    run_due()
    letter = email.message_from_bytes(file_of(mail.id).read_bytes(), policy=policy.default)
    assert (letter["To"], letter["Subject"]) == ("dina@example.org", mail.subject)
    assert file_of(mail.id).parent.stat().st_mode & 0o777 == 0o700
    mail.refresh_from_db()
    assert (mail.sent_at, "https://cercle.example/x" in mail.text) == (None, True)
    forget_mails("dina@example.org")
    assert (OutgoingMail.objects.count(), file_of(mail.id).exists()) == (0, False)


@pytest.mark.django_db
def test_what_was_sent_long_ago_is_forgotten(peer):
    old = ids.dated(clock.now() - timedelta(days=31))
    OutgoingMail.objects.create(id=old, to="a@example.org", subject="s", text="", sent_at=clock.now())
    ask()
    run_due()
    assert not OutgoingMail.objects.filter(id=old).exists()
