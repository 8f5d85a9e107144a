# What the scripts of this folder share. Sourced, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root

# Exit codes, the same in every tool: 1 a verdict is red, 2 wrong use, 3 the machine lets us down.
readonly exit_usage=2 exit_broken=3

say() { printf '%s\n' "$*" >&2; }

# What this is about, for those who watch; nothing in a log.
progress() { if [[ -t 2 ]]; then say "$*"; fi; }

die() {
  local code=$1
  shift
  say "${0##*/}: $*"
  exit "$code"
}

wrong_use() { die "$exit_usage" "$* (--help shows what there is)"; }

# The comment on top of the script is its --help.
show_help() { sed -n '2,/^[^#]/ { s/^# \{0,1\}//p }' "$0"; }

# run_quietly COMMAND...: shows the command's output only if it fails, and then hands on its code.
run_quietly() {
  local log code=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || code=$?
  if ((code != 0)); then cat "$log" >&2; fi
  rm -f "$log"
  return "$code"
}

# build PRESET [TARGET...]: configures if need be and builds, without a word unless it fails or
# somebody watches.
build() {
  local preset=$1
  shift
  local folder=$root/build/$preset
  if [[ ! -e $folder/build.ninja || CMakePresets.json -nt $folder/build.ninja ]]; then
    progress "Configuring $preset"
    run_quietly cmake -S "$root" --preset "$preset" || die "$exit_broken" "cannot configure preset $preset"
    touch "$folder/build.ninja"
  fi
  progress "Building $preset"
  local -a how=(run_quietly)
  if [[ -t 2 ]]; then how=(); fi
  "${how[@]}" ninja -C "$folder" "$@" >&2 ||
    die "$exit_broken" "cannot build preset $preset"
}
