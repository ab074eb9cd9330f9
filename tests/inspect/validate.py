# SPDX-License-Identifier: BSD-2-Clause
"""Do reports, one JSON object a line, follow a schema? And does it refuse bent ones?

usage: validate.py SCHEMA REPORTS...
"""
import copy
import json
import sys

import jsonschema


def bent(report):
    """Reports that differ from a good one, each in one way"""
    for change in (lambda r: r.pop("format"), lambda r: r.update(format=2), lambda r: r.pop("verdict"),
                   lambda r: r.update(verdict="fine"), lambda r: r.update(fault="x"),
                   lambda r: (r.pop("verdict"), r.update(fault="x")), lambda r: r.pop("linux"),
                   lambda r: r.update(more=1), lambda r: r["linux"].pop("asks"),
                   lambda r: r["together"].update(conduit="svc"),
                   lambda r: r["device_tree"].update(address="0x0"),
                   lambda r: r["assumed"].pop("el3"),
                   lambda r: r["acpi"].update(real_addresses=1), lambda r: r["chosen"].update(node="/")):
        other = copy.deepcopy(report)
        change(other)
        yield other


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    reports = []
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            # The command's complaints on standard error are there as well.
            reports += [(path, json.loads(line)) for line in file if not line.startswith("earlyrsi: ")]
    for path, report in reports:
        for error in validator.iter_errors(report):
            sys.exit(f"{path}: {'/'.join(map(str, error.path))}: {error.message}")
    good = [report for _, report in reports if "verdict" in report and "address" not in report["device_tree"]]
    for index, other in enumerate(bent(good[0])):
        if validator.is_valid(other):
            sys.exit(f"the schema accepts bent report {index}")
    print(f"{len(reports)} reports")


main()
