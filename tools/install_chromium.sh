#!/bin/sh
# The browser of the browser tests: Debian's Chromium, installed if it is missing and we may.
set -e
[ -n "$SPOTISTATS_TEST_CHROMIUM" ] && exit 0
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi
echo "The browser tests need Chromium: install the package 'chromium' (apt, dnf, brew …)," >&2
echo "or name one with SPOTISTATS_TEST_CHROMIUM=/path/to/chrome." >&2
exit 1
