"""The flow by itself, without the form: a swimlane diagram as SVG, PNG and PDF, and the flow as DOT for other tools."""
