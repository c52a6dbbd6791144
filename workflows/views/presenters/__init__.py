"""Small objects that the templates ask. They make no query of their own: those stand in `queries`."""
