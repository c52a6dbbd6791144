"""Regions of steps 6-8, which go on side by side, and those about to begin."""

from adoption.declarations import Language, RegionKind
from config.demonstration.country.people import AINO, BENGT, HELKA, NIINA, PAAVO, SAANA, VEIKKO, joining
from config.demonstration.journey import (
    Happens,
    In,
    Journey,
    Person,
    contact_leaves,
    correct,
    override,
    partner_leaves,
)
from config.demonstration.partners import (
    CULTURE,
    HYTE,
    PUBLIC,
    SMALL,
    SOTE,
    SPORT,
    USUAL,
    Organisation,
    network,
)
from workflows.stages import Stage

# A large region: few partners, many sites.
_MANY_SITES = (
    Organisation(
        "Seudun kirjastot Lukupolku",
        CULTURE,
        PUBLIC,
        is_venue=True,
        contact="Kirsikka Kirjava",
        sites=tuple(
            f"Lukupolku, {place}"
            for place in (
                "pääkirjasto",
                "Harjun kirjasto",
                "Rantakylän kirjasto",
                "asemanseudun kirjasto",
                "Koivulan kirjasto",
                "kirkonkylän kirjasto",
                "Mäkelän kirjasto",
                "kirjastoauto",
                "Lammenrannan kirjasto",
                "torin lukusali",
                "Saaren kirjasto",
                "Peltolan kirjasto",
            )
        ),
    ),
    Organisation(
        "Lähipalvelut Kaari",
        SOTE,
        PUBLIC,
        hands_out=True,
        contact="Sari Sillanpää-Suo",
        sites=tuple(
            f"Kaari, {place}"
            for place in (
                "keskustan palvelupiste",
                "Harjun palvelupiste",
                "Rantakylän palvelupiste",
                "Koivulan palvelupiste",
                "kirkonkylän palvelupiste",
                "perhekeskus",
                "aikuisten palvelut",
                "nuorten vastaanotto",
                "mielenterveyspalvelut",
                "kotiin annettavat palvelut",
            )
        ),
    ),
    Organisation(
        "Liikuntapaikat Vauhti",
        SPORT,
        PUBLIC,
        is_venue=True,
        contact="Lasse Liukas",
        sites=tuple(
            f"Vauhti, {place}"
            for place in (
                "uimahalli",
                "jäähalli",
                "Harjun liikuntahalli",
                "Rantakylän sali",
                "palloiluhalli",
                "kuntosali",
                "Saaren uimaranta",
                "hiihtokeskus",
            )
        ),
    ),
    Organisation(
        "Asukastuvat Ovenpieli",
        HYTE,
        PUBLIC,
        hands_out=True,
        contact="Aune Avoin",
        sites=tuple(
            f"Ovenpieli, {place}"
            for place in ("Harju", "Koivula", "Mäkelä", "Peltola", "keskusta", "kirkonkylä")
        ),
    ),
    *network("fi", 0, third=2, culture=1, other=2),
)

REGIONS = (
    Journey(
        ("Lahti", "Hollola", "Orimattila", "Asikkala", "Kärkölä", "Padasjoki", "Pornainen"),
        Stage.STATISTICS,
        AINO,
        began=262,
        since=19,
        length=60,
        kind=RegionKind.OTHER,
        name_fi="Lahden ympäristö",
        name_sv="Lahtisnejden",
        people=(
            Person("Tuulikki Tuulimylly", "culture", leads=True),
            Person("Heikki Heinäpelto", "culture", joins=True),
            Person("Sirkka Sireenipolku", "sote"),
            Person("Unto Uomamaa", "sote", joins=True),
            Person("Helmi Helavirta", "hyte", joins=True),
        ),
        network=_MANY_SITES,
        says={"order_cards": {"quantity": 6000, "cost_eur": 3600}},
    ),
    Journey(
        ("Varkaus", "Leppävirta", "Joroinen"),
        Stage.STATISTICS,
        SAANA,
        began=205,
        since=13,
        length=56,
        kind=RegionKind.SUBREGION,
        name_fi="Varkauden seutu",
        name_sv="Varkausnejden",
        people=(Person("Maire Marjapolku", "culture", leads=True), HELKA),
        network=network("fi", 5, **USUAL),
    ),
    Journey(
        ("Äänekoski", "Konnevesi", "Rautalampi"),
        Stage.STATISTICS,
        NIINA,
        began=224,
        since=24,
        length=60,
        kind=RegionKind.OTHER,
        people=(
            Person("Juha Jääkylmä", "culture", "en", leads=True),
            Person("Kukka Kuutamo", "culture", joins=True),
            Person("Hilma Hopeakoski", "sote"),
        ),
        network=network("fi", 2, **SMALL),
        happens=(contact_leaves(6, "Juha Jääkylmä", "Vanhempainvapaa alkaa.", by="Juha Jääkylmä"),),
    ),
    Journey(
        ("Seinäjoki", "Ilmajoki"),
        Stage.PRINTING,
        PAAVO,
        began=248,
        since=24,
        length=50,
        kind=RegionKind.OTHER,
        people=(Person("Riikka Rekipolku", "culture", leads=True), Person("Martti Maitopiha", "sote")),
        network=network("fi", 4, **SMALL),
        happens=(
            Happens(
                14,
                "return_artwork",
                said={
                    "reason": "Kortin nimi on taitettu eri kirjasimella kuin muu teksti. Käyttäkää mallin asettelua."
                },
            ),
        ),
    ),
    Journey(
        ("Kokkola", "Kannus"),
        Stage.PRINTING,
        BENGT,
        began=239,
        since=24,
        length=50,
        kind=RegionKind.SUBREGION,
        name_fi="Kokkolan seutu",
        name_sv="Karlebynejden",
        people=(
            Person("Kristiina Kalliolahti", "culture", leads=True),
            Person("Stefan Strandskata", "hyte", "sv"),
        ),
        network=network("fi", 0, **SMALL),
        says={"finish_local_material": {"languages": [Language.FI.value]}},
        happens=(
            Happens(10, "finish_local_material"),
            override(
                7,
                "languages_covered",
                "Ruotsinkielinen esite painetaan myöhemmin; siihen asti käytetään verkkosivua.",
            ),
        ),
    ),
    Journey(
        ("Mikkeli", "Mäntyharju", "Puumala"),
        Stage.PRINTING,
        SAANA,
        began=256,
        since=24,
        length=50,
        kind=RegionKind.OTHER,
        people=(
            Person("Sanelma Selkävesi", "culture", leads=True),
            joining(Person("Eero Etelätuuli", "sote")),
            Person("Kaisu Kaislikko", "hyte"),
        ),
        network=network("fi", 3, **SMALL),
        happens=(
            correct(
                6,
                "order_cards",
                "Painos nostettiin, koska mukaan tuli uusi jakaja.",
                quantity=2400,
                ordered_on=In(-11),
                cost_eur=1900,
            ),
        ),
    ),
    Journey(
        ("Joensuu", "Liperi", "Kontiolahti", "Outokumpu"),
        Stage.ONBOARDING,
        NIINA,
        began=270,
        since=25,
        length=38,
        kind=RegionKind.OTHER,
        name_fi="Joensuun seutu",
        name_sv="Joensuunejden",
        people=(Person("Anja Ahjotie", "culture", leads=True), VEIKKO),
        network=network("fi", 1, **USUAL),
    ),
    Journey(
        ("Savonlinna", "Enonkoski", "Sulkava"),
        Stage.ONBOARDING,
        PAAVO,
        began=276,
        since=40,
        length=38,
        kind=RegionKind.OTHER,
        people=(Person("Lahja Linnanlahti", "culture", leads=True), Person("Onni Ohrapelto", "sote")),
        network=network("fi", 4, **SMALL),
        happens=(
            partner_leaves(9, "Mielen silta ry", "Yhdistyksen toiminta siirtyy toiselle paikkakunnalle."),
        ),
    ),
    Journey(
        ("Vaasa", "Mustasaari"),
        Stage.DISTRIBUTION,
        BENGT,
        began=264,
        since=14,
        length=32,
        live=-14,
        kind=RegionKind.OTHER,
        language="sv",
        people=(
            Person("Ebba Ekbacka", "culture", "sv", leads=True),
            Person("Tuomas Tuomikuja", "culture", "fi", joins=True),
            Person("Gunilla Gårdsväg", "sote", "sv"),
        ),
        network=network("sv", 2, **USUAL),
    ),
    Journey(
        ("Rovaniemi", "Ranua"),
        Stage.DISTRIBUTION,
        AINO,
        began=252,
        since=21,
        length=36,
        live=-5,
        kind=RegionKind.SUBREGION,
        name_fi="Rovaniemen seutu",
        name_sv="Rovaniemiregionen",
        people=(Person("Ritva Revontuli", "culture", leads=True), Person("Jaakko Jängänreuna", "hyte")),
        network=network("fi", 2, **SMALL),
    ),
    Journey(
        ("Kittilä",),
        Stage.DISTRIBUTION,
        SAANA,
        began=228,
        since=13,
        length=30,
        live=-9,
        people=(Person("Saimi Satumaa", "culture", leads=True), Person("Otso Outamaa", "hyte")),
        network=network("fi", 3, **SMALL),
        leaves=frozenset({"confirm_ready_care", "confirm_go_live"}),
    ),
)
