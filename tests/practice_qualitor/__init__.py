"""A practice Qualitor: a small web application that behaves like the real ticket page.

No instance of the real product can be reached from a test or a demo, so this package rebuilds, from the
public facts about it, what a browser extension meets there: its ids, labels, Latin-1 pages, cascades and
habits. It knows nothing of the extension and offers it nothing that the real page does not offer.
"""
