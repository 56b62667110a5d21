"""Invented employers, schools and associations. None exists; a name that meets a real one does so by chance."""

from __future__ import annotations

EMPLOYERS: dict[tuple[str, str], tuple[str, ...]] = {
    ("digital", "fr"): ("Atelier Quatre-Vents", "Brumelune", "Coopérative Larimage", "Pixelande", "Octopode & fils"),
    ("digital", "en"): ("Thistlebyte", "Harrow & Lantern", "Copperleaf Studio", "Northgate Data Cooperative"),
    ("care", "fr"): ("Maison de santé des Trois-Ponts", "Soins à domicile Arc-en-Saule", "Clinique du Val-Brisé"),
    ("care", "en"): ("Fernhill Care Cooperative", "St Brannoc’s Clinic", "Moorside Community Health"),
    ("building", "fr"): ("Charpentes Bellegrume", "Terre & Faîtage", "Ateliers Quintefeuille", "Énergie des Combes"),
    ("building", "en"): ("Oak & Quoin", "Sallow Lane Builders", "Greyfriars Retrofit", "Threlkeld & Daughters"),
    ("learning", "fr"): ("École des Mille-Chemins", "Passe-Savoirs", "Médiathèque du Faubourg", "Tremplin des Halles"),
    ("learning", "en"): ("Wren Street School", "Lampfield College", "Bridgewater Learning Trust"),
    ("food", "fr"): (
        "Le Fournil de la Lande",
        "Les Jardins de Tourvert",
        "La Cantine des Docks",
        "Fromagerie Haut-Pré",
    ),
    ("food", "en"): ("Riddle Mill Bakery", "The Long Table Kitchen", "Saltmarsh Growers", "Curd & Cinder"),
    ("land", "fr"): (
        "Réseau Sols-Vifs",
        "Bureau d’études Ripisylve",
        "Syndicat de la Vouivre",
        "Conseil Énergie Douce",
    ),
    ("land", "en"): ("Burnmouth Rivers Trust", "Fallow & Field", "Hearthwise Energy"),
    ("industry", "fr"): ("Mécanique Valserine", "Transports Courlis", "Fonderie du Grand-Ru", "Réseau Tram’Elle"),
    ("industry", "en"): ("Corrib Freight", "Hallam Gear Works", "Tidewater Distribution", "Peverel Precision"),
    ("office", "fr"): ("Cabinet Rive-Claire", "Recruter Juste", "Comptoir des Indépendants", "Étude Montaubert"),
    ("office", "en"): ("Fairground Recruiting", "Marlowe Tansley", "Ledger & Lark", "Clearhaven Legal"),
    ("culture", "fr"): ("Théâtre de la Passerelle-Bleue", "Librairie L’Encrier volant", "Radio Courant-d’Air"),
    ("culture", "en"): ("The Tin Lantern Theatre", "Half Moon Pages", "Radio Estuary", "Fiddler’s Rest Workshop"),
    ("common", "fr"): ("Association Passerelles & Marmites", "Le Vestiaire commun", "Maison des Possibles"),
    ("common", "en"): ("Open Door Leeside", "The Mending Room", "Neighbours of Quarry Hill"),
}

# Trades whose workplace is their own kind of place.
WORKPLACES: dict[tuple[str, str], tuple[str, ...]] = {
    ("luthier", "fr"): ("Atelier du Chevalet d’érable", "Lutherie des Trois-Ouïes"),
    ("luthier", "en"): ("Fiddler’s Rest Workshop", "Spruce & Pegbox"),
    ("stage", "fr"): ("Théâtre de la Passerelle-Bleue", "Compagnie du Grand Plateau"),
    ("stage", "en"): ("The Tin Lantern Theatre", "Ropewalk Touring"),
    ("bookseller", "fr"): ("Librairie L’Encrier volant", "Librairie Les Pages cornées"),
    ("bookseller", "en"): ("Half Moon Pages", "The Second Shelf Cooperative"),
    ("journalist", "fr"): ("Radio Courant-d’Air", "Le Petit Riverain"),
    ("journalist", "en"): ("Radio Estuary", "The Quarry Hill Courier"),
    ("baker", "fr"): ("Le Fournil de la Lande", "Pain d’Ici-Même"),
    ("baker", "en"): ("Riddle Mill Bakery", "Crumb & Ember"),
    ("grower", "fr"): ("Les Jardins de Tourvert", "La Serre aux Hérons"),
    ("grower", "en"): ("Saltmarsh Growers", "Lower Ditch Farm"),
    ("cheese", "fr"): ("Fromagerie Haut-Pré", "Caves du Vieux-Tilleul"),
    ("cheese", "en"): ("Curd & Cinder", "Nettlebed Dairy"),
    ("winery", "fr"): ("Cave La Treille bavarde", "Le Verre à soi"),
    ("winery", "en"): ("The Long Cork", "Vine & Parley"),
    ("librarian", "fr"): ("Médiathèque du Faubourg", "Bibliothèque des Quatre-Saisons"),
    ("librarian", "en"): ("Lampfield Library", "Harbour Street Reading Rooms"),
    ("teacher", "fr"): ("École des Mille-Chemins", "École Suzanne-Berthelier"),
    ("teacher", "en"): ("Wren Street School", "Hollin Bank Primary"),
    ("driver", "fr"): ("Réseau Tram’Elle", "Cars de la Vouivre"),
    ("driver", "en"): ("Tidewater Buses", "Peverel Vale Transport"),
    ("recruiter", "fr"): ("Recruter Juste", "Premier Pas Conseil"),
    ("recruiter", "en"): ("Fairground Recruiting", "Plain Speaking People"),
    ("lawyer", "fr"): ("Étude Montaubert", "Le Droit en clair"),
    ("lawyer", "en"): ("Clearhaven Legal", "Quill & Common"),
    ("accountant", "fr"): ("Cabinet Rive-Claire", "Comptes & Compagnie"),
    ("accountant", "en"): ("Ledger & Lark", "Marlowe Tansley"),
    ("energy", "fr"): ("Conseil Énergie Douce", "Espace Chaleur partagée"),
    ("energy", "en"): ("Hearthwise Energy", "Warm Streets"),
}

SCHOOLS: dict[str, tuple[str, ...]] = {
    "fr": (
        "Institut des métiers Gabrielle-Aubert",
        "École supérieure des Trois-Rivages",
        "Université libre des Coteaux",
        "Lycée professionnel Marthe-Quintal",
        "Campus des Hautes-Terres",
        "École du Geste et du Bois",
        "Institut de formation en soins Le Goéland",
        "Conservatoire des arts du récit",
    ),
    "en": (
        "Calder Vale College",
        "University of the Western Firth",
        "Eskmouth School of Trades",
        "Harbour Institute",
        "Saint Aldhelm’s College of Nursing",
        "The Pennant School of Art",
    ),
}

DIPLOMAS: dict[str, tuple[str, ...]] = {
    "fr": ("Licence professionnelle", "Master", "BTS", "Certificat professionnel", "Diplôme d’État", "Brevet"),
    "en": ("Bachelor’s degree", "Master’s degree", "Higher diploma", "Apprenticeship certificate", "Foundation degree"),
}

CAUSES: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("Bénévole à l’accueil", "Le Vestiaire commun"),
        ("Trésorerie", "Club de lecture du Faubourg"),
        ("Aide aux devoirs", "Passerelles & Marmites"),
        ("Atelier vélo", "La Roue voilée"),
        ("Secouriste bénévole", "Les Gilets du fleuve"),
        ("Chorale et intendance", "Chœur des Quais"),
        ("Maraudes du jeudi", "Soupe & Parole"),
        ("Arbitre", "Étoile sportive des Coteaux"),
    ),
    "en": (
        ("Board member", "Open Door Leeside"),
        ("Repair café host", "The Mending Room"),
        ("Reading mentor", "Pages for All"),
        ("Youth coach", "Quarry Hill Rovers"),
        ("Food bank driver", "Neighbours of Quarry Hill"),
        ("Path warden", "Friends of the Firth Way"),
    ),
}

INTERESTS: dict[str, tuple[str, ...]] = {
    "fr": (
        "Chant choral",
        "Randonnée",
        "Vélo de route",
        "Jardinage",
        "Céramique",
        "Cinéma",
        "Échecs",
        "Voile",
        "Danse",
    ),
    "en": ("Hill walking", "Fiddle tunes", "Sea swimming", "Pottery", "Chess", "Bird watching", "Baking", "Cricket"),
}


def workplaces(trade: str, sector: str, language: str) -> tuple[str, ...]:
    return WORKPLACES.get((trade, language)) or EMPLOYERS[sector, language]
