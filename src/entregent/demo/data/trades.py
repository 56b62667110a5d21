"""What members do: about forty trades, their titles in French (masculine, feminine) and English, and their skills.

One line a trade: key | sector | masculin | féminin | English | savoir-faire | skills.
"""

from __future__ import annotations

from dataclasses import dataclass

_LINES = """
web | digital | développeur web | développeuse web | web developer | Python; accessibilité numérique; PostgreSQL; tests automatisés; relecture de code | Python; web accessibility; PostgreSQL; automated tests; code review
graphic | digital | graphiste | graphiste | graphic designer | identité visuelle; mise en page; illustration; édition; typographie | visual identity; page layout; illustration; print production; typography
data | digital | analyste de données | analyste de données | data analyst | SQL; visualisation de données; statistiques; tableur avancé; qualité des données | SQL; data visualisation; statistics; advanced spreadsheets; data quality
project | digital | chef de projet numérique | cheffe de projet numérique | digital project manager | cadrage; animation d’ateliers; recette; gestion de budget; rédaction de cahiers des charges | scoping; running workshops; acceptance testing; budgets; writing briefs
sysadmin | digital | administrateur systèmes | administratrice systèmes | systems administrator | Linux; sauvegardes; réseaux; supervision; documentation | Linux; backups; networks; monitoring; documentation
nurse | care | infirmier | infirmière | nurse | soins à domicile; éducation thérapeutique; pansements complexes; coordination; écoute | home care; patient education; wound care; care coordination; listening
physio | care | kinésithérapeute | kinésithérapeute | physiotherapist | rééducation; prévention; gériatrie; sport; bilan | rehabilitation; prevention; older patients; sports injuries; assessment
midwife | care | sage-femme | sage-femme | midwife | suivi de grossesse; préparation à la naissance; allaitement; échographie; écoute | antenatal care; birth preparation; breastfeeding support; ultrasound; listening
psychologist | care | psychologue du travail | psychologue du travail | occupational psychologist | entretiens; prévention des risques; bilans de compétences; médiation; animation de groupes | interviewing; risk prevention; career reviews; mediation; group facilitation
carer | care | aide à domicile | aide à domicile | care worker | accompagnement; repas; gestes et postures; écoute; autonomie | companionship; meals; safe lifting; listening; independent living
carpenter | building | charpentier | charpentière | carpenter | ossature bois; levage; tracé; restauration; lecture de plans | timber framing; lifting; setting out; restoration; reading drawings
architect | building | architecte | architecte | architect | rénovation; permis de construire; matériaux biosourcés; suivi de chantier; maquettes | retrofit; planning applications; natural materials; site supervision; models
electrician | building | électricien | électricienne | electrician | habilitation électrique; photovoltaïque; dépannage; domotique; mise aux normes | wiring regulations; solar panels; fault finding; home automation; inspection
site | building | conducteur de travaux | conductrice de travaux | site manager | planning de chantier; sécurité; achats; coordination; métrés | site planning; safety; purchasing; coordination; quantities
plasterer | building | enduiseur terre et chaux | enduiseuse terre et chaux | lime plasterer | chaux; terre crue; isolation; patrimoine; formation | lime; clay; insulation; heritage buildings; training
teacher | learning | professeur des écoles | professeure des écoles | primary school teacher | pédagogie coopérative; inclusion; lecture; projets de classe; évaluation | cooperative teaching; inclusion; reading; class projects; assessment
trainer | learning | formateur d’adultes | formatrice d’adultes | adult trainer | ingénierie de formation; animation; illettrisme; évaluation; entretien | course design; facilitation; adult literacy; assessment; interviewing
language | learning | professeur de langues | professeure de langues | language teacher | français langue étrangère; anglais; examens; conversation; classe à distance | English for speakers of other languages; French; exams; conversation; online lessons
librarian | learning | bibliothécaire | bibliothécaire | librarian | médiation; catalogage; jeune public; archives; action culturelle | outreach; cataloguing; children’s books; archives; events
careers | learning | conseiller en insertion | conseillère en insertion | careers adviser | accompagnement; entretien; réseau d’employeurs; ateliers CV; droit du travail | coaching; interviewing; employer relations; CV workshops; employment law
baker | food | boulanger | boulangère | baker | levain; farines anciennes; gestion des stocks; vente; apprentissage | sourdough; heritage flours; stock control; sales; apprenticeships
cook | food | cuisinier | cuisinière | cook | cuisine de saison; menus; hygiène; approvisionnement local; brigade | seasonal cooking; menus; hygiene; local suppliers; running a brigade
grower | food | maraîcher | maraîchère | market gardener | agriculture biologique; semences; vente directe; irrigation; mécanique | organic growing; seed saving; direct sales; irrigation; machinery
cheese | food | fromager | fromagère | cheesemaker | affinage; lait cru; vente; hygiène; élevage | affinage; raw milk; sales; hygiene; livestock
winery | food | caviste | caviste | wine merchant | dégustation; conseil; achats; vins naturels; événements | tasting; advice; buying; natural wines; events
agronomist | land | agronome | agronome | agronomist | sols vivants; agroforesterie; cartographie; animation de réseau; diagnostic | soil health; agroforestry; mapping; farmer networks; surveys
forester | land | technicien forestier | technicienne forestière | forester | inventaire; sylviculture; cartographie; biodiversité; sécurité | inventory; silviculture; mapping; biodiversity; safety
water | land | hydrologue | hydrologue | hydrologist | cours d’eau; modélisation; mesures de terrain; zones humides; concertation | rivers; modelling; field measurement; wetlands; consultation
energy | land | conseiller en énergie | conseillère en énergie | energy adviser | bilan thermique; aides financières; animation; copropriétés; mesures | heat surveys; grants; public talks; shared housing; measurement
logistics | industry | responsable logistique | responsable logistique | logistics coordinator | transport; stocks; planification; douane; négociation | transport; inventory; planning; customs; negotiation
machinist | industry | tourneur-fraiseur | tourneuse-fraiseuse | machinist | commande numérique; lecture de plans; métrologie; réglage; maintenance | CNC; reading drawings; metrology; setting; maintenance
quality | industry | responsable qualité | responsable qualité | quality manager | audits; amélioration continue; traçabilité; certification; formation | audits; continuous improvement; traceability; certification; training
driver | industry | conducteur de bus | conductrice de bus | bus driver | conduite souple; relation aux voyageurs; sécurité; horaires; tutorat | smooth driving; passengers; safety; timetables; mentoring
recruiter | office | chargé de recrutement | chargée de recrutement | recruiter | entretien; rédaction d’annonces; sourcing; intégration; non-discrimination | interviewing; writing adverts; sourcing; onboarding; fair hiring
accountant | office | comptable | comptable | accountant | paie; clôture annuelle; fiscalité; conseil; outils libres | payroll; year-end accounts; tax; advice; open-source tools
lawyer | office | juriste | juriste | legal adviser | droit du travail; contrats; données personnelles; médiation; veille | employment law; contracts; data protection; mediation; case law
communications | office | chargé de communication | chargée de communication | communications officer | rédaction; relations presse; lettres d’information; photographie; événements | writing; press relations; newsletters; photography; events
translator | office | traducteur | traductrice | translator | anglais; sous-titrage; relecture; terminologie; interprétation | French; subtitling; proofreading; terminology; interpreting
luthier | culture | luthier | luthière | violin maker | réparation; réglage; vernis; archets; écoute | repair; set-up; varnish; bows; listening
stage | culture | régisseur de spectacle | régisseuse de spectacle | stage manager | lumière; son; plateau; sécurité; tournées | lighting; sound; staging; safety; touring
bookseller | culture | libraire | libraire | bookseller | conseil; rencontres; achats; jeunesse; poésie | advice; author events; buying; children’s books; poetry
journalist | culture | journaliste | journaliste | journalist | enquête; radio; reportage; vérification; écriture | investigation; radio; reporting; fact-checking; writing
association | common | responsable d’association | responsable d’association | charity manager | bénévolat; subventions; gouvernance; animation de réseau; événements | volunteers; grant applications; governance; networking; events
social | common | assistant social | assistante sociale | social worker | accompagnement; accès aux droits; écoute; travail en réseau; médiation | casework; welfare rights; listening; partnership; mediation
mediator | common | médiateur de quartier | médiatrice de quartier | community mediator | médiation; animation; écoute; langues; gestion de conflits | mediation; facilitation; listening; languages; conflict resolution
"""  # noqa: E501 - one line a trade is the form of this table


@dataclass(frozen=True, slots=True)
class Trade:
    key: str
    sector: str
    masculine: str
    feminine: str
    english: str
    skills_fr: tuple[str, ...]
    skills_en: tuple[str, ...]

    def title(self, language: str, *, woman: bool) -> str:
        if language == "en":
            return self.english
        return self.feminine if woman else self.masculine

    def skills(self, language: str) -> tuple[str, ...]:
        return self.skills_fr if language == "fr" else self.skills_en


def _trade(line: str) -> Trade:
    key, sector, masculine, feminine, english, skills_fr, skills_en = line.split(" | ")
    return Trade(key, sector, masculine, feminine, english, tuple(skills_fr.split("; ")), tuple(skills_en.split("; ")))


TRADES = {trade.key: trade for trade in map(_trade, _LINES.strip().splitlines())}
