"""Regions in which the pilot runs."""

from adoption.declarations import Outcome, RegionKind
from config.demonstration.country.people import AINO, BENGT, PAAVO, SAANA
from config.demonstration.journey import Happens, In, Journey, Person
from config.demonstration.partners import LARGE, SMALL, USUAL, network
from workflows.stages import Stage

REGIONS = (
    Journey(
        ("Helsinki",),
        Stage.FEEDBACK,
        SAANA,
        began=352,
        live=130,
        pilot=365,
        people=(
            Person("Aurora Asemapiha", "culture", leads=True),
            Person("Nea Niemenkärki", "culture", "en", joins=True),
            Person("Mikko Merituuli", "sote"),
            Person("Freja Fyrskär", "sote", "sv", joins=True),
            Person("Amira Aallokko", "hyte", "en", joins=True),
        ),
        network=network("fi", 1, **LARGE),
    ),
    Journey(
        ("Kemi", "Tornio", "Keminmaa"),
        Stage.FEEDBACK,
        PAAVO,
        began=203,
        live=24,
        kind=RegionKind.OTHER,
        people=(Person("Tyyni Tervapääsky", "culture", leads=True), Person("Yrjö Yönsalo", "sote")),
        network=network("fi", 0, **SMALL),
    ),
    Journey(
        ("Imatra", "Rautjärvi", "Ruokolahti"),
        Stage.FEEDBACK,
        PAAVO,
        began=438,
        live=262,
        pilot=330,
        kind=RegionKind.OTHER,
        people=(Person("Ansa Aamuaskel", "culture", leads=True), Person("Lauri Lumilyhty", "sote")),
        network=network("fi", 2, **SMALL),
        leaves=frozenset({"record_survey"}),
    ),
    Journey(
        ("Nokia", "Pirkkala", "Ylöjärvi"),
        Stage.FEEDBACK,
        AINO,
        began=500,
        live=271,
        pilot=335,
        kind=RegionKind.OTHER,
        people=(Person("Sinikka Sillankorva", "culture", leads=True), Person("Uolevi Untuvainen", "sote")),
        network=network("fi", 3, **USUAL),
    ),
    Journey(
        ("Parikkala", "Savitaipale", "Luumäki"),
        Stage.FEEDBACK,
        SAANA,
        began=560,
        live=368,
        pilot=320,
        kind=RegionKind.OTHER,
        people=(Person("Kyllikki Kylätie", "culture", leads=True), Person("Erkki Etäpelto", "hyte")),
        network=network("fi", 4, **SMALL),
        says={
            act: {"outcome": Outcome.EXTEND.value, "until": In(130)}
            for act in ("decide_culture", "decide_care")
        },
    ),
    Journey(
        ("Tuusula", "Järvenpää", "Kerava"),
        Stage.FEEDBACK,
        SAANA,
        began=461,
        live=275,
        pilot=330,
        kind=RegionKind.OTHER,
        people=(
            Person("Lumi Lähdekorpi", "culture", "en", leads=True),
            Person("Paula Puistolinna", "culture", joins=True),
            Person("Kim Kivisalmi", "sote", "en"),
        ),
        network=network("fi", 0, **USUAL),
        says={"decide_care": {"outcome": Outcome.EXTEND.value, "until": In(200)}},
        happens=(
            Happens(
                70,
                "record_feedback_meeting",
                said={
                    "summary": "Ylimääräinen kokous: kuljetusten kokeilu yhdessä alueen taksien kanssa.",
                    "held_on": In(-71),
                },
            ),
        ),
    ),
    Journey(
        ("Jomala", "Finström", "Hammarland"),
        Stage.FEEDBACK,
        BENGT,
        began=322,
        live=168,
        pilot=300,
        kind=RegionKind.OTHER,
        language="sv",
        people=(Person("Tekla Tallås", "culture", "sv", leads=True), Person("Vidar Vik", "sote", "sv")),
        network=network("sv", 1, **SMALL),
    ),
)
