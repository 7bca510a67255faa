"""The third stage: what `sopc check` finds beside errors: slips, and what the regulation's style asks for."""
