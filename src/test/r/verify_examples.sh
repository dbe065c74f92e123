#!/usr/bin/env bash
# Runs the examples and lets R re-do them: bash src/test/r/verify_examples.sh. Needs R with survival and pROC;
# with PSPP the syntax is run too.
set -euo pipefail
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for study in examples/*/study.yaml; do
  name=$(basename "$(dirname "$study")")
  ./counterpart run "$study" -o "$work/$name" --quiet >/dev/null
  echo "$name: $(Rscript "$work/$name/verify.R")"
  if command -v pspp >/dev/null; then
    # PSPP has no COXREG; whatever else it does not understand is a fault.
    if (cd "$work/$name" && pspp verify.sps 2>&1) | grep "error:" | grep -v COXREG; then exit 1; fi
  fi
done
