# SPDX-License-Identifier: BSD-2-Clause
#
# The laboratory: alternatives to knowing early, built to be measured. It uses the rest of
# the project. Nothing else uses it.

# In this order: the image links the page table engine.
include lab/records/records.mk lab/pagetable/pagetable.mk lab/image/image.mk lab/bench/bench.mk
include $(wildcard lab/*/tests/tests.mk)
