"""A user's own files in a folder that may be other users' too: log and history of a common folder.

Each user has files of his own name there, made for him alone (0600). Whatever bears that name and is not an
ordinary file of his, with no other name, is left as it is, neither read nor written: a link would lead into
some file of his that another user wants changed, a second name would be another place of it.
"""
