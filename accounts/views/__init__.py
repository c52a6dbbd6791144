"""Pages of a person's own: signing in, details, language."""
