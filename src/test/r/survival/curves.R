# Kaplan-Meier curves, their medians and the log-rank test as survival gives them, of the data that cox.R writes.
# Run from the project's root, after cox.R: Rscript src/test/r/survival/curves.R
suppressPackageStartupMessages(library(survival))
dir <- "src/test/resources/reference/survival"
out <- file(file.path(dir, "curves.csv"), "w")
writeLines(sprintf("# R %s, survival %s; made by src/test/r/survival/curves.R", getRversion(), packageVersion("survival")), out)
writeLines("data,by,level,quantity,at,value", out)
number <- function(v) ifelse(is.na(v), "NaN", sprintf("%.17g", v))
one <- function(data, by) {
  d <- read.csv(file.path(dir, paste0(data, ".csv")))
  groups <- if (nzchar(by)) sort(unique(d[[by]])) else 0
  put <- function(level, quantity, at, value)
    writeLines(sprintf("%s,%s,%s,%s,%s,%s", data, by, level, quantity, at, number(value)), out)
  for (g in groups) {
    s <- if (nzchar(by)) d[d[[by]] == g, ] else d
    f <- survfit(Surv(time, status) ~ 1, s, conf.type = "log")
    step <- which(f$n.event > 0)
    for (i in step[seq(1, length(step), length.out = min(length(step), 12))]) {
      put(g, "survival", sprintf("%.17g", f$time[i]), f$surv[i]); put(g, "lower", sprintf("%.17g", f$time[i]), f$lower[i])
      put(g, "upper", sprintf("%.17g", f$time[i]), f$upper[i]); put(g, "atRisk", sprintf("%.17g", f$time[i]), f$n.risk[i])
    }
    q <- quantile(f, 0.5)
    put(g, "median", "", q$quantile); put(g, "medianLower", "", q$lower); put(g, "medianUpper", "", q$upper)
    put(g, "events", "", sum(f$n.event)); put(g, "n", "", f$n)
    at <- median(s$time) * c(.5, 1.3)
    t <- summary(f, times = at, extend = TRUE)
    for (i in 1:2) { put(g, "survivalAt", at[i], t$surv[i]); put(g, "atRiskAt", at[i], t$n.risk[i]) }
  }
  if (length(groups) > 1) {
    r <- survdiff(as.formula(paste("Surv(time, status) ~", by)), d)
    put("", "logRank", "", r$chisq); put("", "df", "", length(r$n) - 1)
    for (i in seq_along(groups)) put(groups[i], "expected", "", r$exp[i])
  }
}
one("lung", ""); one("lung", "sex"); one("veteran", "cell"); one("veteran", "prior"); one("ties", "z"); one("ties", "site")
one("tiny", ""); one("tiny", "z"); one("rats", "rx"); one("rounded", "")
close(out)
