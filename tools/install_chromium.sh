#!/bin/sh
# The browser of the browser tests: Debian's Chromium without windows, or with, installed if both
# are missing and we may.
set -e
[ -n "$SPOTISTATS_TEST_CHROMIUM" ] && exit 0
command -v chromium-headless-shell >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    install() { apt-get install -y -qq --no-install-recommends "$1" >/dev/null; }
    apt-get update -qq || true # what is listed already may do
    install chromium-headless-shell 2>/dev/null && exit 0 # older distributions have none
    command -v chromium >/dev/null 2>&1 && exit 0
    install chromium && exit 0
fi
command -v chromium >/dev/null 2>&1 && exit 0
echo "The browser tests need Chromium: install the package 'chromium' (apt, dnf, brew …)," >&2
echo "or name one with SPOTISTATS_TEST_CHROMIUM=/path/to/chrome." >&2
exit 1
