"""What `sopc check` does: reads collections, checks them, and lets their settings choose which findings count."""
