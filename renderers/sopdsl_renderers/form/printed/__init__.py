"""The making of the PDF form: texts and widths, measures by Typst, and the pages that the Typst template prints."""
