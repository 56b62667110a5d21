"""Query, predicate and an independent model of the rules agree, over random people, ties, blocks and audiences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entregent.kit.audience import EVERYONE, MEMBERS, can_see, load_viewer, seen_as, visible_to
from entregent.kit.slots import new_id
from entregent.network.models import Block, Circle, CircleKey, CircleMember, Contact
from entregent.people.models import Actor, Entry

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PEOPLE = 4
person = st.integers(0, PEOPLE - 1)
couple = st.tuples(person, person).filter(lambda two: two[0] < two[1])

# An audience in words: what the model understands and the rows are made from.
word = st.one_of(
    st.sampled_from(["everyone", "members", "contacts"]),
    st.tuples(st.just("circle"), st.integers(0, 2)),
    st.tuples(st.just("named"), person),
)


@dataclass
class World:
    """Who is who, said in small numbers. A circle belongs to the person `number % PEOPLE`."""

    contacts: frozenset[tuple[int, int]]
    blocks: frozenset[tuple[int, int]]
    circles: list[frozenset[int]]
    suspended: frozenset[int]
    resting: frozenset[int]
    items: list[tuple[int, frozenset[object]]]
    ids: dict[object, int] = field(default_factory=dict)

    def may_see(self, viewer: int | None, owner: int, words: frozenset[object]) -> bool:
        """The rules in plain words, sharing no code with the product."""
        if viewer == owner:
            return True
        if owner in self.suspended or owner in self.resting:
            return False
        if viewer is not None and ((viewer, owner) in self.blocks or (owner, viewer) in self.blocks):
            return False
        return any(self._opens(one, viewer, owner) for one in words)

    def _opens(self, one: object, viewer: int | None, owner: int) -> bool:
        if one == "everyone":
            return True
        if viewer is None:
            return False
        if one == "members":
            return True
        if one == "contacts":
            return (min(viewer, owner), max(viewer, owner)) in self.contacts
        kind, number = one
        return viewer in self.circles[number] if kind == "circle" else viewer == number


worlds = st.builds(
    World,
    contacts=st.frozensets(couple, max_size=6),
    blocks=st.frozensets(st.tuples(person, person).filter(lambda two: two[0] != two[1]), max_size=3),
    circles=st.lists(st.frozensets(person, max_size=PEOPLE), min_size=3, max_size=3),
    suspended=st.frozensets(person, max_size=1),
    resting=st.frozensets(person, max_size=1),
    items=st.lists(st.tuples(person, st.frozensets(word, max_size=3)), min_size=1, max_size=8),
)


def build(world: World) -> list[Entry]:
    people = [new_id() for _ in range(PEOPLE)]
    Actor.objects.bulk_create(
        Actor(
            id=actor_id,
            handle=f"p{n}",
            uri=f"https://example.org/{actor_id}",
            name=f"P {n}",
            created_at=NOW,
            suspended_at=NOW if n in world.suspended else None,
            resting_at=NOW if n in world.resting else None,
        )
        for n, actor_id in enumerate(people)
    )
    for a, b in world.contacts:
        for owner, other in ((a, b), (b, a)):
            Contact.objects.create(owner_id=people[owner], other_id=people[other], since=NOW)
    for blocker, blocked in world.blocks:
        Block.objects.create(owner_id=people[blocker], other_id=people[blocked], mine=True, since=NOW)
        Block.objects.create(owner_id=people[blocked], other_id=people[blocker], mine=False, since=NOW)
    circles = []
    for number, members in enumerate(world.circles):
        owner_id = people[number % PEOPLE]
        circle = Circle.objects.create(id=new_id(), owner_id=owner_id, name=str(number))
        circles.append(circle.id)
        for one in members:
            CircleMember.objects.create(circle_id=circle.id, member_id=people[one], owner_id=owner_id)
            CircleKey.objects.create(circle_id=circle.id, member_id=people[one], owner_id=owner_id)
    world.ids = dict(enumerate(people))
    world.ids |= {("circle", n): circle_id for n, circle_id in enumerate(circles)}
    return [
        Entry.objects.create(
            actor_id=people[owner], id=new_id(), kind="skill", title=str(place), audience=keys_of(world, owner, words)
        )
        for place, (owner, words) in enumerate(world.items)
    ]


def keys_of(world: World, owner: int, words: frozenset[object]) -> tuple[int, ...]:
    plain = {"everyone": EVERYONE, "members": MEMBERS, "contacts": world.ids[owner]}
    return tuple(
        plain[one] if isinstance(one, str) else world.ids[one] if one[0] == "circle" else -world.ids[one[1]]
        for one in words
    )


# A circle is filled with its owner's contacts only, but the rule must hold for any rows.
@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds)
def test_query_predicate_and_model_agree(world):
    with transaction.atomic():
        rows = build(world)
        for number in (None, *range(PEOPLE)):
            viewer = load_viewer(None if number is None else world.ids[number])
            expected = {str(n) for n, (owner, words) in enumerate(world.items) if world.may_see(number, owner, words)}
            mine = Entry.objects.filter(id__in=[row.id for row in rows])
            by_query = set(visible_to(mine, viewer, owner="actor_id").values_list("title", flat=True))
            by_predicate = {r.title for r in rows if can_see(viewer, owner_id=r.actor_id, audience=r.audience)}
            assert by_query == by_predicate == expected
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds)
def test_seen_as_shows_what_such_a_reader_would_get(world):
    """The page seen as a role equals the page that a real reader of that role gets, for who is not named in it."""
    with transaction.atomic():
        rows = build(world)
        for owner in range(PEOPLE):
            own = [row for row in rows if row.actor_id == world.ids[owner]]
            for other in range(PEOPLE):
                ties = {(owner, other), (other, owner)}
                if other == owner or owner in world.suspended | world.resting or ties & world.blocks:
                    continue
                in_touch = bool(ties & world.contacts)
                circles = [world.ids["circle", n] for n, inside in enumerate(world.circles) if other in inside]
                if circles and not in_touch:
                    continue
                like = seen_as(world.ids[owner], "contact" if in_touch else "member", circles)
                real = load_viewer(world.ids[other])
                for row in own:
                    if -world.ids[other] in row.audience:
                        continue
                    keys = {"owner_id": row.actor_id, "audience": row.audience}
                    assert can_see(like, **keys) == can_see(real, **keys)
        transaction.set_rollback(True)


def test_a_viewer_is_loaded_in_one_statement(amina, bruno, django_assert_num_queries):
    for actor_id in (None, amina.id):
        with django_assert_num_queries(1):
            load_viewer(actor_id)
