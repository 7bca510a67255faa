"""Above the build: shows the documents of SOPs in a browser of this computer while they are written."""
