"""The pages of rules as they are read: on a console, as Markdown, as one HTML page, or by other programs."""
