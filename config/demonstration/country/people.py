"""People who are known in more than one region, and the advisers of Kaikukeskus. Their names are invented."""

from dataclasses import replace

from config.demonstration.journey import Person

AINO, BENGT, NIINA, PAAVO, SAANA = (
    "Aino Alkusoitto",
    "Bengt Bryggare",
    "Niina Neuvonen",
    "Paavo Polkunen",
    "Saana Saattola",
)
ADVISERS = ((AINO, "fi"), (BENGT, "sv"), (NIINA, "en"), (PAAVO, "fi"), (SAANA, "fi"))

# A county's official is the contact of several regions of the county.
HELKA = Person("Helka Hyvämieli", "sote")  # North Savo
RAUNI = Person("Rauni Rantapuro", "sote", "en")  # Southwest Finland
GUNILLA = Person("Gunilla Gårdsväg", "sote", "sv")  # Ostrobothnia
VEIKKO = Person("Veikko Vaarala", "hyte")  # North Karelia and the north


def leading(person: Person) -> Person:
    return replace(person, leads=True)


def joining(person: Person) -> Person:
    return replace(person, joins=True)
