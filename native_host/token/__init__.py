"""Reading tokens: drivers, one child process per driver, snapshots, confirmation, diagnosis, sentences."""
