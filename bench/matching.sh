#!/usr/bin/env bash
# Counterpart, MatchIt and couplr side by side: how many pairs, how near, how long, and whether shuffled rows change them.
#   bash bench/matching.sh            (prints a Markdown table; 1,000 cases of 10,000 subjects, two calipers, sex exact)
# Needs R with MatchIt, and couplr where it is to be compared (R_LIBS names its library).
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./counterpart --version >/dev/null
Rscript -e 'set.seed(31); n <- 1e4; case <- rep(c(1, 0), c(1000, 9000)); sex <- rbinom(n, 1, ifelse(case == 1, 0.7, 0.55))
  age <- round(rnorm(n, ifelse(case == 1, 66, 62), 9), 1); bmd <- round(rnorm(n, ifelse(case == 1, 0.82, 0.88), 0.11), 3)
  d <- data.frame(id = seq_len(n), case, sex, age, bmd); f <- commandArgs(TRUE)[1]
  write.csv(d, file.path(f, "cohort.csv"), row.names = FALSE); set.seed(7)
  write.csv(d[sample.int(n), ], file.path(f, "shuffled.csv"), row.names = FALSE)' "$work"
ours() {
  ./counterpart match --case case --id id --exact sex --caliper age=5 --caliper bmd=0.05 --pairs "$work/$1-pairs.csv" "$work/$1.csv" >/dev/null
}
from=$(date +%s%N)
ours cohort
to=$(date +%s%N)
ours shuffled
echo "| matcher | pairs | total distance | seconds | the same pairs of shuffled rows |"
echo "| --- | ---: | ---: | ---: | --- |"
Rscript -e 'a <- commandArgs(TRUE); p <- read.csv(file.path(a[1], "cohort-pairs.csv")); q <- read.csv(file.path(a[1], "shuffled-pairs.csv"))
  key <- function(p) sort(paste(p$case, p$control)); same <- if (identical(key(p), key(q))) "yes" else "no"
  cat(sprintf("| Counterpart, whole process | %d | %.3f | %.2f | %s |\n", nrow(p), sum(p$distance), as.numeric(a[2]) / 1e9, same))' "$work" "$((to - from))"
Rscript bench/matching.R "$work"
