"""The organisations of the demonstration's networks. None of them exists."""

from dataclasses import dataclass

from adoption.declarations import Language
from commitments.declarations import Ownership, Sector

SOTE, HYTE, THIRD, CULTURE, SPORT = (
    Sector.SOTE,
    Sector.HYTE,
    Sector.THIRD_SECTOR,
    Sector.CULTURE,
    Sector.SPORT,
)
PUBLIC, PRIVATE, ASSOCIATION = Ownership.PUBLIC, Ownership.PRIVATE, Ownership.THIRD_SECTOR


@dataclass(frozen=True)
class Organisation:
    """A partner-to-be with its sites; its name is its only site where none is given."""

    name: str
    sector: Sector
    ownership: Ownership
    hands_out: bool = False
    is_venue: bool = False
    sites: tuple[str, ...] = ()
    contact: str = "Yrjö Yhteyshenkilö"

    @property
    def email(self) -> str:
        return address(self.contact)


def address(name: str) -> str:
    """The example.fi address of a person: the name in small letters without dots and rings."""
    plain = name.lower().translate(str.maketrans("åäö", "aao"))
    return f"{plain.replace(' ', '.')}@example.fi"


def candidate(one: Organisation) -> dict:
    """The organisation as the form of candidates gives it."""
    return {
        "name": one.name,
        "sector": one.sector.value,
        "ownership": one.ownership.value,
        "is_distributor": one.hands_out,
        "is_venue": one.is_venue,
        "sites": list(one.sites or (one.name,)),
        "contact_name": one.contact,
        "contact_email": one.email,
    }


def _shares_out(name: str, sector: Sector, ownership: Ownership, contact: str, *sites: str) -> Organisation:
    return Organisation(name, sector, ownership, hands_out=True, sites=sites, contact=contact)


def _accepts(name: str, sector: Sector, ownership: Ownership, contact: str, *sites: str) -> Organisation:
    return Organisation(name, sector, ownership, is_venue=True, sites=sites, contact=contact)


FEW = (
    _shares_out("Hyvän olon keskus", SOTE, PUBLIC, "Taina Toimela"),
    _shares_out("Ovi auki ry", THIRD, ASSOCIATION, "Olli Ovela"),
    _accepts("Kulmakunnan museo", CULTURE, PUBLIC, "Martta Museola"),
    _accepts("Liikuntahalli Ponnistus", SPORT, PRIVATE, "Pauli Ponteva"),
)
FOUND_DISTRIBUTOR = _shares_out("Lähiapu Lanka ry", THIRD, ASSOCIATION, "Leena Lankapiha")
FOUND_VENUE = _accepts("Kylätalo Kanervikko", CULTURE, PUBLIC, "Kalervo Kanervikko")
FINNISH = {
    "public": (
        _shares_out("Perhekeskus Kotipesä", SOTE, PUBLIC, "Katri Kotoisa"),
        _shares_out("Aikuissosiaalityön palvelupiste Portti", SOTE, PUBLIC, "Pertti Porttila"),
        _shares_out("Mielenterveyspalvelut Valoisa", SOTE, PUBLIC, "Valma Valoisa"),
        _shares_out("Työllisyyspalvelut Polkuri", HYTE, PUBLIC, "Tyyne Työläs"),
        _shares_out("Sosiaaliasema Tuulentupa", SOTE, PUBLIC, "Tuija Tuulikello"),
        _shares_out("Nuorten tukitalo Ankkuri", HYTE, PUBLIC, "Antero Ankkurinen"),
        _shares_out("Kotouttamispalvelut Kompassi", HYTE, PUBLIC, "Kaarlo Kompassi"),
    ),
    "third": (
        _shares_out("Naapuriapu Nauha ry", THIRD, ASSOCIATION, "Nanna Nauhala"),
        _shares_out("Kumppanuustalo Kaari ry", THIRD, ASSOCIATION, "Kai Kaarisilta"),
        _shares_out("Vertaistuki Virta ry", THIRD, ASSOCIATION, "Virve Virtapolku"),
        _shares_out("Työttömien tupa Toivo ry", THIRD, ASSOCIATION, "Toivo Tuomipiha"),
        _shares_out("Mielen silta ry", THIRD, ASSOCIATION, "Silja Siltala"),
        _shares_out("Yhdessä kotona ry", THIRD, ASSOCIATION, "Yrjänä Yhteinen"),
    ),
    "culture": (
        _accepts("Kotiseututalo Aitta", CULTURE, PUBLIC, "Aili Aittamaa"),
        _accepts(
            "Kirjasto Lukusoppi",
            CULTURE,
            PUBLIC,
            "Lauri Lukutuuli",
            "Lukusopin pääkirjasto",
            "Lukusopin kyläkirjasto",
        ),
        _accepts("Taidehalli Siipi", CULTURE, PUBLIC, "Siiri Siipi"),
        _accepts("Kansalaisopisto Lyhty", CULTURE, PUBLIC, "Lyydia Lyhtypolku"),
        _accepts("Kulttuuritalo Myllynkivi", CULTURE, PUBLIC, "Mikael Myllynkivi"),
        _accepts("Konserttisali Kanava", CULTURE, PUBLIC, "Kaino Kanava"),
    ),
    "other": (
        _accepts("Elokuvateatteri Valkokangas", CULTURE, PRIVATE, "Elina Elokuvala"),
        _accepts("Kesäteatteri Suvituuli ry", CULTURE, ASSOCIATION, "Suvi Suvituuli"),
        _accepts("Tanssistudio Askel", CULTURE, PRIVATE, "Asko Askel"),
        _accepts("Musiikkiyhdistys Sointu ry", CULTURE, ASSOCIATION, "Sointu Sävelmä"),
        _accepts("Galleria Pihapuu", CULTURE, PRIVATE, "Pihla Pihapuu"),
    ),
    "sport": (
        _accepts("Uimahalli Pärske", SPORT, PUBLIC, "Pekka Pärske"),
        _accepts("Liikuntahalli Ponnistus", SPORT, PRIVATE, "Pauli Ponteva"),
        _accepts("Urheiluseura Kipinä ry", SPORT, ASSOCIATION, "Kirsi Kipinä"),
        _accepts("Kuntosali Voimakulma", SPORT, PRIVATE, "Voitto Voimakas"),
    ),
}
SWEDISH = {
    "public": (
        _shares_out("Familjecentret Bryggan", SOTE, PUBLIC, "Britta Brygga"),
        _shares_out("Socialservicen Fyren", SOTE, PUBLIC, "Frans Fyr"),
        _shares_out("Hälsostationen Björkhagen", SOTE, PUBLIC, "Bodil Björkhage"),
    ),
    "third": (
        _shares_out("Öppna dörren rf", THIRD, ASSOCIATION, "Örjan Öppen"),
        _shares_out("Vänstugan rf", THIRD, ASSOCIATION, "Viola Vänlig"),
        _shares_out("Kamratstödet Ankaret rf", THIRD, ASSOCIATION, "Anton Ankarstig"),
    ),
    "culture": (
        _accepts("Museet Gamla Kvarnen", CULTURE, PUBLIC, "Kerstin Kvarn"),
        _accepts(
            "Biblioteket Bokskogen",
            CULTURE,
            PUBLIC,
            "Boel Bokskog",
            "Bokskogens huvudbibliotek",
            "Bokskogens bybibliotek",
        ),
        _accepts("Kulturhuset Skeppet", CULTURE, PUBLIC, "Sixten Skepp"),
        _accepts("Medborgarinstitutet Lyktan", CULTURE, PUBLIC, "Lykke Lykta"),
    ),
    "other": (
        _accepts("Biografen Duken", CULTURE, PRIVATE, "Disa Duk"),
        _accepts("Sommarteatern Havsbrisen rf", CULTURE, ASSOCIATION, "Hanna Havsbris"),
        _accepts("Musikföreningen Klangen rf", CULTURE, ASSOCIATION, "Klas Klang"),
    ),
    "sport": (
        _accepts("Simhallen Vågen", SPORT, PUBLIC, "Vera Våg"),
        _accepts("Idrottshallen Spurten", SPORT, PRIVATE, "Sven Spurt"),
    ),
}
POOLS = {Language.FI.value: FINNISH, Language.SV.value: SWEDISH}


def network(language: str, start: int, **numbers: int) -> tuple[Organisation, ...]:
    """So many organisations of each kind, taken in turn from `start` on."""
    pools = POOLS[language]
    return tuple(
        pools[kind][(start + step) % len(pools[kind])]
        for kind, number in numbers.items()
        for step in range(min(number, len(pools[kind])))
    )


SMALL = {"public": 1, "third": 1, "culture": 1, "sport": 1}
USUAL = {"public": 1, "third": 1, "culture": 1, "other": 1, "sport": 1}
LARGE = {"public": 2, "third": 1, "culture": 2, "other": 1, "sport": 1}
