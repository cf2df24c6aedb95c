"""How this host was made. Freezing it puts a file of its own in this place (`build/freeze/stage.py`)."""

BUILD = "source"
