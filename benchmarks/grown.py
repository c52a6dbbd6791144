"""`python -m benchmarks.grown 308`: brings the demonstration country of its database to 308 cases; prints what there is then.
With `presently` after the number, the copies have no history.
"""

import os
import sys

import django


def main(size: int, *how: str) -> None:
    from benchmarks.country import grow_to
    from benchmarks.figures import hand_over
    from workflows.models import CaseEvent, CaseTask, StageWork

    grow_to(size, with_history=how != ("presently",))
    hand_over(
        {
            "events": CaseEvent.objects.count(),
            "runs": StageWork.objects.count(),
            "open_tasks": CaseTask.objects.open().count(),
        }
    )


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    main(int(sys.argv[1]), *sys.argv[2:])
