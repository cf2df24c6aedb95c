/* Read before tests/drivers/scripted.c when it is compiled for Windows: what differs there. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <windows.h>

#define pause() Sleep(INFINITE)

/* PKCS#11 v2.40, section 2.1: on Windows structures are packed to one byte. The headers above are read already. */
#pragma pack(1)
