"""What every route answers to every role. A route without a line here fails the suite.

Roles: a visitor; a member who is a stranger to Amina, her contact, and one she blocked; Amina, whose things are asked
for; an operator; and a member who was suspended while logged in.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = {
    "visitor": "",
    "stranger": "dina",
    "contact": "bruno",
    "blocked": "eric",
    "owner": "amina",
    "operator": "olga",
    "suspended": "simon",
}
Answers = dict[str, int]


def answers(everyone: int, **some: int) -> Answers:
    return {role: some.get(role, everyone) for role in ROLES}


def members(everyone: int = 200, **some: int) -> Answers:
    """Who is not logged in is asked to log in."""
    return answers(everyone, visitor=302, suspended=302, **some)


ANYONE, MEMBERS, OPERATORS, OWNER = answers(200), members(), members(404, operator=200), members(404, owner=200)
# Only visitors have something to do there; a member is sent to their own first page.
ENTRANCE = answers(302, visitor=200, suspended=200)
GONE, ELSEWHERE = answers(404), answers(302)
# What Amina shows to everyone, but to whom she blocked.
PUBLIC = answers(200, blocked=404)
FOR_MEMBERS = answers(200, visitor=404, suspended=404, blocked=404)
FOR_CONTACTS = answers(404, owner=200, contact=200)
ACT = answers(405)  # a button, never a link
MEMBERS_ACT = members(405)
OPERATORS_ACT = members(404, operator=405)


@dataclass(frozen=True)
class Route:
    """`get`: status by role. `writes`: it takes POST. `at`: the arguments, `{…}` from the small world."""

    get: Answers
    writes: bool = False
    at: tuple[str, ...] = ()


ROUTES: dict[str, Route] = {
    "home": Route(ENTRANCE),
    "around": Route(ANYONE),
    "demonstration_enter": Route(ACT, writes=True, at=("job-seeker",)),
    "welcome": Route(MEMBERS, writes=True),
    "welcome_step": Route(ACT, writes=True, at=("import",)),
    "welcome_dismiss": Route(ACT, writes=True),
    # The house itself
    "set_language": Route(ELSEWHERE, at=("fr",)),
    "set_theme": Route(ACT, writes=True),
    "manifest": Route(ANYONE),
    "service_worker": Route(ANYONE),
    "offline": Route(ANYONE),
    "security_txt": Route(ANYONE),
    "style": Route(ANYONE),
    "robots": Route(ANYONE),
    "sitemap": Route(ANYONE),
    "sitemap_page": Route(ANYONE, at=("0",)),
    # Accounts
    "account_login": Route(ENTRANCE, writes=True),
    "account_logout": Route(ACT, writes=True),
    "account_inactive": Route(ANYONE),
    "account_signup": Route(ENTRANCE, writes=True),
    "account_email_verification_sent": Route(ANYONE),
    "account_confirm_email": Route(GONE, writes=True, at=("no-such-key",)),
    "account_email": Route(MEMBERS, writes=True),
    "account_change_password": Route(MEMBERS, writes=True),
    "account_reset_password": Route(ANYONE, writes=True),
    "account_reset_password_done": Route(ANYONE),
    "account_reset_password_from_key": Route(GONE, writes=True, at=("1", "no-such-key")),
    "account_reset_password_from_key_done": Route(ANYONE),
    "join": Route(answers(302, visitor=404, suspended=404), writes=True, at=("no-such-token",)),
    "settings": Route(MEMBERS, writes=True),
    "sessions": Route(MEMBERS, writes=True),
    "member_delete": Route(MEMBERS, writes=True),
    # The operator
    "instance_welcome": Route(ELSEWHERE, writes=True),
    "instance_settings": Route(OPERATORS, writes=True),
    "instance_members": Route(OPERATORS, writes=True),
    "instance_mail": Route(OPERATORS, writes=True),
    "instance_invitations": Route(OPERATORS, writes=True),
    "instance_invitations_preview": Route(OPERATORS_ACT, writes=True),
    "instance_invitations_send": Route(OPERATORS_ACT, writes=True),
    "instance_invitation_revoke": Route(OPERATORS_ACT, writes=True, at=("{invitation_id}",)),
    # Today
    "today": Route(MEMBERS),
    "today_read": Route(MEMBERS_ACT, writes=True),
    "today_older": Route(MEMBERS),
    # People
    "people": Route(MEMBERS),
    "contacts": Route(MEMBERS),
    "requests": Route(MEMBERS),
    "blocks": Route(MEMBERS),
    "contact_request": Route(members(blocked=404, owner=404), writes=True, at=("{amina}",)),
    "contact_accept": Route(MEMBERS_ACT, writes=True, at=("{amina}",)),
    "contact_decline": Route(MEMBERS_ACT, writes=True, at=("{amina}",)),
    "contact_withdraw": Route(MEMBERS_ACT, writes=True, at=("{amina}",)),
    "contact_remove": Route(MEMBERS_ACT, writes=True, at=("{amina}",)),
    "block": Route(MEMBERS_ACT, writes=True, at=("{amina}",)),
    "unblock": Route(MEMBERS_ACT, writes=True, at=("{amina}",)),
    "circles": Route(MEMBERS, writes=True),
    "circle": Route(OWNER, writes=True, at=("{circle_id}",)),
    "circle_add": Route(MEMBERS_ACT, writes=True, at=("{circle_id}",)),
    "circle_remove": Route(MEMBERS_ACT, writes=True, at=("{circle_id}",)),
    "circle_delete": Route(OWNER, writes=True, at=("{circle_id}",)),
    "cards": Route(MEMBERS),
    "cards_here": Route(MEMBERS),
    "card": Route(OWNER, writes=True, at=("{card_id}",)),
    "card_remove": Route(OWNER, writes=True, at=("{card_id}",)),
    # Desk
    "desk": Route(MEMBERS),
    "imports": Route(MEMBERS, writes=True),
    "import_try": Route(MEMBERS_ACT, writes=True),
    "import_sample": Route(MEMBERS),
    "import": Route(OWNER, writes=True, at=("{import_done}",)),
    "import_forget": Route(MEMBERS_ACT, writes=True, at=("{import_done}",)),
    "resume_download": Route(MEMBERS),
    "write": Route(MEMBERS, writes=True),
    # Posts: Amina's is for her contacts
    "post": Route(FOR_CONTACTS, at=("{post_id}",)),
    "post_reply": Route(MEMBERS_ACT, writes=True, at=("{post_id}",)),
    "post_react": Route(MEMBERS_ACT, writes=True, at=("{post_id}",)),
    "post_edit": Route(OWNER, writes=True, at=("{post_id}",)),
    "post_delete": Route(OWNER, writes=True, at=("{post_id}",)),
    "post_history": Route(FOR_CONTACTS, at=("{post_id}",)),
    "member_posts": Route(PUBLIC, at=("amina",)),
    # Profile: Amina's page is public, her photo is for members
    "profile": Route(PUBLIC, at=("amina",)),
    "profile_json": Route(PUBLIC, at=("amina",)),
    "profile_vcf": Route(PUBLIC, at=("amina",)),
    "media": Route(FOR_MEMBERS, at=("{media_id}",)),
    "media_side": Route(FOR_MEMBERS, at=("{media_id}", "96")),
    "see_me_as": Route(MEMBERS, at=("stranger",)),
    "me": Route(MEMBERS),
    "entry_new": Route(MEMBERS, writes=True, at=("position",)),
    "entry": Route(OWNER, writes=True, at=("{entry_id}",)),
    "me_identity": Route(MEMBERS, writes=True),
    "me_photo": Route(MEMBERS, writes=True),
    "me_visibility": Route(MEMBERS, writes=True),
}
