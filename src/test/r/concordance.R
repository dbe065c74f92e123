# Concordance inside matched sets, as survival gives it for a conditional logistic model.
# Rscript src/test/r/concordance.R > src/test/resources/reference/concordance/within_sets.csv
suppressPackageStartupMessages({library(survival); library(Epi)})
cat(sprintf("# R %s, survival %s, Epi %s; survival::concordance(Surv(rep(1, n), case) ~ score + strata(set), reverse = TRUE)\n",
            getRversion(), packageVersion("survival"), packageVersion("Epi")))
cat("data,set,case,score,concordance,concordant,ties,pairs\n")
one <- function(name, set, case, score) {
  f <- concordance(Surv(rep(1, length(case)), case) ~ score + strata(set), reverse = TRUE)
  n <- if (is.matrix(f$count)) colSums(f$count) else f$count
  cat(sprintf("%s,%s,%s,%s,%.17g,%d,%d,%d\n", name, paste(as.integer(factor(set)), collapse = " "), paste(case, collapse = " "),
              paste(sprintf("%.17g", score), collapse = " "), f$concordance, n[["concordant"]], n[["tied.x"]],
              n[["concordant"]] + n[["discordant"]] + n[["tied.x"]]))
}
data(bdendo, package = "Epi"); b <- bdendo
one("bdendo_est", b$set, b$d, as.integer(b$est == "Yes"))
one("bdendo_age", b$set, b$d, b$agegr == "60-64")
i <- infert; one("infert_model", i$stratum, i$case, round(fitted_ <- predict(clogit(case ~ spontaneous + induced + strata(stratum), i), type = "lp"), 10))
