/* sandbox.h - gives up what a run that only reads and prints does not need. */
#ifndef CLI_SANDBOX_H
#define CLI_SANDBOX_H

/* From here on, this process and those it starts may read files and write to what is open, and no
 * more, as far as the kernel can hold them to it. Nothing happens where it can't. */
void sandbox_enter(void);

#endif
