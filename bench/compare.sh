#!/usr/bin/env bash
# Times Counterpart and R side by side, each as a whole process from the CSV file to the printed result:
#   bash bench/compare.sh [REPETITIONS]     (default 3; prints a Markdown table)
# Needs R with data.table, survival, pROC and MatchIt, 2 GB of disk under TMPDIR, and nothing else running.
set -euo pipefail
cd "$(dirname "$0")/.."
repetitions=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./counterpart --version >/dev/null
Rscript bench/data.R "$work"

ours() {
  case $1 in
    logistic) ./counterpart logistic --outcome y --predictors x1,x2,x3,x4,x5,x6,x7,x8,x9,x10 "$work/logistic.csv" ;;
    conditional) ./counterpart logistic --outcome case --strata set --predictors x1,x2,x3,x4 "$work/conditional.csv" ;;
    roc) ./counterpart roc --outcome y --markers x "$work/roc.csv" ;;
    table1) ./counterpart table1 --group g --all-tests "$work/table1.csv" ;;
    match) ./counterpart match --case case --id id --exact sex --caliper age=5 --caliper bmd=0.05 "$work/match.csv" ;;
    nearest) ./counterpart match --method nearest --case case --id id --exact sex --caliper age=5 --caliper bmd=0.05 "$work/match.csv" ;;
  esac
}

theirs() {
  Rscript bench/peer.R "${1/nearest/match}" "$work"
}

seconds() {
  local from to
  from=$(date +%s%N)
  "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
  to=$(date +%s%N)
  awk -v t=$((to - from)) 'BEGIN { printf "%.2f\n", t / 1e9 }'
}

summary() {
  sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.2f (%.2f–%.2f)", v[int((NR + 1) / 2)], v[1], v[NR] }'
}

median() {
  sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

echo "| task | Counterpart, s (range) | R, s (range) | R / Counterpart |"
echo "| --- | ---: | ---: | ---: |"
while read -r task text; do
  rm -f "$work/ours" "$work/theirs"
  for _ in $(seq "$repetitions"); do
    seconds ours "$task" >>"$work/ours"
    seconds theirs "$task" >>"$work/theirs"
  done
  ratio=$(awk -v a="$(median "$work/ours")" -v b="$(median "$work/theirs")" 'BEGIN { printf "%.1f", b / a }')
  echo "| $text | $(summary "$work/ours") | $(summary "$work/theirs") | $ratio |"
done <<'TASKS'
logistic logistic regression, 1,000,000 rows, 10 predictors (`glm`)
conditional conditional logistic regression, 100,000 pairs, 4 predictors (`clogit`)
roc AUC with DeLong interval and best cut, 1,000,000 rows (`pROC`)
table1 50 variables, 100,000 rows, all tests (`t.test`, `wilcox.test`, `chisq.test`, `fisher.test`)
match 10,000 cases, 100,000 candidates: optimum here, `matchit` nearest there
nearest the same, nearest in both
TASKS
