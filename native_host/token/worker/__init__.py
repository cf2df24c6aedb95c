"""What runs in a driver's child process: PyKCS11 and the module, which may hang, crash or print."""
