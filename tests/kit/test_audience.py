from entregent.kit import clock
from entregent.kit.audience import EVERYONE, MEMBERS, can_see, load_viewer, visible_to
from entregent.kit.slots import new_id
from entregent.network.services.contacts import connect
from entregent.people.models import Entry


def test_a_contact_sees_what_contacts_may_see_and_a_member_does_not(amina, bruno, claire):
    connect(amina.id, bruno.id, how="", now=clock.now())
    rows = [
        Entry.objects.create(actor_id=amina.id, id=new_id(), kind="skill", title=str(a), audience=a)
        for a in [(), (EVERYONE,), (MEMBERS,), (amina.id,)]
    ]
    seen = {}
    for person in (amina, bruno, claire, None):
        viewer = load_viewer(person.id if person else None)
        by_query = set(visible_to(Entry.objects.all(), viewer, owner="actor_id").values_list("title", flat=True))
        assert by_query == {r.title for r in rows if can_see(viewer, owner_id=r.actor_id, audience=r.audience)}
        seen[person.handle if person else ""] = len(by_query)
    assert seen == {"amina": 4, "bruno": 3, "claire": 2, "": 1}
