"""A second version of the path, as the newer public page has it: Kaikukeskus' view comes before distributors commit."""
