"""Pages of what people are told, and of what they wish to be told."""
