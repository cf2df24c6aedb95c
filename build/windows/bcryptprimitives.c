/* Stands in for the Windows DLL that Wine 8 lacks: Rust programs take their random numbers from it.
 * For builds and tests under Wine; the build checks that it is in no payload. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom, in advapi32 */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}
