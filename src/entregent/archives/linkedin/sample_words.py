"""Rows of the generated archive, in French and English. `{year}` is the year of today, so that nothing looks old."""

from __future__ import annotations

Rows = list[list[str]]

WORDS: dict[str, dict[str, Rows]] = {
    "fr": {
        "Profile": [
            [
                "",
                "",
                "",
                "Cheffe de projet en rénovation énergétique",
                (
                    "Je conduis des chantiers de rénovation, du diagnostic à la réception.\n\n"
                    "Ce que j’aime : que les artisans et les habitants se comprennent."
                ),
                "Bâtiment",
                "",
                "Nantes, Loire-Atlantique, France",
                "",
                "[PORTFOLIO:https://chantiers.example/projets]",
                "",
            ]
        ],
        "Positions": [
            [
                "Atelier Cerneau",
                "Cheffe de projet",
                "Douze copropriétés rénovées.\nSuivi des aides &amp; des artisans.",
                "Nantes",
                "Mar 2021",
                "",
            ],
            [
                "Bureau Talvère",
                "Conductrice de travaux",
                "Logements sociaux, lots techniques.",
                "Rennes",
                "Sep 2016",
                "Feb 2021",
            ],
            ["Bureau Talvère", "Assistante de chantier", "", "Rennes", "2014", "2016"],
        ],
        "Education": [
            [
                "Institut du bâti de l’Ouest",
                "2012",
                "2014",
                "",
                "Licence professionnelle, énergétique du bâtiment",
                "Équipe d’aviron",
            ],
            ["Lycée des Trois-Rivières", "Sep 2010", "Jun 2012", "", "BTS Bâtiment", ""],
        ],
        "Skills": [
            [name]
            for name in (
                "Conduite de travaux",
                "Thermique du bâtiment",
                "Lecture de plans",
                "Médiation",
                "Achats responsables",
                "Planification",
                "conduite de travaux",
            )
        ],
        "Languages": [
            ["Français", "Bilingue ou langue natale"],
            ["Anglais", "Capacité professionnelle"],
            ["Breton", ""],
        ],
        "Certifications": [
            ["Auditrice énergétique", "https://qualite.example/audit", "Qualité Bâti", "May 2022", "", "QB-2207"]
        ],
        "Volunteering": [
            [
                "Répare Café du port",
                "Bénévole",
                "environnement",
                "Feb 2019",
                "",
                "Une matinée par mois, petit électroménager.",
            ]
        ],
        "Projects": [
            [
                "Carnet de chantier ouvert",
                "Un modèle libre de suivi de chantier.",
                "https://carnet.example",
                "2022",
                "Nov 2023",
            ]
        ],
        "Honors": [["Prix du geste utile", "Rénovation d’une école occupée.", "Dec 2023"]],
        "Connections": [
            [
                "Solveig",
                "Marchaudier",
                "https://www.linkedin.com/in/sample-smarchaudier",
                "",
                "Menuiserie Oriel",
                "Menuisière",
                "12 Mar 2024",
            ],
            [
                "Tancrède",
                "Lauwens",
                "https://www.linkedin.com/in/sample-tlauwens",
                "tancrede@lauwens.example",
                "Atelier Cerneau",
                "Thermicien",
                "03 Jan 2023",
            ],
            [
                "Oumou",
                "Bathilde",
                "https://www.linkedin.com/in/sample-obathilde",
                "",
                "Ville de Saint-Herbaut",
                "Responsable du patrimoine",
                "7-Feb-22",
            ],
            [
                "Rainier",
                "Costeplane",
                "https://www.linkedin.com/in/sample-rcosteplane",
                "",
                "Coopérative Lisière",
                "Chargé d’affaires",
                "18 Oct 2021",
            ],
            ["Ysée", "Delmoran", "", "", "Bureau Talvère", "Directrice", "01 Aug 2018"],
            [
                "Corentin",
                "Vasselot",
                "https://www.linkedin.com/in/sample-cvasselot",
                "",
                "Couverture Vasselot",
                "Couvreur",
                "22 May 2020",
            ],
        ],
        "Recommendations_Received": [
            [
                "Ysée",
                "Delmoran",
                "Bureau Talvère",
                "Directrice",
                "Elle tient un chantier comme on tient parole : calmement, jusqu’au bout.",
                "02/11/21, 09:12 AM",
                "VISIBLE",
            ]
        ],
    },
    "en": {
        "Profile": [
            [
                "",
                "",
                "",
                "Project manager for energy renovation",
                (
                    "I run renovation sites, from the first survey to the handover.\n\n"
                    "What I enjoy: helping craftspeople and residents understand each other."
                ),
                "Construction",
                "",
                "Bristol, England, United Kingdom",
                "",
                "[PORTFOLIO:https://sites.example/projects]",
                "",
            ]
        ],
        "Positions": [
            [
                "Kernel & Oak",
                "Project manager",
                "Twelve blocks of flats renovated.\nGrants &amp; trades coordinated.",
                "Bristol",
                "Mar 2021",
                "",
            ],
            [
                "Talverne Partners",
                "Site manager",
                "Social housing, building services.",
                "Cardiff",
                "Sep 2016",
                "Feb 2021",
            ],
            ["Talverne Partners", "Site assistant", "", "Cardiff", "2014", "2016"],
        ],
        "Education": [
            ["Western School of Building", "2012", "2014", "", "BSc Building Physics", "Rowing team"],
            ["Three Rivers College", "Sep 2010", "Jun 2012", "", "Diploma in Construction", ""],
        ],
        "Skills": [
            [name]
            for name in (
                "Site management",
                "Building physics",
                "Reading drawings",
                "Mediation",
                "Responsible purchasing",
                "Planning",
                "site management",
            )
        ],
        "Languages": [
            ["English", "Native or bilingual proficiency"],
            ["French", "Professional working proficiency"],
            ["Welsh", ""],
        ],
        "Certifications": [
            ["Energy auditor", "https://quality.example/audit", "Quality in Building", "May 2022", "", "QB-2207"]
        ],
        "Volunteering": [
            [
                "Harbour Repair Café",
                "Volunteer",
                "environment",
                "Feb 2019",
                "",
                "One morning a month, small appliances.",
            ]
        ],
        "Projects": [
            [
                "Open site log",
                "A free template for following a building site.",
                "https://log.example",
                "2022",
                "Nov 2023",
            ]
        ],
        "Honors": [["Useful Work Award", "Renovation of a school in use.", "Dec 2023"]],
        "Connections": [
            [
                "Solveig",
                "Marchwood",
                "https://www.linkedin.com/in/sample-smarchwood",
                "",
                "Oriel Joinery",
                "Joiner",
                "12 Mar 2024",
            ],
            [
                "Tancred",
                "Lowens",
                "https://www.linkedin.com/in/sample-tlowens",
                "tancred@lowens.example",
                "Kernel & Oak",
                "Heat engineer",
                "03 Jan 2023",
            ],
            [
                "Oumou",
                "Bathild",
                "https://www.linkedin.com/in/sample-obathild",
                "",
                "Saint Herbert Council",
                "Head of estates",
                "7-Feb-22",
            ],
            [
                "Rainer",
                "Costeplane",
                "https://www.linkedin.com/in/sample-rcosteplane",
                "",
                "Edgewood Cooperative",
                "Account manager",
                "18 Oct 2021",
            ],
            ["Isay", "Delmoran", "", "", "Talverne Partners", "Director", "01 Aug 2018"],
            [
                "Corin",
                "Vasselot",
                "https://www.linkedin.com/in/sample-cvasselot",
                "",
                "Vasselot Roofing",
                "Roofer",
                "22 May 2020",
            ],
        ],
        "Recommendations_Received": [
            [
                "Isay",
                "Delmoran",
                "Talverne Partners",
                "Director",
                "She keeps a site the way one keeps a promise: calmly, to the very end.",
                "02/11/21, 09:12 AM",
                "VISIBLE",
            ]
        ],
    },
}
