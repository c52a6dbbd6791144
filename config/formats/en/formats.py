"""English forms of dates and numbers, day before month as everywhere in Finland."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
MONTH_DAY_FORMAT = "j M"
DATETIME_FORMAT = "j F Y H:i"
TIME_FORMAT = "H:i"
