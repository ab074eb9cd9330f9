# SPDX-License-Identifier: BSD-2-Clause
#
# Tables by another's hand: what iasl makes of their fields, one by one, with
# lengths and checksums of its own. $(O)/corpus/NAME.aml for each name below.

# fadt-REVISION-MINOR-REDUCED-PSCI-HVC
CORPUS_FADTS	:= 03-00-1-0-0 05-00-1-0-0 05-00-1-1-0 05-01-1-1-0 05-01-1-1-1 06-00-1-1-0 \
		   06-03-1-1-0 06-03-1-1-1 06-03-1-0-0 06-03-1-0-1 06-03-0-1-0
CORPUS_NAMES	:= rsdp-00 rsdp-02 rsdt xsdt $(CORPUS_FADTS:%=fadt-%)
CORPUS		:= $(CORPUS_NAMES:%=$(O)/corpus/%.aml)

corpus_field	= $(word $(2),$(subst -, ,$(1)))

# corpus_rule: name, source, preprocessor flags
define corpus_rule
$(O)/corpus/$(1).aml: tests/corpus/$(2).asl tests/corpus/register.asli | setup
	@mkdir -p $$(@D)
	$(CC) -E -P -x c $(3) -o $$(@:.aml=.asl) $$<
	iasl -p $$(@:.aml=) $$(@:.aml=.asl) >$$(@:.aml=.log) 2>&1 || \
		{ cat $$(@:.aml=.log); exit 1; }
endef

$(foreach name,$(CORPUS_FADTS),$(eval $(call corpus_rule,fadt-$(name),fadt,\
	-DREVISION=$(call corpus_field,$(name),1) -DMINOR=$(call corpus_field,$(name),2) \
	-DREDUCED=$(call corpus_field,$(name),3) -DISPSCI=$(call corpus_field,$(name),4) \
	-DISHVC=$(call corpus_field,$(name),5))))
$(foreach revision,00 02,$(eval $(call corpus_rule,rsdp-$(revision),rsdp,-DREVISION=$(revision))))
$(eval $(call corpus_rule,xsdt,root,-DSIGNATURE='"XSDT"' -DENTRY_SIZE=0008 '-DENTRY(a)=00000000##a'))
$(eval $(call corpus_rule,rsdt,root,-DSIGNATURE='"RSDT"' -DENTRY_SIZE=0004 '-DENTRY(a)=a'))
