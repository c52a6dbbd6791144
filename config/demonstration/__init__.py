"""Signing in by one click, as one of the people of the demonstration country. Routed only where there is one."""
