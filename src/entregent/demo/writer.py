"""Writes a community through the verbs of the rooms, each act at its own moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from entregent.attention.services.first_steps import dismiss_first_steps
from entregent.demo.community import CONTACTS, EVERYONE, Community, Person
from entregent.demo.personas import BY_KEY
from entregent.demo.queue import forget_jobs_after, last_job, run_jobs_after
from entregent.kit import audience as audiences
from entregent.kit.audience import Viewer, load_viewer
from entregent.kit.clock import Clock, fixed
from entregent.network.cards import CardDraft
from entregent.network.services.cards import add_cards
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import accept_request, connect, request_contact
from entregent.people.models import Account, Actor
from entregent.people.services.entries import add_entries, add_entry
from entregent.people.services.identity import change_identity
from entregent.people.services.members import create_member
from entregent.people.services.visibility import set_visibility
from entregent.publishing.models import Post
from entregent.publishing.services.posts import publish, reply
from entregent.publishing.services.reactions import react

MAIL_DOMAIN = "demo.invalid"
OPERATOR = "manager"
# Contacts made before are old friends: asking and accepting leave nothing to see, and would double the loading.
RECENT = timedelta(days=14)


def unlimited(sender_id: int, now: datetime) -> None:
    """A year of requests is written in a moment: nobody's daily allowance is spent."""


class Writer:
    """The caller holds the transaction: with one commit for everything, a member costs milliseconds."""

    def __init__(self, community: Community, clock: Clock, *, operated: bool) -> None:
        """`operated`: one of the personas runs the instance, because no real member is there to do it."""
        self.operated = operated
        self.community = community
        self.clock = clock
        self.actors: list[Actor] = []
        self.posts: list[Post] = []
        self.viewer = cache(self._viewer)

    def write(self) -> None:
        before = last_job()
        self.actors = [self._member(person) for person in self.community.people]
        self._contacts()
        forget_jobs_after(before)  # nobody has written yet: no timeline to fill
        self._circles()
        self._conversations()
        self._news()
        self._cards()
        run_jobs_after(before)

    def _viewer(self, place: int) -> Viewer:
        return load_viewer(self.actors[place].id)

    def _keys(self, audience: str, owner_id: int) -> tuple[int, ...]:
        opened = {EVERYONE: audiences.EVERYONE, CONTACTS: owner_id}
        return (opened.get(audience, audiences.MEMBERS),)

    def _member(self, person: Person) -> Actor:
        persona = BY_KEY.get(person.persona)
        joined = fixed(person.joined)
        actor = create_member(
            handle=person.handle,
            name=person.name,
            email=f"{person.handle}@{MAIL_DOMAIN}",
            password=persona.password if persona else None,
            language=person.language,
            time_zone=person.town.time_zone,
            role=Account.Role.OPERATOR if self.operated and person.persona == OPERATOR else Account.Role.MEMBER,
            demonstration=True,
            clock=joined,
        )
        change_identity(actor=actor, name=person.name, headline=person.headline, clock=joined)
        for audience in dict.fromkeys(audience for _, audience in person.lines):
            drafts = [draft for draft, given in person.lines if given == audience]
            add_entries(actor=actor, drafts=drafts, audience=self._keys(audience, actor.id), clock=joined)
        set_visibility(
            actor=actor,
            page_public=person.page_public,
            page_indexed=person.page_indexed,
            listed=person.listed,
            matchable=person.matchable,
            shown_in_common=person.shown_in_common,
        )
        if persona:
            dismiss_first_steps(actor=actor)
        return actor

    def _contacts(self) -> None:
        recent = self.clock() - RECENT
        for tie in self.community.ties:
            sender, receiver, at = self.actors[tie.a], self.actors[tie.b], fixed(tie.at)
            if tie.at < recent:
                connect(sender.id, receiver.id, how=tie.how, now=tie.at)
            else:
                request_contact(sender=sender, receiver=receiver, how=tie.how, allowance=unlimited, clock=at)
                accept_request(receiver=receiver, sender=sender, clock=at)
        for asked in self.community.asked:
            request_contact(
                sender=self.actors[asked.sender],
                receiver=self.actors[asked.receiver],
                note=asked.note,
                how=asked.how,
                allowance=unlimited,
                clock=fixed(asked.at),
            )

    def _circles(self) -> None:
        for circle in self.community.circles:
            owner = self.actors[circle.owner]
            made = create_circle(owner=owner, name=circle.name)
            add_to_circle(owner=owner, circle_id=made.id, member_ids=[self.actors[i].id for i in circle.members])

    def _conversations(self) -> None:
        for said in self.community.said:
            author, at = self.actors[said.author], fixed(said.at)
            language = self.community.people[said.author].language
            if said.parent is None:
                keys = self._keys(said.audience, author.id)
                post = publish(author=author, text=said.text, audience=keys, language=language, clock=at)
            else:
                post = reply(
                    author=author,
                    parent_id=self.posts[said.parent].id,
                    text=said.text,
                    viewer=self.viewer(said.author),
                    language=language,
                    clock=at,
                )
            self.posts.append(post)
        for given in self.community.reacted:
            react(
                actor=self.actors[given.actor],
                post_id=self.posts[given.post].id,
                kind=given.kind,
                viewer=self.viewer(given.actor),
                clock=fixed(given.at),
            )

    def _news(self) -> None:
        for news in self.community.news:
            actor, at = self.actors[news.person], fixed(news.at)
            if news.line:
                add_entry(actor=actor, draft=news.line, clock=at)
            else:
                change_identity(actor=actor, name=actor.name, headline=news.headline, clock=at)

    def _cards(self) -> None:
        today = self.clock().date()
        for place in dict.fromkeys(card.owner for card in self.community.cards):
            drafts = [
                CardDraft(
                    name=card.name,
                    headline=card.headline,
                    mail="" if card.member is None else self._mail(card.member),
                    organisation=card.organisation,
                    title=card.title,
                    connected=card.connected,
                    source="linkedin",
                    source_date=today,
                )
                for card in self.community.cards
                if card.owner == place
            ]
            add_cards(owner=self.actors[place], drafts=drafts, clock=self.clock)

    def _mail(self, place: int) -> str:
        return f"{self.community.people[place].handle}@{MAIL_DOMAIN}"
