"""Regions of steps 6-8, which go on side by side."""

from adoption.declarations import Language, RegionKind
from config.demonstration.country.many_sites import MANY_SITES
from config.demonstration.country.people import AINO, BENGT, HELKA, NIINA, PAAVO, SAANA, VEIKKO, joining
from config.demonstration.journey import (
    Happens,
    In,
    Journey,
    Person,
    contact_leaves,
    correct,
    override,
)
from config.demonstration.partners import (
    SMALL,
    USUAL,
    network,
)
from workflows.stages import Stage

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
        network=MANY_SITES,
        says={"order_cards": {"quantity": 6000, "cost_eur": 3600}},
    ),
    Journey(
        ("Varkaus", "Leppävirta", "Joroinen"),
        Stage.STATISTICS,
        SAANA,
        began=158,
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
        began=196,
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
        began=184,
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
        (
            "Kokkola",
            "Kannus",
            "Halsua",
            "Kaustinen",
            "Lestijärvi",
            "Perho",
            "Toholampi",
            "Veteli",
        ),
        Stage.PRINTING,
        BENGT,
        began=239,
        since=24,
        length=50,
        kind=RegionKind.REGION,
        name_fi="Keski-Pohjanmaa",
        name_sv="Mellersta Österbotten",
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
        Stage.ONBOARDING,
        SAANA,
        began=232,
        since=26,
        length=38,
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
                ordered_on=In(-14),
                cost_eur=1900,
            ),
        ),
    ),
    Journey(
        ("Joensuu", "Liperi", "Kontiolahti", "Outokumpu"),
        Stage.ONBOARDING,
        NIINA,
        began=221,
        since=25,
        length=36,
        kind=RegionKind.OTHER,
        name_fi="Joensuun seutu",
        name_sv="Joensuunejden",
        people=(Person("Anja Ahjotie", "culture", leads=True), VEIKKO),
        network=network("fi", 1, **USUAL),
    ),
)
