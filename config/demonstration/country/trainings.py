"""Regions of the training and of the start workshop."""

from adoption.declarations import RegionKind, SessionKind
from config.demonstration.country.people import (
    AINO,
    NIINA,
    PAAVO,
    RAUNI,
    SAANA,
)
from config.demonstration.journey import (
    Journey,
    Person,
    contact_leaves,
    correct,
    draft,
    hand_over,
    move_session,
    release,
    send_back,
)
from config.demonstration.partners import SMALL, USUAL, network
from workflows.stages import Stage

REGIONS = (
    Journey(
        ("Kokemäki", "Harjavalta", "Nakkila"),
        Stage.TRAINING,
        AINO,
        began=104,
        since=17,
        length=34,
        kind=RegionKind.OTHER,
        name_fi="Kokemäenjokilaakso",
        name_sv="Kumo älvdal",
        people=(Person("Aulikki Ahomaa", "culture", leads=True), Person("Pentti Puropelto", "sote")),
    ),
    Journey(
        ("Kouvola",),
        Stage.TRAINING,
        PAAVO,
        began=160,
        reached=Stage.WORKSHOP,
        since=36,
        length=60,
        people=(
            Person("Lempi Laululintu", "culture", leads=True),
            Person("Ahti Aallotar", "sote"),
        ),
        happens=(
            send_back(
                19,
                Stage.TRAINING,
                "Sote-puolen edustaja vaihtuu, ja koko työryhmä halutaan kouluttaa yhdessä.",
                "plan_workshop",
                "plan_training",
                "confirm_attendance_culture",
                "confirm_attendance_care",
                "mark_training_held",
            ),
        ),
    ),
    Journey(
        ("Inari", "Utsjoki"),
        Stage.TRAINING,
        SAANA,
        began=118,
        since=40,
        length=52,
        kind=RegionKind.OTHER,
        people=(Person("Aune Aapapolku", "culture", leads=True), Person("Antti Ahkiotie", "hyte")),
        happens=(move_session(14, SessionKind.TRAINING, to=13, reason="Poroerotus osui samalle viikolle."),),
    ),
    Journey(
        ("Jämsä",),
        Stage.TRAINING,
        NIINA,
        began=112,
        since=29,
        length=46,
        people=(
            Person("Leea Lehtokuja", "culture", "en", leads=True),
            Person("Roope Reimari", "sote"),
        ),
        happens=(
            contact_leaves(
                8,
                "Roope Reimari",
                "Siirtyy toisiin tehtäviin, seuraaja nimetään ensi kuussa.",
                by="Roope Reimari",
            ),
        ),
    ),
    Journey(
        ("Heinola", "Hartola", "Sysmä"),
        Stage.WORKSHOP,
        SAANA,
        began=117,
        since=16,
        length=60,
        kind=RegionKind.OTHER,
        leaves=frozenset({"invite_culture"}),
        people=(
            Person("Eeva Eskapuro", "culture", leads=True),
            Person("Kalle Koivukoski", "culture", joins=True),
            Person("Pirkko Päivänpaiste", "sote"),
        ),
        network=network("fi", 2, **SMALL),
        happens=(
            hand_over(
                8,
                "invite_culture",
                "Eeva Eskapuro",
                "Kalle Koivukoski",
                "Kalle tuntee alueen seurat paremmin.",
            ),
            draft(
                6,
                "invite_culture",
                "Kalle Koivukoski",
                organisations=["Kirjasto Lukusoppi\nTaidehalli Siipi\n"],
            ),
        ),
    ),
    Journey(
        ("Naantali", "Raisio", "Masku"),
        Stage.WORKSHOP,
        AINO,
        began=128,
        since=29,
        length=40,
        kind=RegionKind.OTHER,
        people=(
            Person("Orvokki Ojanperä", "culture", leads=True),
            Person("Taisto Tähtiniemi", "culture", "en", joins=True),
            RAUNI,
        ),
        network=network("fi", 4, **USUAL),
        happens=(
            hand_over(
                23, "invite_culture", "Orvokki Ojanperä", "Taisto Tähtiniemi", "Olen lomalla kutsujen aikaan."
            ),
            release(22, "invite_culture", "Taisto Tähtiniemi"),
        ),
    ),
    Journey(
        ("Rauma", "Eura", "Eurajoki", "Säkylä"),
        Stage.WORKSHOP,
        PAAVO,
        began=149,
        since=39,
        length=38,
        kind=RegionKind.SUBREGION,
        name_fi="Rauman seutu",
        name_sv="Raumonejden",
        people=(Person("Hilppa Hiekkaranta", "culture", leads=True), Person("Seppo Sinivuokko", "hyte")),
        network=network("fi", 1, **USUAL),
        leaves=frozenset({"list_candidates"}),
        happens=(
            correct(
                5,
                "mark_workshop_held",
                "Osallistujamäärä laskettiin uudelleen ilmoittautumisista.",
                care_count=14,
            ),
        ),
    ),
)
