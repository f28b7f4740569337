# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# measure LABEL COMMAND...: the median of five whole-process runs, as "| label | user s | wall s | peak MB |".
# COMARCA_BENCH_RUNS changes the number of runs. The command's own output goes to /dev/null.
measure() {
  local label=$1 runs=${COMARCA_BENCH_RUNS:-5} figures
  shift
  figures=$(mktemp)
  for ((run = 0; run < runs; run++)); do
    /usr/bin/time -a -o "$figures" -f '%U %e %M' "$@" >/dev/null 2>&1 ||
      { printf '| %s | failed | | |\n' "$label"; rm -f "$figures"; return 0; }
  done
  sort -k2,2g "$figures" | awk -v label="$label" -v middle=$(((runs + 1) / 2)) \
    'NR == middle { printf "| %s | %.2f | %.2f | %.0f |\n", label, $1, $2, $3 / 1024 }'
  rm -f "$figures"
}

have() { command -v "$1" >/dev/null 2>&1; }
