# SPDX-License-Identifier: BSD-2-Clause
#
# The probe. Every consumer compiles these files itself, with its own flags and
# with ERSI_ENV naming its own environment, and links them with libfdt and with
# the four functions of include/earlyrsi/env.h.

CORE_SRCS	:= core/conduit.c core/fdt.c core/firmware.c core/names.c \
		   core/plan.c core/probe.c core/rsi.c

CORE_HOSTED	:= -Iinclude -I. -DERSI_ENV='"env/hosted.h"'
CORE_BARE	:= -Iinclude -I. -DERSI_ENV='"env/bare.h"'
