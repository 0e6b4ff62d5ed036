# make site   installs what is missing, builds, verifies in every environment, writes Output/
# make test   installs what is missing, runs all tests
.POSIX:
.PHONY: help site test lint install clean sooth

PREFIX = /usr/local
SOOTH = .build/release/sooth
BUILD = swift build --configuration release --static-swift-stdlib --product sooth

help:
	@echo 'make site      install what is missing, build Sooth, verify the articles, write Output/'
	@echo 'make test      install what is missing, run all tests'
	@echo 'make install   put sooth into $(PREFIX)/bin (PREFIX=… for another place)'
	@echo 'make clean     take away what was built'

# Failed claims and what could not be run show on the pages, and in the exit status at the end. Twice as many jobs as cores, since
# most of them wait for a time-out most of the time.
site: sooth
	@status=0; $(SOOTH) verify --all --jobs $$((2 * $$(nproc))) || status=$$?; \
	if [ $$status -eq 2 ] || [ $$status -gt 4 ]; then exit $$status; fi; \
	$(SOOTH) build && echo 'Open      Output/index.html' && exit $$status

sooth:
	@sh .ci/setup build lab
	$(BUILD)

test:
	@sh .ci/setup build lab test
	swift build --build-tests
	swift format lint --strict --recursive Package.swift Sources Tests
	swift test --skip-build --disable-xctest

install: sooth
	install -D $(SOOTH) $(DESTDIR)$(PREFIX)/bin/sooth

clean:
	rm -rf .build
	find Output -mindepth 1 ! -name .gitignore -delete
