/* The one call of POSIX' dynamic loader that tests/drivers/scripted.c makes: which file am I? */
#ifndef DLFCN_H
#define DLFCN_H
#include <windows.h>

typedef struct { char dli_fname[MAX_PATH]; } Dl_info;

static inline int dladdr(void *address, Dl_info *info)
{
    HMODULE module = NULL;
    GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT, address,
                       &module);
    return (int)GetModuleFileNameA(module, info->dli_fname, MAX_PATH);
}

#endif
