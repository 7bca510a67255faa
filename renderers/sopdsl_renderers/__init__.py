"""The last stage: backends that turn the model into documents. Each renderer is registered as an entry point."""
