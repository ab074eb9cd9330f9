// SPDX-License-Identifier: BSD-2-Clause
#include "machines.h"

#include <err.h>
#include <fcntl.h>
#include <fts.h>
#include <string.h>
#include <unistd.h>

#include "exits.h"

/* Devicetree Specification 0.4, section 5.2: magic */
static const char fdt_magic[] = { '\xd0', '\x0d', '\xfe', '\xed' };

static int by_name(const FTSENT **left, const FTSENT **right)
{
	return strcmp((*left)->fts_name, (*right)->fts_name);
}

static bool is_hidden(const FTSENT *entry)
{
	return entry->fts_level > FTS_ROOTLEVEL && entry->fts_name[0] == '.';
}

static bool is_fadt(const FTSENT *entry)
{
	return entry->fts_info == FTS_F && !strncasecmp(entry->fts_name, "FACP", 4) &&
	       (!entry->fts_name[4] || entry->fts_name[4] == '.');
}

/* Whether the folder that @fts has come to holds a FADT */
static bool has_fadt(FTS *fts)
{
	for (const FTSENT *child = fts_children(fts, 0); child; child = child->fts_link) {
		if (is_fadt(child))
			return true;
	}
	return false;
}

/* What cannot be read is no device tree; who reads it next says why. */
static bool is_device_tree(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char magic[sizeof(fdt_magic)];
	bool is_one = fd >= 0 && read(fd, magic, sizeof(magic)) == sizeof(magic) &&
		      !memcmp(magic, fdt_magic, sizeof(magic));

	if (fd >= 0)
		close(fd);
	return is_one;
}

void machines_each(const char *path, machines_visit *visit, void *data)
{
	char *const paths[] = { (char *)path, NULL };
	FTS *fts = fts_open(paths, FTS_LOGICAL | FTS_NOCHDIR, by_name);
	FTSENT *entry;

	if (!fts)
		err(EXIT_NO_START, "%s", path);
	while ((entry = fts_read(fts))) {
		if (is_hidden(entry)) {
			fts_set(fts, entry, FTS_SKIP);
			continue;
		}
		switch (entry->fts_info) {
		case FTS_D:
			if (!has_fadt(fts))
				break;
			/* fts_children() leaves a slash behind the path. */
			entry->fts_path[entry->fts_pathlen] = '\0';
			visit(data, entry->fts_path, true, NULL);
			fts_set(fts, entry, FTS_SKIP);
			break;
		case FTS_DP:
			break;
		case FTS_F:
			visit(data, entry->fts_path, !is_device_tree(entry->fts_path), NULL);
			break;
		case FTS_DC:
			visit(data, entry->fts_path, false, "the folder contains itself");
			break;
		case FTS_DEFAULT:
			visit(data, entry->fts_path, false, "not a regular file");
			break;
		default:
			visit(data, entry->fts_path, false, strerror(entry->fts_errno));
			break;
		}
	}
	fts_close(fts);
}
