"""Regions about to hand out their first cards."""

from adoption.declarations import RegionKind
from config.demonstration.country.people import AINO, BENGT, PAAVO, SAANA
from config.demonstration.journey import Journey, Person, partner_leaves
from config.demonstration.partners import (
    SMALL,
    USUAL,
    network,
)
from workflows.stages import Stage

REGIONS = (
    Journey(
        ("Vaasa", "Mustasaari"),
        Stage.DISTRIBUTION,
        BENGT,
        began=206,
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
        began=176,
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
        began=149,
        since=13,
        length=30,
        live=-9,
        people=(Person("Saimi Satumaa", "culture", leads=True), Person("Otso Outamaa", "hyte")),
        network=network("fi", 3, **SMALL),
        leaves=frozenset({"confirm_ready_care", "confirm_go_live"}),
    ),
    Journey(
        ("Savonlinna", "Enonkoski", "Sulkava"),
        Stage.DISTRIBUTION,
        PAAVO,
        began=239,
        since=14,
        length=30,
        live=-24,
        kind=RegionKind.OTHER,
        people=(Person("Lahja Linnanlahti", "culture", leads=True), Person("Onni Ohrapelto", "sote")),
        network=network("fi", 4, **SMALL),
        happens=(
            partner_leaves(9, "Mielen silta ry", "Yhdistyksen toiminta siirtyy toiselle paikkakunnalle."),
        ),
    ),
)
