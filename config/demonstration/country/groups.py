"""Regions whose local group is being gathered."""

from adoption.declarations import RegionKind
from config.demonstration.country.people import AINO, BENGT, GUNILLA, PAAVO, SAANA, VEIKKO, joining
from config.demonstration.journey import Journey, Person, claim
from workflows.stages import Stage

REGIONS = (
    Journey(
        ("Loimaa", "Aura", "Pöytyä", "Oripää"),
        Stage.WORKING_GROUP,
        PAAVO,
        began=98,
        since=48,
        length=44,
        kind=RegionKind.OTHER,
        name_fi="Loimijokilaakso",
        name_sv="Loimijokidalen",
        people=(Person("Kirsti Kivipelto", "culture"), Person("Tapio Tammisto", "sote")),
        leaves=frozenset({"appoint_care", "form_group"}),
    ),
    Journey(
        ("Pietarsaari", "Pedersören kunta", "Luoto", "Uusikaarlepyy", "Kruunupyy"),
        Stage.WORKING_GROUP,
        BENGT,
        began=70,
        since=15,
        length=34,
        kind=RegionKind.SUBREGION,
        name_fi="Pietarsaaren seutu",
        name_sv="Jakobstadsregionen",
        language="sv",
        people=(
            Person("Linnea Lindskog", "culture", "sv"),
            Person("Mats Mörtvik", "culture", "sv", joins=True),
            GUNILLA,
        ),
    ),
    Journey(
        ("Forssa", "Humppila", "Jokioinen", "Tammela", "Ypäjä"),
        Stage.WORKING_GROUP,
        AINO,
        began=80,
        since=28,
        length=34,
        kind=RegionKind.SUBREGION,
        name_fi="Forssan seutu",
        name_sv="Forssanejden",
        people=(
            Person("Marketta Mäntylä", "culture"),
            Person("Oiva Omenapuu", "culture", joins=True),
            Person("Säde Saarinen-Suo", "sote"),
            Person("Hannele Harmaakallio", "hyte", joins=True),
        ),
        happens=(claim(6, "form_group", "Marketta Mäntylä"),),
    ),
    Journey(
        ("Maarianhamina",),
        Stage.WORKING_GROUP,
        BENGT,
        began=60,
        since=16,
        length=46,
        language="sv",
        people=(Person("Ingegerd Isbrink", "culture", "sv"), Person("Rolf Rosenbusk", "hyte", "sv")),
    ),
    Journey(
        ("Nurmes", "Lieksa"),
        Stage.WORKING_GROUP,
        SAANA,
        began=74,
        since=20,
        length=38,
        kind=RegionKind.SUBREGION,
        name_fi="Pielisen Karjala",
        name_sv="Pielinens Karelen",
        people=(
            Person("Eino Erämaja", "culture", "en"),
            joining(Person("Irja Ilmapuro", "culture", "en")),
            VEIKKO,
        ),
    ),
)
