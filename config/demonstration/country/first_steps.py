"""Regions that have just got in touch, and those of the information session."""

from adoption.declarations import RegionKind, SessionKind
from config.demonstration.country.people import AINO, BENGT, HELKA, NIINA, PAAVO, SAANA
from config.demonstration.journey import (
    In,
    Journey,
    Person,
    cancel_session,
    draft,
    move_session,
)
from workflows.stages import Stage

REGIONS = (
    Journey(
        ("Pudasjärvi",),
        Stage.CONTACT,
        AINO,
        began=0,
        contact={
            "name": "Mirja Myötämäki",
            "email": "mirja.myotamaki@example.fi",
            "message": "Hei! Kuulin Kaikukortista naapurikunnan seminaarissa. Olisiko mahdollista sopia lyhyt etätapaaminen, "
            "johon tulisi mukaan myös hyvinvointikoordinaattorimme?",
            "origin": "example",
        },
    ),
    Journey(
        ("Kemiönsaari", "Parainen"),
        Stage.CONTACT,
        BENGT,
        began=4,
        since=4,
        language="sv",
        contact={
            "name": "Cecilia Cirkelväg",
            "email": "cecilia.cirkelvag@example.fi",
            "message": "Vi är två kommuner i skärgården som vill förbereda ett försök tillsammans. Hur kommer vi i gång, "
            "och kan materialet göras på svenska först?",
        },
        length=12,
    ),
    Journey(
        ("Alavus", "Kuortane", "Ähtäri"),
        Stage.CONTACT,
        PAAVO,
        began=18,
        since=18,
        leaves=frozenset({"take_ownership", "answer_contact"}),
        contact={
            "name": "Urpo Unikko",
            "email": "urpo.unikko@example.fi",
            "message": "Kolmen kunnan hyvinvointiryhmä keskusteli Kaikukortista. Kuka Kaikukeskuksesta voisi kertoa lisää?",
        },
    ),
    Journey(
        ("Kangasniemi",),
        Stage.CONTACT,
        SAANA,
        began=7,
        since=7,
        length=12,
        told_to=SAANA,
        contact={
            "name": "Tarmo Tuulispää",
            "email": "tarmo.tuulispaa@example.fi",
            "message": "Soitti ja kertoi, että valtuustossa on tehty aloite. Pyysi kirjallisen yhteenvedon vaiheista.",
            "origin": "council",
        },
        happens=(draft(4, "answer_contact", SAANA, outcome=["go_on"], culture_name=["Tarmo Tuulispää"]),),
    ),
    Journey(
        ("Kitee", "Tohmajärvi"),
        Stage.CONTACT,
        NIINA,
        began=46,
        since=46,
        length=10,
        says={
            "answer_contact": {
                "outcome": "later",
                "reason": "Hyvinvointialueella on yhteyshenkilön paikka auki. Palataan asiaan, kun se on täytetty.",
                "review_on": In(40),
            }
        },
    ),
    Journey(
        ("Raahe", "Siikajoki", "Pyhäjoki"),
        Stage.INFO_SESSION,
        AINO,
        began=24,
        since=17,
        length=46,
        kind=RegionKind.SUBREGION,
        name_fi="Raahen seutukunta",
        name_sv="Brahestads ekonomiska region",
        people=(Person("Kerttu Kanervapiha", "culture"), Person("Jouko Jokiranta", "hyte")),
    ),
    Journey(
        ("Mänttä-Vilppula", "Juupajoki", "Ruovesi", "Virrat"),
        Stage.INFO_SESSION,
        PAAVO,
        began=52,
        since=44,
        length=52,
        kind=RegionKind.SUBREGION,
        name_fi="Ylä-Pirkanmaa",
        name_sv="Övre Birkaland",
        people=(
            Person("Tellervo Taidetie", "culture"),
            Person("Ilmari Iltarusko", "sote"),
        ),
        happens=(
            move_session(
                30, SessionKind.INFO, to=-12, reason="Esittelijä oli sairaana, uusi päivä sopi kaikille."
            ),
        ),
    ),
    Journey(
        ("Huittinen",),
        Stage.INFO_SESSION,
        NIINA,
        began=120,
        since=112,
        length=40,
        people=(Person("Anneli Aamukaste", "culture", "en"), Person("Reijo Ruskola", "sote", "en")),
        says={
            "decide_to_prepare": {
                "go_on": False,
                "reason": "Talousarvio on vielä kesken. Lautakunta ottaa asian uudelleen esille sen valmistuttua.",
                "review_on": In(55),
            }
        },
    ),
    Journey(
        ("Iisalmi", "Lapinlahti", "Kiuruvesi", "Sonkajärvi", "Vieremä"),
        Stage.INFO_SESSION,
        SAANA,
        began=38,
        since=30,
        length=48,
        kind=RegionKind.OTHER,
        name_fi="Ylä-Savon kunnat",
        name_sv="Kommunerna i Övre Savolax",
        people=(Person("Sylvi Sointula", "culture"), HELKA),
        happens=(
            cancel_session(13, SessionKind.INFO, "Samalle päivälle osui alueellinen valmiusharjoitus."),
        ),
    ),
)
