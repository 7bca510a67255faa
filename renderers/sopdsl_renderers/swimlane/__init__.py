"""The flow by itself, without the form: a swimlane diagram as SVG, and the same flow as DOT for other tools."""
