"""The Windows build away from Windows: genuine Windows Python and wheels under Wine, then the installers."""
