# Two outcomes of one cohort, each with a logistic model of its own: OutcomesTest. From the folder of the repository:
#   Rscript src/test/r/outcomes.R
d <- read.csv("examples/birthwt/cohort.csv")
show <- function(what, x) cat(what, format(x, digits = 13), "\n")
exact <- glm.control(epsilon = 1e-14, maxit = 100)
for (y in c("low", "light")) {
  d$y <- if (y == "low") d$low else as.integer(d$bwt < 3000)
  fit <- glm(y ~ lwt + smoke + ht + ui, family = binomial, data = d, control = exact)
  # Standard errors of glm are of the step before the last: once more from the end.
  fit <- glm(y ~ lwt + smoke + ht + ui, family = binomial, data = d, control = exact, start = coef(fit))
  show(paste(y, "cases"), sum(d$y))
  show(paste(y, "b"), coef(fit))
  show(paste(y, "se"), sqrt(diag(vcov(fit))))
  show(paste(y, "or"), exp(coef(fit)))
  show(paste(y, "AUC"), as.numeric(pROC::auc(fit$y, fitted(fit), levels = c(0, 1), direction = "<")))
}
cat(R.version.string, "pROC", format(packageVersion("pROC")), "\n")
