"""The smart card service (PC/SC), asked in a child process of its own: winscard and pcscd can hang."""
