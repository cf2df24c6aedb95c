/* Makes a driver need library.c's DLL. */
int help(void);

__declspec(dllexport) int needs_library(void)
{
    return help();
}
