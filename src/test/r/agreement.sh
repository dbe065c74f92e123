#!/usr/bin/env bash
# Asks this machine's R for every reference value anew, runs the tests against its answers, and prints how far Counterpart is from them:
#   bash src/test/r/agreement.sh
# Needs R with boot, brglm2, car, clue, e1071, Epi, epiR, exactRankTests, glmnet, Hmisc, igraph, lpSolve, MASS, MatchIt,
# mice, mitools, nnet, nortest, numDeriv, ordinal, pROC, Rcpp, rms, survey and survival (all in Debian: r-cran-...).
# About five minutes.
set -euo pipefail
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/r"
for script in src/test/r/reference/public/*.R; do
  echo "R: $(basename "$script")" >&2
  REF_R=src/test/r/reference REF_ROOT="$work" Rscript "$script" >"$work/r/log" 2>&1 || { cat "$work/r/log" >&2; exit 1; }
done
Rscript -e 'cat(R.version.string, "\n")'
tests='NumericTestsTest,CountTestsTest,StratifiedTest,LogisticReferenceTest,FirthReferenceTest,ConditionalReferenceTest'
tests="$tests,SelectionReferenceTest,RocReferenceTest,ValidationReferenceTest,MatchingReferenceTest,ScoreReferenceTest"
tests="$tests,LassoReferenceTest,ShapesReferenceTest,ExtraReferenceTest,PowerReferenceTest,SensitivityReferenceTest"
tests="$tests,ReclassificationReferenceTest,LevelReferenceTest,RepeatedReferenceTest,ImputationTest,RiskSetTest,WeightingTest"
mvn -q -B -ntp test -Dtest.forks=1 -Dtest="$tests" -Dreference.cases="$work/cases/public" >"$work/r/log" 2>&1 || { tail -n 60 "$work/r/log" >&2; exit 1; }
cat target/agreement.csv
