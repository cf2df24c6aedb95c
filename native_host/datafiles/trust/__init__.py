"""Whose files are believed: a file counts only if nobody can have written it but those who may.

A configuration names drivers, which are loaded, and extensions, which are let in: whoever can write it, or
put another file in its place, acts as every user who starts the host. So it is not the file alone that is
judged, but every folder from the root of the drive on, links followed and the folders they lie in judged too.
What passes cannot be changed by anybody else afterwards either: nothing has to be locked. A program of the
administrators' may still move another user's file there: so what is judged is what was opened (`reading`).

**Who may** (`Owners`): administrators alone, or they and the user himself. Root's host asks for its own user,
so that it believes no other user's file, whatever HOME it was started with.

**POSIX** (`posix`). Each entry on the way belongs to one who may: its owner can change its mode. Nobody else
can write in the folder it lies in: whoever can, can rename and replace what is in there, whosever it is. A
group counts as somebody else, but for a user's own group of which he is the only member (Ubuntu's default
mode is 0664). Group 0 is no exception: who its members are differs from system to system. With a POSIX ACL
the group's bits show the most that any named user or group has, so a mode without them needs no look at it;
the finer ACLs of NFSv4 and macOS are not seen.
A sticky folder that all can write in (/tmp) is the exception: what lies there is renamed and removed by its
owner alone. So what the *user* keeps there is his. For *administrators* only a folder counts there, no file
and no link: others cannot make something of root's, but could move it there out of a folder of their own, and
for that a folder, unlike a file, must itself be writable to them (rename(2), EACCES).

**Windows** (`windows`). By default every user may make folders and files in the root of a drive and in
ProgramData, beside what is there. So folders on the way are judged by the rights to *replace*: to delete
their children, to be deleted or renamed themselves (not the root, which cannot be), to have their permissions
or their owner changed. The file itself is judged by every right that changes it. Somebody else's file of the
right name is told by its owner: nobody can give a file to the administrators who is none. Entries that
refuse a right are not counted for: whoever has it granted elsewhere is assumed to have it. For a library the
folder it lies in is closed to new files as well, as Windows takes the libraries it needs from there.
"""
