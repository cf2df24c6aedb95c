/* A program that runs until its input ends, as a host does: meanwhile Windows does not let its file be deleted. */
#include <stdio.h>

int main(void)
{
    puts("runs");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    return 0;
}
