"""Regions in permanent operation, and those whose case has ended."""

from adoption.declarations import Outcome, RegionKind, SessionKind
from config.demonstration.country.people import AINO, BENGT, NIINA, PAAVO, SAANA
from config.demonstration.journey import (
    Happens,
    Journey,
    Person,
    both_end,
    cancel_session,
    hold,
    partner_leaves,
)
from config.demonstration.partners import SMALL, USUAL, candidate, network
from workflows.stages import Stage

_LATECOMER = candidate(network("fi", 3, other=1)[0])
_ENDS = {act: {"outcome": Outcome.END.value} for act in ("decide_culture", "decide_care")}

REGIONS = (
    Journey(
        ("Hämeenlinna", "Hattula", "Janakkala"),
        Stage.PERMANENT,
        AINO,
        began=870,
        live=665,
        pilot=325,
        kind=RegionKind.SUBREGION,
        name_fi="Hämeenlinnan seutu",
        name_sv="Tavastehusnejden",
        people=(
            Person("Elsa Elonkorjuu", "culture", leads=True),
            Person("Toini Torppamäki", "sote"),
            Person("Arvo Aurankukka", "hyte", joins=True),
        ),
        network=network("fi", 0, **USUAL),
        happens=(Happens(11, "add_partner", by="Elsa Elonkorjuu", said=_LATECOMER | {"roles": ["venue"]}),),
    ),
    Journey(
        ("Kajaani", "Sotkamo", "Paltamo"),
        Stage.PERMANENT,
        PAAVO,
        began=662,
        live=485,
        pilot=350,
        kind=RegionKind.OTHER,
        people=(Person("Hellin Hallayö", "culture", leads=True), Person("Viljo Vaaranlaki", "sote")),
        network=network("fi", 1, **SMALL),
        happens=(partner_leaves(16, "Kumppanuustalo Kaari ry", "Yhdistys on lopettanut toimintansa."),),
    ),
    Journey(
        ("Kökar",),
        Stage.PERMANENT,
        BENGT,
        began=466,
        live=330,
        pilot=270,
        language="sv",
        people=(
            Person("Ragna Rösgrund", "culture", "sv", leads=True),
            Person("Ragna Rösgrund", "hyte", "sv"),
        ),
        network=network("sv", 2, **SMALL),
        says={"answer_contact": {"both_sides": True}},
    ),
    Journey(
        ("Akaa", "Urjala"),
        Stage.ENDED,
        SAANA,
        began=260,
        reached=Stage.CONTACT,
        since=260,
        length=9,
        says={
            "answer_contact": {
                "outcome": "no",
                "reason": "Kunnat päättivät selvittää ensin omaa maksuttomien tapahtumien toimintamalliaan.",
            }
        },
    ),
    Journey(
        ("Keuruu", "Multia"),
        Stage.ENDED,
        PAAVO,
        began=420,
        reached=Stage.TRAINING,
        since=310,
        length=60,
        kind=RegionKind.SUBREGION,
        name_fi="Keuruun seutu",
        name_sv="Keuruunejden",
        people=(Person("Saima Sarastus", "culture", leads=True), Person("Urho Ulpukka", "sote")),
        happens=(
            cancel_session(
                283, SessionKind.TRAINING, "Koulutus perutaan, kunnes alueella on koordinaattori."
            ),
            hold(280, "Koordinaattorin tehtävä on täyttämättä.", review=-200),
            Happens(
                195,
                "end_by_kaikukeskus",
                said={
                    "reason": "Alue ei löytänyt koordinaattoria. Asia voidaan aloittaa myöhemmin uudelleen."
                },
            ),
        ),
    ),
    Journey(
        ("Kuusamo", "Taivalkoski"),
        Stage.ENDED,
        AINO,
        began=540,
        reached=Stage.STATISTICS,
        since=330,
        length=400,
        kind=RegionKind.SUBREGION,
        name_fi="Koillismaa",
        name_sv="Nordöstra Österbotten",
        people=(Person("Hilja Hongisto", "culture", leads=True), Person("Tauno Tunturipuro", "hyte")),
        network=network("fi", 3, **SMALL),
        happens=both_end(268, "Kunnat ja hyvinvointialue siirtävät voimavarat kuljetusten kokeiluun."),
    ),
    Journey(
        ("Parkano", "Kihniö"),
        Stage.ENDED,
        NIINA,
        began=730,
        reached=Stage.FEEDBACK,
        live=510,
        pilot=300,
        kind=RegionKind.OTHER,
        people=(Person("Lyyli Lyhtykuja", "culture", leads=True), Person("Kauko Karhunpolku", "sote")),
        network=network("fi", 4, **SMALL),
        says=_ENDS,
    ),
)
