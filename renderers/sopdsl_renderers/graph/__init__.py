"""The map of a collection by Graphviz: its SOPs by unit, how they hang together, and the peraturan they rest on."""
