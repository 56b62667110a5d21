"""Where members live: the country decides names, language and time zone; `weight` how many live there."""

from __future__ import annotations

from dataclasses import dataclass

from entregent.demo.data.names import BELGIUM_SWITZERLAND, CANADA, FRANCE, ISLES, QUEBEC, SENEGAL, Names


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    country: str
    language: str
    time_zone: str
    names: Names
    weight: int


_PARIS, _LONDON = "Europe/Paris", "Europe/London"
_ROWS: tuple[tuple[str, str, str, str, Names, int], ...] = (
    ("Rennes", "France", "fr", _PARIS, FRANCE, 12),
    ("Nantes", "France", "fr", _PARIS, FRANCE, 11),
    ("Lyon", "France", "fr", _PARIS, FRANCE, 12),
    ("Grenoble", "France", "fr", _PARIS, FRANCE, 6),
    ("Lille", "France", "fr", _PARIS, FRANCE, 9),
    ("Toulouse", "France", "fr", _PARIS, FRANCE, 8),
    ("Marseille", "France", "fr", _PARIS, FRANCE, 8),
    ("Dijon", "France", "fr", _PARIS, FRANCE, 4),
    ("Quimper", "France", "fr", _PARIS, FRANCE, 4),
    ("Limoges", "France", "fr", _PARIS, FRANCE, 3),
    ("Strasbourg", "France", "fr", _PARIS, FRANCE, 6),
    ("Bayonne", "France", "fr", _PARIS, FRANCE, 3),
    ("Liège", "Belgique", "fr", "Europe/Brussels", BELGIUM_SWITZERLAND, 5),
    ("Namur", "Belgique", "fr", "Europe/Brussels", BELGIUM_SWITZERLAND, 4),
    ("Lausanne", "Suisse", "fr", "Europe/Zurich", BELGIUM_SWITZERLAND, 5),
    ("Neuchâtel", "Suisse", "fr", "Europe/Zurich", BELGIUM_SWITZERLAND, 3),
    ("Québec", "Québec, Canada", "fr", "America/Toronto", QUEBEC, 7),
    ("Sherbrooke", "Québec, Canada", "fr", "America/Toronto", QUEBEC, 4),
    ("Rimouski", "Québec, Canada", "fr", "America/Toronto", QUEBEC, 3),
    ("Dakar", "Sénégal", "fr", "Africa/Dakar", SENEGAL, 8),
    ("Saint-Louis", "Sénégal", "fr", "Africa/Dakar", SENEGAL, 3),
    ("Leeds", "United Kingdom", "en", _LONDON, ISLES, 9),
    ("Bristol", "United Kingdom", "en", _LONDON, ISLES, 9),
    ("Glasgow", "United Kingdom", "en", _LONDON, ISLES, 8),
    ("Cardiff", "United Kingdom", "en", _LONDON, ISLES, 6),
    ("Norwich", "United Kingdom", "en", _LONDON, ISLES, 4),
    ("Galway", "Ireland", "en", "Europe/Dublin", ISLES, 7),
    ("Cork", "Ireland", "en", "Europe/Dublin", ISLES, 6),
    ("Halifax", "Canada", "en", "America/Halifax", CANADA, 5),
    ("Winnipeg", "Canada", "en", "America/Winnipeg", CANADA, 4),
    ("Victoria", "Canada", "en", "America/Vancouver", CANADA, 3),
)
TOWNS = tuple(Town(*row) for row in _ROWS)
