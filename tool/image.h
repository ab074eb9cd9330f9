/* SPDX-License-Identifier: BSD-2-Clause */
/* Is a file an arm64 kernel that a loader can start? */
#ifndef ERSI_TOOL_IMAGE_H
#define ERSI_TOOL_IMAGE_H

/* NULL if it is an arm64 Image, otherwise what it is instead, to complete "PATH: ...". */
const char *ersi_image_check(const char *path);

#endif
