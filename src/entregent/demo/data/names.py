"""First and family names as people in each place bear them. Joined at random: no one in particular is meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


FRANCE = Names(
    tuple(
        "Maëlle Solène Bérénice Capucine Inès Lucile Aude Noémie Yasmine Clarisse Pauline Anouk Mathilde Samia Hélène "
        "Romane Ludivine Garance Nawel Fanny Élise Apolline Marion Sabrina Juliette Agathe Leïla Coralie Sandrine "
        "Delphine Mahault Ariane Farida Victoire Océane Manon".split()
    ),
    tuple(
        "Gaspard Corentin Mathis Karim Bastien Loïc Étienne Thibault Mehdi Aurélien Rémi Florian Hugues Baptiste "
        "Nadir Valentin Tristan Guillaume Yanis Sylvain Cédric Ambroise Joris Antonin Malik Fabien Quentin Rachid "
        "Gauthier Lilian Élie Maxence Damien Sofiane".split()
    ),
    tuple(
        "Kerdoncuff Lavergne Tessonneau Benmoussa Courtillot Delabroye Marchandeau Vasseroux Oulmane Pénicaut "
        "Thévenard Guillossou Rabouin Chastagnier Belhadri Lemoigne Aubrespin Bourgoin-Tellier Ducastaing Haudrechy "
        "Montagnier-Roux Zerrouki Fromageot Peyrelade Quéménet Sabathé Trouillard Vigneroux Escoffres Laribi "
        "Cazeneuve-Lorin Brunetière Hamdane Jacquinod Mercadal Rousselin Tavernel Auzende Barbotin Clairefond".split()
    ),
)

BELGIUM_SWITZERLAND = Names(
    tuple("Lore Margaux Aline Fabienne Célestine Wivine Sarah Elke Salomé Joëlle Nadège Ophélie Tatiana".split()),
    tuple("Arnaud Benoît Cyrille Didier Grégoire Jonas Kevin Laurent Matthieu Olivier Raphaël Steve Yvan".split()),
    tuple(
        "Vandermoten Delcourtois Wauthelet Lambrechts-Noël Dessambre Hennebicq Grandjeanrenaud Chollet-Vuille "
        "Berthousoz Morerod Pittelout Schallenbach Van-Heerswynghels Demeulemeester Rochatin Favrequin".split()
    ),
)

QUEBEC = Names(
    tuple("Marie-Ève Andréanne Josiane Geneviève Annie-Claude Maude Stéphanie Rosalie Ariane Myriam Catherine".split()),
    tuple("Jean-Sébastien Maxime Francis Pier-Luc Alexis Étienne Simon Gabriel Dominic Vincent Samuel".split()),
    tuple(
        "Bellehumeur Charlebeau Desrochelles Gingrasse Lafrenaye Quessynette Robidouxel Thibodault Vaillancourel "
        "Boisjolie Larochebelle Montambeau Paradisseau Trudelle-Roy Ouelleterre".split()
    ),
)

SENEGAL = Names(
    tuple("Aïssatou Fatou Mame-Diarra Khady Ndèye Rokhaya Bineta Adama Coumba Sokhna Awa".split()),
    tuple("Cheikh Ibrahima Modou Ousmane Pape Abdoulaye Babacar Serigne Alioune Lamine Moustapha".split()),
    tuple("Ndiouck Diagneba Sarrame Faylam Thiamou Gueyemba Badjirou Ndourame Sambakhé Cissokholy Diattara".split()),
)

ISLES = Names(
    tuple(
        "Imogen Niamh Harriet Saoirse Priya Beth Rhiannon Aoife Zainab Kirsty Orla Nadia Phoebe Ciara Tamsin Ffion "
        "Yewande Isla Maeve Rukhsana Eleri Gwen Ailsa Sunita Jocasta".split()
    ),
    tuple(
        "Declan Callum Rhys Fergus Tobias Kwame Euan Cormac Arjun Hamish Oisín Gareth Ruairi Idris Conor Lachlan "
        "Tunde Alistair Padraig Owain Farhan Ewan Barnaby Dafydd Tariq".split()
    ),
    tuple(
        "Whelanor Braithcote Ashdownham Mulcahey Pemberley-Rowe Okonjade Ravensby Thirlwater Gallachan Penhallick "
        "Strathmoor Wintersby O’Dorain Chaudhrani Hollingbury Trevannick MacIlwraithe Kinsellan Birkenshaw-Lowe "
        "Dunmorrow Prydderch Larkswell Adeyinka-Cole Mistrial Hathersedge Quillane Rosthern Venkatarane".split()
    ),
)

CANADA = Names(
    tuple("Avery Meredith Shauna Kiran Brooke Lindsay Nicole Jasleen Heather Mackenzie".split()),
    tuple("Tyler Brendan Curtis Harjit Logan Derek Spencer Nolan Wesley Colby".split()),
    tuple(
        "Fraserdale Kowalchyn Sandhuwal Whitebear-Lane MacAskillen Petrovsky-Hale Dubinski Tremblett Hargrove-Lee "
        "Nguyenson Silverton-Kaye Abernathen".split()
    ),
)
