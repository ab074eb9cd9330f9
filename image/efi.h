/* SPDX-License-Identifier: BSD-2-Clause */
/* The image as an EFI application (UEFI 2.10), until ExitBootServices(). */
#ifndef ERSI_IMAGE_EFI_H
#define ERSI_IMAGE_EFI_H

#include "platform.h"

/* The memory that EFI's map leaves to a kernel, mapped. */
void ersi_efi_read_memory(const struct ersi_handover *handover, struct ersi_platform *platform);
#endif
