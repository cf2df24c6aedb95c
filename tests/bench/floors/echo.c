/*
 * The least that a native messaging host can do: every frame goes back as it came (Chrome's "Native messaging",
 * "Native messaging protocol": 32 bits of length in native byte order, then so many bytes).
 */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

static int all(ssize_t (*move)(int, char *, size_t), int file, char *at, size_t left)
{
    while (left > 0) {
        ssize_t moved = move(file, at, left);
        if (moved <= 0)
            return 0;
        at += moved;
        left -= (size_t)moved;
    }
    return 1;
}

static ssize_t put(int file, char *at, size_t left)
{
    return write(file, at, left);
}

static ssize_t get(int file, char *at, size_t left)
{
    return read(file, at, left);
}

int main(void)
{
    static char frame[sizeof(uint32_t) + 1024 * 1024];
    uint32_t size;
    while (all(get, 0, (char *)&size, sizeof size)) {
        if (size > sizeof frame - sizeof size)
            return 1;
        *(uint32_t *)(void *)frame = size;
        if (!all(get, 0, frame + sizeof size, size) || !all(put, 1, frame, sizeof size + size))
            return 1;
    }
    return 0;
}
