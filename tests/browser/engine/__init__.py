"""The page engine against small pages, driven from an isolated world as a content script is."""
