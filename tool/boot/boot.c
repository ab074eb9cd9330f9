// SPDX-License-Identifier: BSD-2-Clause
#include "boot.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "control.h"
#include "exits.h"
#include "machine/dryrun.h"
#include "machine/machine.h"
#include "paths.h"
#include "request.h"
#include "run.h"

int boot_main(int argc, char **argv)
{
	struct request request;
	struct machine *machine = &request.machine;
	struct run *run = &request.run;
	char *firmware = NULL, *efi = NULL;
	struct args args = { 0 };
	int status = EXIT_POWERED_OFF;

	request_parse(argc, argv, &request);
	if (machine->is_realm && !machine->realm.firmware)
		machine->realm.firmware = firmware = paths_find_firmware();
	if (machine->image && !machine->efi)
		machine->efi = efi = paths_find_efi();
	check_files(machine);
	run->kernel = machine->kernel.fd;

	if (request.json && !request.dry_run) {
		run->json = fopen(request.json, "we");
		if (!run->json)
			err(EXIT_NO_START, "%s", request.json);
	}
	machine_compose(machine, &args);
	if (!request.dry_run)
		control_add(&args);
	else if (machine->gdb)
		args_add(&args, "-S");
	for (size_t i = 0; i < request.qemu_args.count; i++)
		args_add(&args, "%s", request.qemu_args.list[i]);
	if (request.dry_run)
		dryrun_print(&machine->kernel, machine->is_realm, &args);
	else
		status = run_guest(run, args.list);

	args_free(&args);
	args_free(&request.qemu_args);
	args_free(&machine->drives);
	args_free(&machine->drive_options);
	args_free(&machine->drive_formats);
	args_free(&machine->machine_options);
	args_free(&machine->realm.options);
	free(machine->kernel.command);
	free(firmware);
	free(efi);
	return status;
}
