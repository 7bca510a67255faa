"""Measuring and wrapping text without a font engine, by a table of Arimo's widths (the measures of Arial)."""

from sopdsl_renderers.text.wrap import text_width, wrap

__all__ = ["text_width", "wrap"]
