"""Sentences of profiles and requests. `{trade}`, `{skill}`, `{other}` and `{town}` are filled in."""

# ruff: noqa: ISC004 - a sentence may need two lines

from __future__ import annotations

HEADLINES: dict[str, tuple[str, ...]] = {
    "fr": (
        "{Trade} à {town}",
        "{Trade} · {skill}, {other}",
        "{Trade}, le goût du travail bien transmis",
        "{Trade} en coopérative",
        "{Trade}, avec l’envie de transmettre",
        "{Trade} | {skill}",
        "{Trade}, entre {town} et ailleurs",
    ),
    "en": (
        "{Trade} in {town}",
        "{Trade} · {skill}, {other}",
        "{Trade}, mostly listening",
        "{Trade} at a cooperative",
        "{Trade} who likes to pass it on",
        "{Trade} | {skill}",
        "{Trade}, {town} and around",
    ),
}

ABOUTS: dict[str, tuple[str, ...]] = {
    "fr": (
        "J’exerce à {town} depuis que j’y ai trouvé une équipe qui rit. Mes points forts : {skill} et {other}. "
        "Écrivez-moi pour une question précise, j’aime répondre aux questions précises.",
        "Arrivée dans ce métier par un détour, aucune envie d’en repartir. J’accompagne surtout de petites structures, "
        "et je préfère un café à une visioconférence.",
        "Ce qui m’occupe : {skill}, {other}, et la transmission. J’accueille des stagiaires deux fois par an.",
        "Après dix ans dans une grande maison, j’ai choisi l’échelle d’un quartier. Je cherche des partenaires "
        "fiables autour de {town}.",
        "Je crois aux choses faites lentement et finies à temps. Spécialité : {skill}.",
        "Ici pour garder le lien avec les personnes avec qui j’ai aimé travailler, et en rencontrer d’autres.",
    ),
    "en": (
        "I work in {town}, with a team that laughs. Best at {skill} and {other}. Write to me with a precise question: "
        "I enjoy precise questions.",
        "I came to this work by a detour and stayed. Mostly small organisations, and I would rather meet over tea "
        "than on a screen.",
        "What keeps me busy: {skill}, {other}, and passing it on. I take two trainees a year.",
        "Ten years in a big house, then I chose the scale of a neighbourhood. Looking for reliable partners around "
        "{town}.",
        "I believe in things made slowly and finished on time. Mostly {skill}.",
        "Here to keep in touch with the people I liked working with, and to meet a few more.",
    ),
}

TASKS: dict[str, tuple[str, ...]] = {
    "fr": (
        "Une équipe de six, et beaucoup de {skill}.",
        "Mise en place de {skill}, puis formation des collègues.",
        "Relation avec une quinzaine de partenaires locaux.",
        "Remplacement au départ, équipe entière à l’arrivée.",
        "{Skill} au quotidien, {other} pour les projets longs.",
    ),
    "en": (
        "A team of six, and a good deal of {skill}.",
        "Set up {skill}, then taught the rest of the team.",
        "Looked after about fifteen local partners.",
        "Came to cover a leave, stayed for the people.",
        "{Skill} every day, {other} for the long projects.",
    ),
}

PROJECTS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("Atelier ouvert du samedi", "Un samedi par mois, les portes ouvertes et les outils prêtés."),
        ("Guide des débuts", "Trente pages pour les personnes qui commencent, relues par douze collègues."),
        ("Cartographie des savoir-faire", "Qui sait faire quoi à moins de trente minutes à pied."),
        ("Cycle de rencontres", "Six soirées, un métier à chaque fois, racontées sans diapositives."),
    ),
    "en": (
        ("Open workshop", "One Saturday a month, doors open and tools to borrow."),
        ("A guide for the first year", "Thirty pages for people who begin, read by twelve colleagues."),
        ("Who knows what", "A map of skills within thirty minutes’ walk."),
        ("Six evenings", "One trade each time, told without slides."),
    ),
}

REQUEST_NOTES: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("Bonjour, votre message sur les débuts m’a aidé. Restons en contact ?", "Lu ici la semaine dernière"),
        ("Nous étions assis à la même table, je vous avais promis une adresse.", "Petit déjeuner des indépendants"),
        ("Je prépare un projet à {town} et votre regard me serait précieux.", "Par une connaissance commune"),
        ("Un ancien collègue m’a parlé de vous, en bien.", "Par un ancien collègue"),
        ("Merci pour notre échange de jeudi. Voici de quoi le poursuivre.", "Rencontre de jeudi"),
    ),
    "en": (
        ("Hello, what you wrote about beginnings helped me. Shall we keep in touch?", "Read you here last week"),
        ("We sat at the same table and I promised you an address.", "Breakfast for the self-employed"),
        ("I am preparing something in {town} and would value your view.", "Through someone we both know"),
        ("A former colleague spoke about you, kindly.", "Through a former colleague"),
        ("I enjoyed our talk on Thursday. Here is a way to continue it.", "Thursday’s meeting"),
    ),
}

AVAILABLE: dict[str, tuple[str, ...]] = {
    "fr": (
        "Deux jours par semaine, à {town} ou à distance",
        "Missions courtes, dès le mois prochain",
        "Un poste stable près de {town}",
        "Une heure par mois pour conseiller des débutants",
    ),
    "en": (
        "Two days a week, in {town} or remotely",
        "Short assignments from next month",
        "A steady position near {town}",
        "One hour a month to advise beginners",
    ),
}

CIRCLES: dict[str, tuple[str, ...]] = {
    "fr": ("Proches collègues", "Anciens de l’école", "Clients", "Petit déjeuner du jeudi", "Amis", "Projet commun"),
    "en": ("Close colleagues", "School friends", "Clients", "Thursday breakfast", "Friends", "Joint project"),
}

HOW_KNOWN: dict[str, dict[str, str]] = {
    "fr": {"town": "Rencontre à {town}", "sector": "Même métier", "work": "Collègues", "school": "Même école"},
    "en": {"town": "Met in {town}", "sector": "Same trade", "work": "Colleagues", "school": "Same school"},
}
