"""What is said, in French: one block a conversation, its answers after `>`. `{town}` is the author's town."""

# ruff: noqa: E501 - one line is one thing said

from __future__ import annotations

CONVERSATIONS: dict[str, str] = {
    "digital": """
Trois ans que je tiens un journal de bord technique : cinq lignes par jour, jamais plus. Relu hier avant un bilan de mission, c’est le document le plus utile de toute la semaine.
> Je fais pareil sur papier. Le plus dur est de noter ce qui n’a pas marché.
> Tu notes aussi les décisions que tu n’as pas prises ? C’est souvent là que je me perds.

Retour d’expérience : nous avons testé notre site avec quatre personnes qui utilisent un lecteur d’écran. En une matinée, plus d’enseignements qu’en un an de réunions.
> Comment avez-vous trouvé ces personnes ? Je cherche à faire la même chose à {town}.
> Et les avez-vous rémunérées ? On l’oublie trop souvent.

Petit point tarifs, parce qu’on n’en parle jamais assez : j’ai arrêté le devis à la journée pour les maquettes. Un prix par livrable, deux allers-retours compris, et tout le monde dort mieux.
> Deux allers-retours, et après ?
> Même choix ici depuis un an. Il faut juste bien décrire le livrable.

Une sauvegarde qu’on n’a jamais restaurée n’est pas une sauvegarde. Nous avons fait l’exercice vendredi à {town} : il manquait un répertoire entier.
> Vendredi après-midi, quel courage.
> Merci, j’inscris l’exercice au calendrier de janvier.
""",
    "care": """
Journée de coordination à {town} : pour la première fois, pharmacie, cabinet infirmier et aides à domicile autour de la même table. Deux heures, et trois malentendus vieux de plusieurs mois réglés.
> Qui a pris l’initiative ? Chez nous, personne n’ose.
> Deux heures bien employées. Bravo.

Je cherche un retour sur les tournées à vélo électrique en zone vallonnée. Quelqu’un ici a-t-il franchi le pas pour ses visites ?
> Oui, depuis deux ans. Prévois une seconde batterie l’hiver.
> Et de bonnes sacoches étanches, crois-moi.

Écouter prend du temps, mais ne pas écouter en prend davantage. C’est la phrase que je retiens de ma semaine.
> Je vais l’afficher en salle de pause.

Un bilan de compétences se prépare aussi du côté de l’employeur. J’ai rédigé une page de conseils pour les petites structures, je l’envoie volontiers.
> Je veux bien la recevoir, merci.
> Moi aussi, nous accompagnons deux départs cette année.
""",
    "building": """
Chantier terminé : une longère de 1890 isolée en terre et chanvre, sans un seul sac de ciment. La propriétaire nous a offert le café tous les matins pendant quatre mois.
> Le café compte beaucoup dans un bilan carbone.
> Quelle épaisseur de chanvre avez-vous retenue ?
> Magnifique. J’aimerais passer voir si c’est possible.

Rappel amical avant l’hiver : vérifiez vos lignes de vie et vos longes. J’en ai jeté trois ce matin qui « tenaient encore ».
> Merci du rappel, contrôle fait cet après-midi.

Nous prenons deux apprentis en janvier à {town}. Pas besoin de savoir-faire au départ, il faut aimer le bois et arriver à l’heure.
> Je transmets à deux jeunes du quartier.
> Jusqu’à quel âge ? J’ai une personne de 34 ans très motivée.

Les devis à rallonge ne rassurent personne. Le nôtre tient sur une page, avec un dessin. Depuis, on nous appelle pour de vraies questions.
> Le dessin change tout, c’est vrai.
""",
    "learning": """
Nous avons ouvert un atelier de lecture à voix haute le mercredi soir à {town}. Sept personnes la première fois, dix-neuf hier, dont une de 81 ans.
> Que lisez-vous ? Je cherche des textes courts.
> Belle progression ! Vous prêtez aussi les livres ?

Question aux collègues : comment notez-vous les progrès de vos adultes en formation sans retomber dans les notes d’école ?
> Un carnet de réussites, tenu par la personne elle-même.
> Chez nous, trois photos de travaux par mois et un mot. Cela suffit.

Ce matin, un ancien stagiaire m’a arrêté au marché pour me dire qu’il avait signé son contrat. Il y a des lundis plus faciles que d’autres.
> C’est pour cela qu’on fait ce métier.

J’anime jeudi une heure ouverte « refaire son CV quand on a changé trois fois de métier ». On vient avec son parcours, on repart avec une page.
> J’y envoie deux personnes, merci !
> Trois métiers seulement ? J’en suis à cinq.
""",
    "food": """
Le blé de population de la saison est arrivé au fournil. Pâte capricieuse, goût incroyable. Je donne un bocal de levain à qui passe à {town}.
> Je viens samedi matin !
> Tu l’hydrates à combien ?

Cherche éleveurs ou maraîchères à moins de 40 km de {town} pour la cantine : nous voulons acheter à l’année, avec un prix fixé ensemble.
> Je connais deux fermes, je t’écris.
> Prix à l’année : voilà une phrase que j’aime lire.

Nous avons remplacé la carte par un seul plat du jour. Moins de pertes, moins de stress, et personne ne s’est plaint. Enfin si, une fois.
> La fameuse exception qui veut des frites.
> Combien de couverts par service ?

Fin de saison : 212 paniers par semaine, 9 bénévoles, une seule inondation. On remet ça l’an prochain.
> Une seule ! Félicitations à toute l’équipe.
""",
    "land": """
Après trois ans de haies, les premiers chiffres : deux fois plus de carabes, et un sol qui boit enfin l’orage. Les données sont à disposition des collègues.
> Ces données m’intéressent, merci.
> Sur quel linéaire ?

Réunion publique sur la rivière hier soir à {town}. On nous promettait des cris, nous avons eu des cartes, des souvenirs et une liste de bras volontaires.
> Les cartes anciennes font toujours leur effet.
> Bravo pour l’animation, ce n’était pas gagné.

Copropriété de 24 logements, chaudière de 1987 : le vote est passé à une voix près. Le plus long n’a pas été le calcul, mais le café avec chacun.
> Une voix ! Tu dois connaître tout l’immeuble maintenant.

Qui a déjà mesuré l’effet d’un paillage de roseau sur une terre lourde ? Je commence un essai, je cherche un point de comparaison.
> Essai de deux ans ici, je te montre mes relevés.
""",
    "industry": """
Nous avons réparé une machine de 1974 avec des plans retrouvés dans un grenier. Elle est plus précise que la neuve.
> Les plans étaient lisibles ?
> On devrait toujours garder les greniers.

Chez nous, les tournées partent désormais à 7 h 30 au lieu de 6 h. Même nombre de livraisons, deux fois moins d’arrêts de travail. Il suffisait de demander aux équipes.
> Je garde ce message pour ma prochaine réunion.
> Et les clients, qu’en ont-ils dit ?

Audit terminé : zéro écart, mais surtout vingt idées venues de l’atelier. C’est le second chiffre que j’ai affiché.
> Affichage validé.

Bonne surprise à {town} : quatre femmes sur les sept personnes entrées en formation de conduite ce mois-ci.
> Enfin ! Bienvenue à elles.
> Elles cherchent des tuteurs ? Je veux bien aider.
""",
    "office": """
J’ai relu quarante annonces d’emploi cette semaine. Trente-deux ne disent ni le salaire, ni les horaires, ni le nom de la personne qui lira la réponse.
> Et les huit autres ont sans doute reçu plus de candidatures.
> Peux-tu partager un bon exemple ?

Une phrase de contrat sur deux peut être dite en français courant. Nous avons fait l’exercice avec un bail : neuf pages de départ, trois à l’arrivée.
> Je t’envoie le mien, il en fait quatorze.
> Et la valeur juridique reste la même ?

Indépendants de {town} : je propose une permanence gratuite le premier mardi du mois pour lire ensemble vos premiers chiffres. Sans rendez-vous, avec du thé.
> J’y serai avec ma boîte à chaussures de factures.
> Merci, c’est précieux quand on commence.

Traduire un mode d’emploi de tondeuse m’a appris onze mots pour dire « vis ». Je tiens la liste à disposition.
> Onze ! Je la veux pour mes élèves.
""",
    "culture": """
Le violon de la classe de {town} est réparé : une fente de 12 cm, deux mois de patience. Il repart à l’école lundi, avec un carnet de bord.
> Le carnet de bord, quelle belle idée.
> Il sonne comment ?

Tournée bouclée : onze dates, une seule camionnette, et des salles de village pleines. On cherche encore deux lieux entre mars et avril.
> La salle de notre commune est libre le 21 mars.
> Passez par chez nous, on loge l’équipe.

Quel livre avez-vous le plus offert cette année ? Je prépare une table « cadeaux répétés » pour décembre.
> Un recueil de recettes de soupe, quatre fois.
> Toujours le même petit roman épistolaire.

Nous avons enregistré une heure de sons du port à cinq heures du matin. Rien ne ressemble moins au silence.
> Où peut-on l’écouter ?
""",
    "common": """
Notre assemblée générale a tenu en une heure et demie, avec des enfants et une soupe. Le secret : l’ordre du jour envoyé dix jours avant, et personne ne lit le rapport à voix haute.
> Je note pour le rapport.
> La recette de la soupe, s’il vous plaît.

Nous cherchons une personne pour tenir la permanence numérique du jeudi à {town} : aider à remplir un dossier, imprimer, rassurer. Deux heures, un café, beaucoup de mercis.
> Je peux un jeudi sur deux.
> J’en parle à mon équipe, on doit pouvoir se relayer.

Subvention obtenue ! Trois ans de visibilité pour l’épicerie sociale. Merci à celles et ceux qui ont relu le dossier, tard.
> Bravo, c’est mérité.
> Trois ans, ça change tout. Félicitations !

Une médiation réussie, c’est deux voisins qui se reparlent du temps qu’il fait. Nous y sommes ce matin.
> Et quel temps fait-il ?
""",
    "any": """
Premier jour dans mon nouveau poste. J’ai surtout appris où se trouve la bonne machine à café et qui sait vraiment comment fonctionne l’imprimante.
> L’essentiel est là. Bonne installation !
> Félicitations, donne des nouvelles.

Je passe deux jours à {town} la semaine prochaine. Si quelqu’un veut parler métier autour d’un déjeuner, vos bonnes adresses sont bienvenues.
> Mardi midi, avec plaisir.
> Je te conseille le marché couvert.

Demande d’entraide : qui a déjà repris une petite entreprise à plusieurs ? Je cherche une heure de récit honnête, y compris ce qui a raté.
> Nous étions quatre, je te raconte quand tu veux.
> Appelle-moi, j’ai surtout la partie ratée.

Cinq ans d’activité aujourd’hui. Je n’ai pas de leçon à donner, juste beaucoup de monde à remercier.
> Bel anniversaire !
> Merci à toi pour tout ce que tu transmets.

Je relis mon parcours et je m’aperçois que les meilleures rencontres ont toutes commencé par « je te présente quelqu’un ».
> C’est exactement pour cela que nous sommes ici.

Nous organisons un petit déjeuner des indépendants jeudi à {town}. Pas de pitch, pas de badge : du pain, du beurre et une question à poser.
> J’apporte la confiture.
> Ma question est prête depuis trois mois.

Je cesse une activité que j’aimais, faute d’y trouver mon équilibre. J’en garde les gestes et les amitiés. La suite en janvier.
> Bon courage pour la suite, on reste en lien.
> Tu sais où nous trouver.

Cherche un local partagé de 20 à 30 m² à {town}, avec une prise solide et des voisins tolérants au bruit des machines.
> Il reste une place dans notre atelier, viens voir.
""",
}
