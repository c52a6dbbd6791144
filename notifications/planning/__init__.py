"""Who is told what, and when: a pure function of facts, calendar and time, minus what was told already."""
