// SPDX-License-Identifier: BSD-2-Clause
#include "machines.h"

#include <errno.h>
#include <fts.h>
#include <string.h>
#include <sys/stat.h>

#include "kind.h"

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

struct search {
	machines_visit *visit;
	void *data;
	bool visited;
};

static void found(struct search *search, const char *path, bool acpi, const char *fault)
{
	search->visited = true;
	search->visit(search->data, path, acpi, fault);
}

static void visit_file(struct search *search, const char *path)
{
	uint8_t head[KIND_HEAD];
	ssize_t size = kind_read_head(path, head);

	if (size < 0)
		found(search, path, false, strerror(errno));
	else
		found(search, path, kind_of(head, (size_t)size) != KIND_TREE, NULL);
}

/* A link to a folder is not followed: links may form a loop, or name one folder very often. */
static void visit_link(struct search *search, const char *path)
{
	struct stat st;

	if (stat(path, &st))
		found(search, path, false, strerror(errno));
	else if (S_ISREG(st.st_mode))
		visit_file(search, path);
}

static void visit_folder(struct search *search, FTS *fts, FTSENT *entry)
{
	if (!has_fadt(fts))
		return;
	/* fts_children() leaves a slash behind the path. */
	entry->fts_path[entry->fts_pathlen] = '\0';
	found(search, entry->fts_path, true, NULL);
	fts_set(fts, entry, FTS_SKIP);
}

static void visit_entry(struct search *search, FTS *fts, FTSENT *entry)
{
	switch (entry->fts_info) {
	case FTS_D:
		visit_folder(search, fts, entry);
		break;
	case FTS_DP:
		break;
	case FTS_F:
		visit_file(search, entry->fts_path);
		break;
	case FTS_SL:
	case FTS_SLNONE:
		visit_link(search, entry->fts_path);
		break;
	case FTS_DEFAULT:
		found(search, entry->fts_path, false, "not a regular file");
		break;
	default:
		found(search, entry->fts_path, false, strerror(entry->fts_errno));
		break;
	}
}

void machines_each(const char *path, machines_visit *visit, void *data)
{
	struct search search = { .visit = visit, .data = data };
	char *const paths[] = { (char *)path, NULL };
	FTS *fts = fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	FTSENT *entry;

	while (fts && (errno = 0, entry = fts_read(fts))) {
		if (is_hidden(entry))
			fts_set(fts, entry, FTS_SKIP);
		else
			visit_entry(&search, fts, entry);
	}
	/* fts_open() refuses an empty path. At the end fts_read() leaves errno 0. */
	if (errno)
		found(&search, path, false, strerror(errno));
	else if (!search.visited)
		found(&search, path, false, "no machine in this folder");
	if (fts)
		fts_close(fts);
}
