"""From a compiled collection to documents in an output folder: makes what has changed, and writes what came out."""
