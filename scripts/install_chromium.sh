#!/bin/sh
# Debian's Chromium for the pages' tests, and letters for Korean, if they are missing and can be installed.
set -eu

if ! command -v chromium >/dev/null 2>&1; then
    if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
        echo "The pages' tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to one." >&2
        exit 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
fi
