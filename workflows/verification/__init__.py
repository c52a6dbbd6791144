"""Whether every case is what its log says: `replay` is pure, `reading` reads, `differences` compares the two."""
