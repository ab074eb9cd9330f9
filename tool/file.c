// SPDX-License-Identifier: BSD-2-Clause
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const char *file_map_descriptor(int fd, struct file *file)
{
	struct stat st;
	void *bytes;

	*file = (struct file){ 0 };
	if (fstat(fd, &st))
		return strerror(errno);
	if (!st.st_size)
		return NULL;
	bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return strerror(errno);
	*file = (struct file){ bytes, (size_t)st.st_size };
	return NULL;
}

const char *file_map(const char *path, struct file *file)
{
	const char *fault;
	struct stat st;
	int fd;

	*file = (struct file){ 0 };
	/* A folder opens like a file, and a FIFO would wait for a writer. */
	if (stat(path, &st))
		return strerror(errno);
	if (!S_ISREG(st.st_mode))
		return "not a regular file";
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return strerror(errno);
	fault = file_map_descriptor(fd, file);
	close(fd);
	return fault;
}

void file_unmap(struct file *file)
{
	if (file->size)
		munmap((void *)(uintptr_t)file->bytes, file->size);
	*file = (struct file){ 0 };
}
