/* SPDX-License-Identifier: BSD-2-Clause */
/* An RSDP of REVISION whose RSDT or XSDT is at 0x80004004. */
[0008] Signature : "RSD PTR "
[0001] Checksum : 00
[0006] Oem ID : "OEMID "
[0001] Revision : REVISION
[0004] RSDT Address : 80004004
#if REVISION >= 2
[0004] Length : 00000024
[0008] XSDT Address : 0000000080004004
[0001] Extended Checksum : 00
[0003] Reserved : 000000
#endif
