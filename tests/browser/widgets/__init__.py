"""The engine on widgets: the genuine libraries, and fixtures that behave like those that are not free."""
