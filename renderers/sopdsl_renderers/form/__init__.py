"""The form of the regulation as a document: identity and flow table, printed as PDF and shown as HTML."""
