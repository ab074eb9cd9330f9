/* SPDX-License-Identifier: BSD-2-Clause */
/* EFI (UEFI 2.10): the image as its application, and what it leaves behind. */
#ifndef IMAGE_EFI_H
#define IMAGE_EFI_H

#include "platform/platform.h"

/* From the system table to the configuration tables; only where memory is mapped. */
void efi_find_tables(struct handover *handover);

/* The memory that EFI's map leaves to a kernel; what holds tables besides is mapped. */
void efi_read_memory(const struct handover *handover, struct platform *platform);
#endif
