"""Small objects that the templates ask. They read no rows: a view gives them what it has read."""
