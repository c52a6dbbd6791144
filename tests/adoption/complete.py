"""A region with at least one record of every kind, made by the services themselves."""

from adoption import services
from tests.adoption.region import Region, day


def complete(region: Region) -> Region:
    """From the first contact to a decision carried out; days follow the path."""
    _preparing(region)
    _sessions(region)
    _printing(region)
    _pilot(region)
    return region


def _preparing(region: Region) -> None:
    region.do(services.decide_to_prepare, go_on=True, decided_on=day(1))
    region.with_group()
    region.do(services.name_statistics_person, contact=region.care)


def _sessions(region: Region) -> None:
    region.do(services.plan_training, date=day(2))
    region.do(services.confirm_attendance_culture, contacts=[region.culture])
    region.do(services.plan_workshop, date=day(3))
    region.do(services.invite_culture, organisations=["Teatteri", "Museo"])
    came = {"culture_contacts": [region.culture], "care_names": ["Vieras"], "care_count": 4}
    region.do(services.mark_workshop_held, held_on=day(3), **came)


def _printing(region: Region) -> None:
    region.do(services.submit_artwork, languages=["fi"], description="Kortti")
    region.do(services.approve_artwork)
    order = {"quantity": 500, "languages": ["fi"], "printer": "Paino", "cost_eur": 900}
    region.do(services.order_cards, ordered_on=day(4), **order)
    region.do(services.confirm_delivery, delivered_on=day(5))
    region.do(services.finish_local_material, kinds="Esite", languages=["fi"], finished_on=day(6))


def _pilot(region: Region) -> None:
    region.do(services.confirm_ready_care)
    region.with_pilot()
    region.do(services.confirm_go_live)
    region.do(services.record_survey, audience="Kohteet", starts=day(20), ends=day(30), answers=12)
    decision = {"outcome": "continue", "organ": "Lautakunta", "decided_on": day(40)}
    region.do(services.decide_care, **decision)
    services.record_carried_out(
        region.adoption, "continue", by=region.kaikukeskus, now=region.adoption.created_at
    )
