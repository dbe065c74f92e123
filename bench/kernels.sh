#!/usr/bin/env bash
# Times the kernels alone, from arrays in memory to the result, Counterpart by JMH and R by system.time, one after the other in one run:
#   bash bench/kernels.sh [PATTERN]     (only the lines whose text matches; prints a Markdown table of medians, ranges and their ratio)
# Needs Maven, R with survival, pROC, rms, MatchIt and jsonlite, and nothing else running. A line more is a line of TASKS: its text, then what is
# timed on either side: `jmh BENCHMARK [-p NAME=VALUE]` (src/bench/java) or `r TASK SIZE` (bench/kernels.R), or `none`.
set -euo pipefail
cd "$(dirname "$0")/.."
pattern=${1:-.}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -q -ntp -Pbench package >&2

# Seconds, one a line.
jmh() {
  local benchmark=$1
  shift
  java -jar target/bench/counterpart.jar "\\.$benchmark\$" "$@" -rf json -rff "$work/jmh.json" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  Rscript -e 'r <- jsonlite::fromJSON(commandArgs(TRUE)[1], simplifyVector = FALSE); stopifnot(length(r) == 1, r[[1]]$primaryMetric$scoreUnit == "ms/op")
    cat(unlist(r[[1]]$primaryMetric$rawData) / 1000, sep = "\n")' "$work/jmh.json"
}

r() {
  Rscript bench/kernels.R "$@"
}

none() {
  :
}

# What so many of the peer's would take.
times() {
  local factor=$1
  shift
  "$@" | awk -v f="$factor" '{ print $1 * f }'
}

summary() {
  sort -g "$1" | awk '{ v[NR] = $1 } END { printf "%.3g (%.3g–%.3g)", v[int((NR + 1) / 2)], v[1], v[NR] }'
}

median() {
  sort -g "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

echo "| kernel | Counterpart, s (range) | peer, s (range) | peer / Counterpart |"
echo "| --- | ---: | ---: | ---: |"
while IFS='|' read -r text ours theirs; do
  [[ $text =~ $pattern ]] || continue
  $theirs >"$work/theirs" </dev/null
  $ours >"$work/ours" </dev/null
  if [ ! -s "$work/theirs" ]; then
    echo "| $text | $(summary "$work/ours") | | |"
    continue
  fi
  ratio=$(awk -v a="$(median "$work/ours")" -v b="$(median "$work/theirs")" 'BEGIN { printf "%.1f", b / a }')
  echo "| $text | $(summary "$work/ours") | $(summary "$work/theirs") | $ratio |"
done <<'TASKS'
logistic regression, 10 predictors, 10,000 rows (`glm`)|jmh LogisticBenchmark.fit -p n=10000|r logistic 10000
logistic regression, 10 predictors, 100,000 rows (`glm`)|jmh LogisticBenchmark.fit -p n=100000|r logistic 100000
logistic regression, 10 predictors, 1,000,000 rows (`glm`)|jmh LogisticBenchmark.fit -p n=1000000|r logistic 1000000
conditional logistic regression, 4 predictors, 10,000 pairs (`clogit`, exact)|jmh ConditionalLogisticBenchmark.fit -p pairs=10000|r conditional 10000
conditional logistic regression, 4 predictors, 100,000 pairs (`clogit`, exact)|jmh ConditionalLogisticBenchmark.fit -p pairs=100000|r conditional 100000
conditional logistic regression, 4 predictors, 1,000,000 pairs (`clogit`, exact)|jmh ConditionalLogisticBenchmark.fit -p pairs=1000000|r conditional 1000000
AUC with DeLong interval, 10,000 rows (`pROC`)|jmh DeLongBenchmark.auc -p n=10000|r delong 10000
AUC with DeLong interval, 100,000 rows (`pROC`)|jmh DeLongBenchmark.auc -p n=100000|r delong 100000
AUC with DeLong interval, 1,000,000 rows (`pROC`)|jmh DeLongBenchmark.auc -p n=1000000|r delong 1000000
optimism, 2,000 resamples of 122 subjects, 4 predictors (loop of `glm.fit` and AUC)|jmh OptimismBenchmark.validate|r optimism 122
optimism, 2,000 resamples of 122 subjects, 4 predictors (`rms::validate`)|jmh OptimismBenchmark.validate|r validate 122
50 variables, all tests, 10,000 rows (`t.test`, `wilcox.test`, `chisq.test`, `fisher.test`)|jmh Table1Benchmark.compare -p n=10000|r table1 10000
50 variables, all tests, 100,000 rows (the same)|jmh Table1Benchmark.compare -p n=100000|r table1 100000
50 variables, all tests, 1,000,000 rows (no peer timed)|jmh Table1Benchmark.compare -p n=1000000|none
1,000 cases, 10,000 candidates: optimum (`matchit`, nearest)|jmh MatchingBenchmark.match -p cases=1000 -p method=OPTIMAL|r match 1000
10,000 cases, 100,000 candidates: optimum (`matchit`, nearest)|jmh MatchingBenchmark.match -p cases=10000 -p method=OPTIMAL|r match 10000
10,000 cases, 100,000 candidates: nearest (`matchit`, nearest)|jmh MatchingBenchmark.match -p cases=10000 -p method=NEAREST|r match 10000
100,000 cases, 1,000,000 candidates: optimum (no peer)|jmh MatchingBenchmark.match -p cases=100000 -p method=OPTIMAL|none
100,000 cases, 1,000,000 candidates: nearest (no peer)|jmh MatchingBenchmark.match -p cases=100000 -p method=NEAREST|none
10,000 re-analyses of 61 cases in 1,120 (100 times a loop of 100: `matchit`, tests, `glm`, `clogit`, `pROC`)|jmh MultiverseBenchmark.lottery|times 100 r multiverse 100
12,288 combinations of choices of the same study (no peer)|jmh MultiverseBenchmark.grid|none
CSV of 10,000 rows, 20 columns: load as declared (Commons CSV's walk alone)|jmh LoadBenchmark.declared -p rows=10000|jmh LoadBenchmark.walk -p rows=10000
CSV of 100,000 rows, 20 columns: load as declared (the same)|jmh LoadBenchmark.declared -p rows=100000|jmh LoadBenchmark.walk -p rows=100000
CSV of 1,000,000 rows, 20 columns: load as declared (the same)|jmh LoadBenchmark.declared -p rows=1000000|jmh LoadBenchmark.walk -p rows=1000000
CSV of 1,000,000 rows, 20 columns: load, types found (the same)|jmh LoadBenchmark.undeclared -p rows=1000000|jmh LoadBenchmark.walk -p rows=1000000
TASKS
