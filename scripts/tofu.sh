#!/usr/bin/env bash
# Prints the path of an OpenTofu for the tests: the one named or on PATH, else one built from its Go module, whose
# content Go checks against the sum below, and kept outside the tree. Everything but the path goes to stderr.
set -euo pipefail

version=1.12.6
sum='h1:0VT4P8pMmGcCUnQ9JDrJ+Qg2d35Vzm4FFd/9+H7oF98='
module=github.com/opentofu/opentofu

say() { printf '%s\n' "$*" >&2; }

if [ -n "${WAVES_TEST_TOFU:-}" ] && [ -x "$WAVES_TEST_TOFU" ]; then
  echo "$WAVES_TEST_TOFU"
  exit
fi
if found=$(command -v tofu); then
  echo "$found"
  exit
fi

export HOME="${HOME:-$(mktemp -d)}"
folder="${XDG_CACHE_HOME:-$HOME/.cache}/waves-tofu"
tofu="$folder/tofu"
is_wanted() {
  [ -x "$tofu" ] || return
  local said
  said=$(env -u TF_CLI_CONFIG_FILE CHECKPOINT_DISABLE=1 "$tofu" version) && [ "${said%%$'\n'*}" = "OpenTofu v$version" ]
}

if ! is_wanted; then
  if ! command -v go >/dev/null; then
    say "There is neither tofu nor Go here, so no OpenTofu."
    exit 1
  fi
  say "Building OpenTofu $version from its Go module (some minutes, once) …"
  mkdir -p "$folder"
  building=$(mktemp -d "$folder/build-XXXXXX")
  trap 'rm -rf "$building"' EXIT
  cd "$building"
  download=$(go mod download -json "$module@v$version" 2>&1) || { say "$download"; exit 1; }
  field() { sed -n "s/^[[:space:]]*\"$1\": \"\(.*\)\",*\$/\1/p" <<<"$download"; }
  if [ "$(field Sum)" != "$sum" ]; then
    say "The module $module@v$version has the sum $(field Sum), and $sum is expected."
    exit 1
  fi
  (cd "$(field Dir)" && go build -trimpath -ldflags "-s -w -X $module/version.dev=no" -o "$building/tofu" ./cmd/tofu) >&2
  mv "$building/tofu" "$tofu"
fi
is_wanted || { say "$tofu does not say that it is OpenTofu v$version."; exit 1; }
echo "$tofu"
