"""Letters as people read them: what the plan says, put into words in the reader's language."""
