/*
 * Preloaded into pcscd: puts what it keeps in /run/pcscd (socket, process id) into $PCSCD_FOLDER instead, so that every
 * test has a smart card service of its own, without root and without touching the computer's.
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

#define KEPT_IN "/run/pcscd"
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *moved(const char *path, char *buffer, size_t size)
{
    if (!path || strncmp(path, KEPT_IN, sizeof KEPT_IN - 1))
        return path;
    snprintf(buffer, size, "%s%s", getenv("PCSCD_FOLDER"), path + sizeof KEPT_IN - 1);
    return buffer;
}

#define MOVED(path) moved(path, (char[4096]){0}, 4096)

int bind(int fd, const struct sockaddr *address, socklen_t length)
{
    struct sockaddr_un own;
    if (address->sa_family != AF_UNIX)
        return REAL(bind)(fd, address, length);
    memcpy(&own, address, length < sizeof own ? length : sizeof own);
    const char *path = MOVED(((const struct sockaddr_un *)address)->sun_path);
    snprintf(own.sun_path, sizeof own.sun_path, "%s", path);
    return REAL(bind)(fd, (struct sockaddr *)&own, sizeof own);
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
int remove(const char *path) { return REAL(remove)(MOVED(path)); }
int stat(const char *path, struct stat *found) { return REAL(stat)(MOVED(path), found); }
