/* A library of which a driver is made: without it, or with one that refuses to start, the driver cannot be loaded. */
#include <windows.h>

__declspec(dllexport) int help(void)
{
    return 1;
}

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved)
{
    (void)module, (void)reason, (void)reserved;
#ifdef REFUSES
    return FALSE;
#else
    return TRUE;
#endif
}
