"""A small country and a region in it for the tests of adoption, made by the services themselves."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from accounts.models import User
from adoption import services
from adoption.models import AdministrativeRegion, Adoption, Contact, County, Municipality, SubRegion

START = date(2026, 3, 2)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def day(number: int) -> date:
    """A day so many days after the contact."""
    return START + timedelta(days=number)


def country() -> dict[str, Municipality]:
    """Three municipalities of two regions, by code."""
    counties = {
        code: County.objects.create(
            code=code, name_fi=f"{name} hva", name_sv=f"{name} vfo", name_en=f"{name} wsc"
        )
        for code, name in (("01", "Itä"), ("02", "Länsi"))
    }
    rows = (
        ("101", "Alkula", "Alby", "01", "A"),
        ("102", "Beekylä", "", "01", "A"),
        ("201", "Seela", "Sele", "02", "B"),
    )
    made = {}
    for code, fi, sv, county, letter in rows:
        made[code] = Municipality.objects.create(
            code=code,
            name_fi=fi,
            name_sv=sv or fi,
            language_status="fi-sv" if sv else "fi",
            subregion=subregion(letter),
            county=counties[county],
            population=1000,
            population_year=2025,
        )
    return made


def subregion(letter: str) -> SubRegion:
    region, _ = AdministrativeRegion.objects.get_or_create(
        code=letter,
        defaults={
            "name_fi": f"Maakunta {letter}",
            "name_sv": f"Landskap {letter}",
            "name_en": f"Region {letter}",
        },
    )
    area, _ = SubRegion.objects.get_or_create(
        code=letter,
        defaults={"name_fi": f"Seutu {letter}", "name_sv": f"Nejd {letter}", "administrative_region": region},
    )
    return area


@dataclass
class Region:
    """A region that was answered, with one contact of culture and one of social care, on a day of its own."""

    municipalities: dict[str, Municipality] = field(default_factory=country)
    on: date = START

    def __post_init__(self):
        self.kaikukeskus = User.objects.create_user(
            "keskus@example.fi", name="Kaisa Keskus", is_kaikukeskus=True
        )
        self.adoption = self.contact("101")
        self.do(services.answer_contact, **self.answer())

    def contact(self, *codes: str) -> Adoption:
        data = {
            "municipalities": [self.municipalities[code] for code in codes],
            "name": "Lähettäjä",
            "email": "laheta@example.fi",
            "message": "Hei",
            "origin": "own_idea",
        }
        return services.register_contact(data, by=None, now=noon(self.on))

    def answer(self, *codes: str, **changes) -> dict:
        people = [
            {"side": "culture", "name": "Kulta Kulttuuri", "email": "kulta@example.fi"},
            {"side": "sote", "name": "Sanna Sote", "email": "sanna@example.fi"},
        ]
        region = {
            "kind": "municipality",
            "municipalities": [self.municipalities[code] for code in codes or ("101",)],
        }
        return {"outcome": "go_on", "contacts": people, "counties": [], **region, **changes}

    def do(self, record, *, item=None, by=None, **data):
        """Record something on the region's day."""
        return record(self.adoption, data, by=by or self.kaikukeskus, now=noon(self.on), item=item)

    def at(self, number: int) -> "Region":
        self.on = day(number)
        return self

    def of(self, side: str) -> Contact:
        return self.adoption.contacts.filter(side=side).order_by("pk").first()

    @property
    def culture(self) -> Contact:
        return self.of("culture")

    @property
    def care(self) -> Contact:
        return self.of("sote")

    def with_group(self) -> "Region":
        """Both sides appointed, and the group formed of one person each."""
        for record, contact in ((services.appoint_culture, self.culture), (services.appoint_care, self.care)):
            self.do(record, contacts=[contact], appointed_by="Johtaja", appointed_on=self.on)
        culture, care = self.culture, self.care
        self.do(
            services.form_group,
            kind="pair",
            formed_on=self.on,
            members=[culture, care],
            coordinators=[culture],
            shares={culture.pk: 20},
        )
        return self

    def with_training(self) -> "Region":
        self.with_group()
        self.do(services.plan_training, date=self.on)
        self.do(
            services.mark_training_held,
            held_on=self.on,
            culture_contacts=[self.culture],
            care_contacts=[self.care],
        )
        return self

    def with_pilot(self) -> "Region":
        """A pilot that has begun."""
        self.do(services.set_pilot_period, starts=self.on, ends=self.on + timedelta(days=300))
        self.do(services.report_distribution_begun, begun_on=self.on)
        return self
