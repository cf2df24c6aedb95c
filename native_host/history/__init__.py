"""Earlier readings of a medium on this computer, kept only if the administrator wants it (`history`)."""
