/*
 * Preloaded into openCryptoki's slot daemon and module beside own_folder.c: the shared memory they keep system-wide
 * lies in $OWN_FOLDER, the group pkcs11 is the user's own, the emptying of a token's folder by a shell happens there,
 * and nobody asks for root. Nothing is left on the computer, and a daemon that runs there is not met.
 * With $STAY_CHILD the daemon stays the child of who started it, and ends with it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

uid_t geteuid(void) { return 0; }
gid_t getegid(void) { return 0; }

/* Root's to do. */
int chown(const char *path, uid_t user, gid_t group) { (void)path; (void)user; (void)group; return 0; }
int fchown(int fd, uid_t user, gid_t group) { (void)fd; (void)user; (void)group; return 0; }

pid_t fork(void)
{
    if (!getenv("STAY_CHILD"))
        return REAL(fork)();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return 0;
}

struct group *getgrnam(const char *name)
{
    static char *nobody[] = {NULL};
    static struct group own = {.gr_name = "pkcs11", .gr_passwd = "", .gr_mem = nobody};
    if (strcmp(name, "pkcs11"))
        return REAL(getgrnam)(name);
    own.gr_gid = getgid();
    return &own;
}

/* "/bin/rm -f FOLDER/... > /dev/null 2>&1": the only kind of command that is given. */
int system(const char *command)
{
    char moved[8192];
    const char *path = strstr(command, "/var/");
    if (!path)
        return REAL(system)(command);
    snprintf(moved, sizeof moved, "%.*s%s%s", (int)(path - command), command, getenv("OWN_FOLDER"), path);
    return REAL(system)(moved);
}

static int memory(const char *name, int flags, mode_t mode)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", getenv("OWN_FOLDER"), name);
    return open(path, flags | O_CLOEXEC, mode);
}

/* The name of a token's memory is the path of its folder, with dots for slashes. */
int shm_open(const char *name, int flags, mode_t mode) { return memory(name + 1, flags, mode); }

int shm_unlink(const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", getenv("OWN_FOLDER"), name + 1);
    return unlink(path);
}

/* There is one System V segment, the daemon's list of slots: a file, its descriptor as identifier. */
int shmget(key_t key, size_t size, int flags)
{
    (void)key;
    int fd = memory("slots", O_RDWR | (flags & IPC_CREAT ? O_CREAT : 0), 0600);
    if (fd >= 0 && flags & IPC_CREAT && ftruncate(fd, (off_t)size))
        return -1;
    return fd;
}

void *shmat(int id, const void *address, int flags)
{
    struct stat found;
    (void)address; (void)flags;
    if (fstat(id, &found))
        return (void *)-1;
    return mmap(NULL, (size_t)found.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, id, 0);
}

/* The mapping ends with the process; its size is not known here. */
int shmdt(const void *address) { (void)address; return 0; }
int shmctl(int id, int command, struct shmid_ds *of) { (void)id; (void)command; (void)of; return 0; }
