/*
 * Preloaded into a service and into what asks it: what they keep under the paths of $OWN_FOLDER_OF (separated by
 * colons, each the beginning of a path) lies in $OWN_FOLDER instead, so that every test has a service of its own,
 * without root and without touching the computer's.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *moved(const char *path, char *buffer, size_t size)
{
    const char *folder = getenv("OWN_FOLDER"), *of = getenv("OWN_FOLDER_OF");
    while (path && folder && of && *of) {
        size_t length = strcspn(of, ":");
        if (length && !strncmp(path, of, length)) {
            snprintf(buffer, size, "%s%s", folder, path);
            return buffer;
        }
        of += length + (of[length] == ':');
    }
    return path;
}

#define MOVED(path) moved(path, (char[4096]){0}, 4096)

static struct sockaddr_un moved_address(const struct sockaddr *address, socklen_t length)
{
    struct sockaddr_un own = {0};
    memcpy(&own, address, length < sizeof own ? length : sizeof own);
    const char *path = MOVED(((const struct sockaddr_un *)address)->sun_path);
    snprintf(own.sun_path, sizeof own.sun_path, "%s", path);
    return own;
}

int bind(int fd, const struct sockaddr *address, socklen_t length)
{
    if (address->sa_family != AF_UNIX)
        return REAL(bind)(fd, address, length);
    struct sockaddr_un own = moved_address(address, length);
    return REAL(bind)(fd, (struct sockaddr *)&own, sizeof own);
}

int connect(int fd, const struct sockaddr *address, socklen_t length)
{
    /* An abstract name begins with NUL and has no path. */
    if (address->sa_family != AF_UNIX || !((const struct sockaddr_un *)address)->sun_path[0])
        return REAL(connect)(fd, address, length);
    struct sockaddr_un own = moved_address(address, length);
    return REAL(connect)(fd, (struct sockaddr *)&own, sizeof own);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return REAL(open)(MOVED(path), flags, mode);
}

FILE *fopen(const char *path, const char *mode) { return REAL(fopen)(MOVED(path), mode); }
int mkdir(const char *path, mode_t mode) { return REAL(mkdir)(MOVED(path), mode); }
int chmod(const char *path, mode_t mode) { return REAL(chmod)(MOVED(path), mode); }
int chown(const char *path, uid_t user, gid_t group) { return REAL(chown)(MOVED(path), user, group); }
int remove(const char *path) { return REAL(remove)(MOVED(path)); }
int unlink(const char *path) { return REAL(unlink)(MOVED(path)); }

int stat(const char *path, struct stat *found)
{
    const char *there = MOVED(path);
    int result = REAL(stat)(there, found);
    if (there != path && !result)
        found->st_uid = 0; /* As the system's own: some want to know that root made it. */
    return result;
}
