/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The first page: Linux' Image header (booting.rst, section 4) and a PE/COFF
 * header (Microsoft's PE format; UEFI 2.10, section 2.1.1) over the same bytes.
 * "MZ" at offset 0 is an instruction without effect.
 */
#define MZ_INSTRUCTION		0xfa405a4d	/* ccmp x18, #0, #0xd, pl */
#define FLAG_ANYWHERE		(1 << 3)	/* any granule, at any 2 MiB */

#define MACHINE_ARM64		0xaa64
#define EXECUTABLE		0x0002
#define NO_LINE_NUMBERS		0x0004
#define NO_DEBUG		0x0200
#define PE32_PLUS		0x020b
#define EFI_APPLICATION		10
#define CODE			0x60000020	/* code, execute, read */
#define DATA			0xc0000040	/* initialised data, read, write */

	.section .head, "ax"
	.global	_start
_start:
	.inst	MZ_INSTRUCTION
	b	entry
	.quad	0				/* text_offset */
	.long	__image_size, 0			/* image_size; in 64 bits it would be relocated */
	.quad	FLAG_ANYWHERE
	.quad	0, 0, 0
	.ascii	"ARM\x64"
	.long	pe - _start

pe:
	.ascii	"PE\0\0"
	.short	MACHINE_ARM64
	.short	2				/* sections */
	.long	0, 0, 0				/* time, symbols */
	.short	section_table - optional
	.short	EXECUTABLE | NO_LINE_NUMBERS | NO_DEBUG

optional:
	.short	PE32_PLUS
	.byte	1, 0				/* linker */
	.long	__text_size
	.long	__data_virtual_size
	.long	0
	.long	__efi_entry_offset
	.long	__text_offset
	.quad	0				/* base: anywhere */
	.long	0x1000				/* alignment of sections */
	.long	0x200				/* and in the file */
	.short	0, 0, 1, 0, 0, 0		/* versions: system, image, subsystem */
	.long	0
	.long	__image_size
	.long	__text_offset			/* size of headers */
	.long	0
	.short	EFI_APPLICATION
	.short	0
	.quad	0, 0, 0, 0			/* stack and heap */
	.long	0
	.long	6				/* directories, all empty */
	.quad	0, 0, 0, 0, 0, 0

section_table:
	.ascii	".text\0\0\0"
	.long	__text_size
	.long	__text_offset
	.long	__text_size
	.long	__text_offset
	.long	0, 0
	.short	0, 0
	.long	CODE

	.ascii	".data\0\0\0"
	.long	__data_virtual_size
	.long	__data_offset
	.long	__data_file_size
	.long	__data_offset
	.long	0, 0
	.short	0, 0
	.long	DATA
