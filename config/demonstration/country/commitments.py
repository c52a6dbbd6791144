"""Regions that meet and commit."""

from adoption.declarations import RegionKind
from config.demonstration.country.people import AINO, BENGT, HELKA, RAUNI, SAANA, joining
from config.demonstration.journey import Happens, In, Journey, Person, hold, resume
from config.demonstration.partners import USUAL, network
from workflows.stages import Stage

REGIONS = (
    Journey(
        ("Salo", "Somero"),
        Stage.COMMITMENTS,
        AINO,
        began=151,
        since=34,
        length=52,
        kind=RegionKind.SUBREGION,
        name_fi="Salon seutu",
        name_sv="Salonejden",
        people=(Person("Aamu Auringonkukka", "culture", leads=True), RAUNI),
        network=network("fi", 0, **USUAL),
    ),
    Journey(
        ("Sipoo", "Porvoo"),
        Stage.COMMITMENTS,
        BENGT,
        began=196,
        since=37,
        length=60,
        kind=RegionKind.OTHER,
        language="sv",
        people=(
            Person("Margareta Månsken", "culture", "sv", leads=True),
            Person("Kaj Klockarudd", "hyte", "sv", joins=True),
            Person("Leila Leppälintu", "sote", "fi"),
        ),
        network=network("sv", 1, **USUAL),
        leaves=frozenset({"accept_partnership_care"}),
    ),
    Journey(
        ("Kotka", "Hamina", "Pyhtää"),
        Stage.COMMITMENTS,
        SAANA,
        began=190,
        since=60,
        length=70,
        kind=RegionKind.OTHER,
        people=(
            Person("Onerva Ulappa", "culture", leads=True),
            Person("Jalmari Jyrkänne", "sote"),
        ),
        network=network("fi", 1, **USUAL),
        happens=(
            hold(
                25, "Koordinaattorin sijaisuus järjestetään ensi kuun aikana.", review=35, by="Onerva Ulappa"
            ),
        ),
    ),
    Journey(
        ("Hyvinkää", "Nurmijärvi"),
        Stage.COMMITMENTS,
        SAANA,
        began=176,
        since=24,
        length=56,
        kind=RegionKind.OTHER,
        people=(
            Person("Ilona Iloinen-Suvi", "culture", "en", leads=True),
            joining(Person("Sampo Salmi-Silta", "hyte", "en")),
            Person("Meeri Metsänreuna", "sote", "en"),
        ),
        # no third-sector organisation hands out cards here yet
        network=network("fi", 2, public=2, culture=2, sport=1),
    ),
    Journey(
        ("Kuopio", "Siilinjärvi"),
        Stage.COMMITMENTS,
        SAANA,
        began=231,
        since=64,
        length=66,
        kind=RegionKind.SUBREGION,
        name_fi="Kuopion seutu",
        name_sv="Kuopionejden",
        people=(Person("Vuokko Valkohelmi", "culture", leads=True), HELKA),
        network=network("fi", 3, **USUAL),
        leaves=frozenset({"close_commitments", "decide_on_limitation"}),
        happens=(
            hold(190, "Kuntien talousarviot valmistuvat ensin.", review=-170),
            resume(172),
            Happens(
                12,
                "record_partner_commitment",
                about="Musiikkiyhdistys Sointu ry",
                said={
                    "limitation_text": "Enintään kuusi Kaikukortilla saatua paikkaa konserttia kohti.",
                    "starts": In(-12),
                },
            ),
        ),
    ),
)
