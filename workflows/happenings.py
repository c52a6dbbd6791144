"""Names of events that are no acts: what follows from an act, takes one back, or changes a case's version.

Stored logs carry these names, and the database's triggers read them.
"""

MOVED_FORWARD = "moved_forward"
SENT_BACK = "sent_back"
FINISHED = "ended"
UNDO = "undo"
MOVED_BACK = "moved_back"
MIGRATED = "migrated"
REVERTED = "migration_reverted"
