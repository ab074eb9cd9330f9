/* SPDX-License-Identifier: BSD-2-Clause */
/* An XSDT or RSDT whose second entry is the FADT at 0x80001000. */
[0004] Signature : SIGNATURE
[0004] Table Length : 00000000
[0001] Revision : 01
[0001] Checksum : 00
[0006] Oem ID : "OEMID "
[0008] Oem Table ID : "OEMTABLE"
[0004] Oem Revision : 00000001
[0004] Asl Compiler ID : "INTL"
[0004] Asl Compiler Revision : 00000000

[ENTRY_SIZE] Table 0 : ENTRY(80002000)
[ENTRY_SIZE] Table 1 : ENTRY(80001000)
