"""A region with a network, for the tests of commitments, made by the services themselves."""

from datetime import date

from adoption import services as adoption_services
from commitments import services
from commitments.models import CommitmentText, ModelVersion, Partner, PartnerCommitment
from tests.adoption.region import Region, day, noon

DISTRIBUTOR = {"sector": "sote", "ownership": "public", "is_distributor": True}
THIRD_SECTOR = {"sector": "third_sector", "ownership": "third_sector", "is_distributor": True}
VENUE = {"sector": "culture", "ownership": "public", "is_venue": True}


class Network(Region):
    """A region with the catalogues loaded and partners added by name."""

    def __post_init__(self):
        super().__post_init__()
        services.load_catalogues()

    def partner(self, name: str = "Teatteri", **facts) -> Partner:
        return self.do(services.add_partner, name=name, **(facts or VENUE))

    def text(self, kind: str = "partnership") -> CommitmentText:
        return CommitmentText.objects.get(kind=kind, version="")

    def version(self) -> ModelVersion:
        return ModelVersion.objects.get(is_valid=True)

    def accept(self, record, **changes):
        promises = {"keeps_principles": True, "coordinates_locally": True}
        return self.do(record, **{"text": self.text(), **promises, **changes})

    def commit(self, partner: Partner, *, starts: date | None = None, **said) -> PartnerCommitment:
        facts = {"method": "signed", "given_by": "Jaana Johtaja", "starts": starts or self.on, **said}
        if "model_version" not in facts:
            facts["model_version"] = self.version()
        return self.do(services.record_partner_commitment, item=partner, **facts)

    def pilot(self, last: int = 200) -> None:
        self.do(services.set_pilot_period, starts=day(10), ends=day(last))

    def decide(self, outcome: str, *, until: date | None = None) -> None:
        """Both sides decide the same."""
        for record in (adoption_services.decide_culture, adoption_services.decide_care):
            self.do(record, outcome=outcome, until=until, organ="Lautakunta", decided_on=self.on)

    def carry_out(self, outcome: str, *, until: date | None = None):
        self.decide(outcome, until=until)
        return self.do(services.carry_out_decision)

    def elsewhere(self) -> PartnerCommitment:
        """A commitment of another region."""
        adoption, data = self.contact("201"), {"name": "Muu teatteri", **VENUE}
        told = {"by": self.kaikukeskus, "now": noon(self.on)}
        partner = services.add_partner(adoption, data, **told)
        said = {"model_version": self.version(), "given_by": "Muu Muukalainen", "starts": self.on}
        return services.record_partner_commitment(adoption, said, item=partner, **told)

    def is_running(self) -> bool:
        return self.adoption.region.memberships.filter(running=True).exists()
