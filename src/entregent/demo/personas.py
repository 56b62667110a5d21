"""The five ways in: four members whose login is shown, and a visitor who looks around without one."""

from __future__ import annotations

from dataclasses import dataclass

from entregent.demo.data.towns import TOWNS


@dataclass(frozen=True, slots=True)
class Persona:
    """The password is public: it opens only a demonstration, only from this machine."""

    key: str
    handle: str
    name: str
    woman: bool
    town: str
    trade: str
    password: str
    work: str
    left: bool  # the last position has ended
    headline: str
    about: str

    @property
    def email(self) -> str:
        return f"{self.handle}@demo.invalid"

    @property
    def french(self) -> bool:
        return any(town.name == self.town and town.language == "fr" for town in TOWNS)


PERSONAS = (
    Persona(
        "freelance",
        "maelann-kerouzic",
        "Maëlann Kérouzic",
        True,
        "Rennes",
        "graphic",
        "encre-et-papier",
        "Atelier Kérouzic",
        False,
        "Graphiste indépendante · identités et livres pour celles et ceux qui fabriquent",
        "Je dessine des identités, des affiches et des livres pour des ateliers, des associations et des maisons "
        "d’édition. Je travaille seule, jamais isolée : imprimeur à deux rues, développeuse à trois, boulanger en bas.",
    ),
    Persona(
        "job-seeker",
        "declan-mulcahey",
        "Declan Mulcahey",
        False,
        "Galway",
        "logistics",
        "tide-tables-at-six",
        "Corrib Freight",
        True,
        "Logistics coordinator looking for the next harbour",
        "Fifteen years of making sure things arrive: fish, furniture, vaccines. The depot closed in September, so I am "
        "looking for a team that plans calmly and answers the phone. Galway or remote, ready in two weeks.",
    ),
    Persona(
        "recruiter",
        "priya-venkatarane",
        "Priya Venkatarane",
        True,
        "Leeds",
        "recruiter",
        "every-advert-a-salary",
        "Fairground Recruiting",
        False,
        "Recruiter for workshops, kitchens and clinics | every advert says what it pays",
        "I find people for places with fewer than fifty of them. Every advert I write names the pay, the hours and who "
        "will read the answer. Every candidate hears back, always.",
    ),
    Persona(
        "manager",
        "ndeye-sarrame",
        "Ndèye Sarrame",
        True,
        "Lille",
        "association",
        "soupe-et-parole",
        "Association Passerelles & Marmites",
        False,
        "Responsable d’association · une épicerie sociale, quarante bénévoles, une grande marmite",
        "Je coordonne Passerelles & Marmites : une épicerie sociale, un atelier cuisine et un café des langues. "
        "Je cherche des bras, des savoir-faire et des partenaires qui restent.",
    ),
)
BY_KEY = {persona.key: persona for persona in PERSONAS}
SHOWN = (BY_KEY["freelance"], BY_KEY["job-seeker"])  # one French, one English: what `make run` prints
