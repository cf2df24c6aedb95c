/* Makes a driver need library.c's DLL. Nothing is marked for export: then everything is, the driver's own too. */
int help(void);

int needs_library(void)
{
    return help();
}
