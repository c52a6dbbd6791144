"""Step 7: the cards, from artwork to delivery, and beside them the local material."""

from workflows.acts.printing import (
    APPROVE_ARTWORK,
    CONFIRM_DELIVERY,
    FINISH_LOCAL_MATERIAL,
    ORDER_CARDS,
    SUBMIT_ARTWORK,
)
from workflows.stages import Stage, from_stage

from .base import ActTask, End, StageFlow, flow, this


class PrintingFlow(StageFlow):
    stages = from_stage(Stage.STATISTICS, Stage.DISTRIBUTION)

    start = flow.StartHandle(this.begin).Next(this.both)
    both = flow.Split().Next(this.submit).Next(this.material)
    submit = ActTask(SUBMIT_ARTWORK).Next(this.approve)
    approve = ActTask(APPROVE_ARTWORK).Next(this.order)
    order = ActTask(ORDER_CARDS).Next(this.delivery)
    delivery = ActTask(CONFIRM_DELIVERY).Next(this.cards_here)
    material = ActTask(FINISH_LOCAL_MATERIAL).Next(this.material_ready)
    cards_here = End()
    material_ready = End()
