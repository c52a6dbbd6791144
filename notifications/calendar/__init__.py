"""What calendars read: events as text of iCalendar. It reads no rows and no clock."""
