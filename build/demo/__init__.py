"""`make demo`: the whole product on the practice site, with a token, a host and a browser of its own."""
