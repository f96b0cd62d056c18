#!/usr/bin/env bash
# Installs what the build needs besides Swift, where this user may; else says the exact command and fails.
set -euo pipefail

if ! command -v swift >/dev/null; then
  echo "swift is missing: install Swift 6.1 or newer from https://www.swift.org/install" >&2
  exit 1
fi
if pkg-config --exists 'icu-uc >= 70' 2>/dev/null; then exit 0; fi

if command -v apt-get >/dev/null; then
  packages="libicu-dev pkg-config"
  if [ "$(id -u)" = 0 ]; then run=""; elif sudo -n true 2>/dev/null; then run="sudo"; else
    echo "ICU's headers are missing. Install them with:" >&2
    echo "    sudo apt-get update && sudo apt-get install -y $packages" >&2
    exit 1
  fi
  $run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq $packages
elif command -v brew >/dev/null; then
  brew install icu4c pkg-config
else
  echo "ICU 70 or newer and pkg-config are missing: install your system's icu development package" >&2
  exit 1
fi
pkg-config --exists 'icu-uc >= 70' || { echo "the installed ICU is older than 70: $(pkg-config --modversion icu-uc)" >&2; exit 1; }
