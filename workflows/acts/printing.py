"""Step 7: the cards, from artwork to delivery, and beside them the local material."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from workflows import records
from workflows.gates import network, printing
from workflows.rules import coordinator, kaikukeskus
from workflows.stages import Stage, from_stage

from .base import Act, Anchor, Due, Words, flag

_STAGES = from_stage(Stage.STATISTICS)

SUBMIT_ARTWORK = Act(
    name="submit_artwork",
    rules=("R23", "R36"),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(10),
    form=forms.SubmitArtworkForm,
    record=records.of_adoption(services.submit_artwork),
    during=_STAGES,
    needs=(network.PARTNERSHIP_IN_FORCE,),
    words=Words(
        button=_("Send the artwork"),
        task=_("Send the artwork of the cards to Kaikukeskus"),
        why=_(
            "Kaikukortti is a registered trademark, so Kaikukeskus looks at the artwork before anything is printed."
        ),
        log=_("sent artwork to Kaikukeskus"),
    ),
    **flag("artwork_submitted"),
)
APPROVE_ARTWORK = Act(
    name="approve_artwork",
    rules=("R23", "R36"),
    who=kaikukeskus,
    turn=Turn.CENTRE,
    due=Due(5),
    form=forms.ApproveArtworkForm,
    record=records.of_adoption(services.approve_artwork),
    during=_STAGES,
    needs=(printing.ARTWORK_SUBMITTED,),
    alternatives=("return_artwork",),
    words=Words(
        button=_("Approve the artwork"),
        task=_("Decide on the artwork"),
        why=_(
            "Approve the artwork, or return it and say what has to change. Nothing is printed before it is approved."
        ),
        log=_("approved the artwork"),
    ),
    **flag("artwork_approved"),
)
RETURN_ARTWORK = Act(
    name="return_artwork",
    rules=("R23", "R36"),
    who=kaikukeskus,
    form=forms.ReturnArtworkForm,
    record=records.of_adoption(services.return_artwork),
    during=_STAGES,
    needs=(printing.ARTWORK_SUBMITTED,),
    alternatives=("approve_artwork",),
    evidence="artwork_returned",
    is_recorded=lambda facts, item: facts.artwork_approved,
    effect=lambda facts, item: replace(facts, artwork_submitted=False),
    words=Words(
        button=_("Return the artwork"),
        task=_("Return the artwork"),
        why=_("Say what has to change. The region is asked to send the artwork again."),
        log=_("returned the artwork to be changed"),
    ),
)
ORDER_CARDS = Act(
    name="order_cards",
    rules=("R41.7", "R49"),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(5),
    form=forms.OrderCardsForm,
    record=records.of_adoption(services.order_cards),
    during=_STAGES,
    needs=(network.PARTNERSHIP_IN_FORCE, printing.ARTWORK_APPROVED),
    moves_dates=True,
    words=Words(
        button=_("Record the order"),
        task=_("Order the cards"),
        why=_(
            "The artwork is approved, so the cards can be printed. Record how many were ordered, from whom and when."
        ),
        log=_("recorded the order of the cards"),
    ),
    **flag("cards_ordered"),
)
CONFIRM_DELIVERY = Act(
    name="confirm_delivery",
    rules=("R41.7",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(15, Anchor.CARDS_ORDERED),
    form=forms.ConfirmDeliveryForm,
    record=records.of_adoption(services.confirm_delivery),
    during=_STAGES,
    needs=(printing.CARDS_ORDERED,),
    minutes=2,
    words=Words(
        button=_("Confirm the delivery"),
        task=_("Confirm that the cards have arrived"),
        why=_("Distribution waits for the cards. Record the day on which they arrived."),
        log=_("confirmed that the cards have arrived"),
    ),
    **flag("cards_delivered"),
)


def _material_done(facts, item: str) -> bool:
    """Material that lacks a language of the region is asked for again, unless that was answered with a reason."""
    gate = printing.LANGUAGES_COVERED
    return facts.local_material and not gate.stops(facts)


FINISH_LOCAL_MATERIAL = Act(
    name="finish_local_material",
    rules=("R36", "R41.7", "R49"),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(20),
    form=forms.LocalMaterialForm,
    record=records.of_adoption(services.finish_local_material),
    during=_STAGES,
    repeatable=True,
    evidence="local_material",
    is_recorded=_material_done,
    effect=lambda facts, item: replace(facts, local_material=True, languages_covered=True),
    words=Words(
        button=_("Record the local material"),
        task=_("Finish the local material"),
        why=_(
            "The region makes its own brochure and other material. A bilingual region is expected to have it in both languages."
        ),
        log=_("recorded that the local material is ready"),
    ),
)
