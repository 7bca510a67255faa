"""sopdsl: from `.sop` text to the forms, drawings and JSON of an SOP Administrasi Pemerintahan."""

__version__ = "0.1.0"
