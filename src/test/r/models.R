# Reference values of scaled predictors, lists of models and subgroups, on examples/birthwt/cohort.csv.
# Rscript src/test/r/models.R (R, pROC). Printed are the numbers of the tests of the same name.
options(digits = 12)
d <- read.csv("examples/birthwt/cohort.csv")
control <- glm.control(epsilon = 1e-14, maxit = 100)
# R's standard errors are those of the step before the last: once more from where it ended.
logistic <- function(formula, data) {
  fit <- glm(formula, binomial, data, control = control)
  glm(formula, binomial, data, control = control, start = coef(fit))
}

cat("ScalesTest\n")
fit <- logistic(low ~ I(age / 10) + I(-lwt / sd(lwt)) + log2(lwt / 100) + smoke, d)
print(coef(summary(fit)))
print(confint.default(fit))
print(sd(d$lwt))

cat("FurtherModelsTest: everybody eligible of examples/birthwt, low birth weight\n")
d$race <- factor(d$race, levels = c("white", "black", "other"))
m <- list(
  logistic(low ~ I(lwt / 10) + smoke + ui, d),
  logistic(low ~ smoke + race, d),
  logistic(low ~ I(-lwt / 10) + smoke + ui + race, d))
for (fit in m) print(coef(summary(fit))[, 1:2])
suppressPackageStartupMessages(library(pROC))
curves <- lapply(m, function(fit) roc(d$low, fitted(fit), levels = c(0, 1), direction = "<", quiet = TRUE))
print(sapply(curves, auc))
for (k in 2:3) {
  test <- roc.test(curves[[k]], curves[[k - 1]], method = "delong", paired = TRUE)
  print(c(test$estimate[1] - test$estimate[2], test$statistic, test$p.value))
}
for (level in levels(d$race)) {
  at <- d$race == level
  cat(level, sum(at), sum(d$low[at]), "\n")
  print(coef(summary(logistic(low ~ I(lwt / 10) + smoke + ui, d[at, ])))[, 1:2])
}
base <- glm(low ~ I(lwt / 10) + smoke + ui + race, binomial, d, control = control)
for (x in c("I(lwt / 10)", "smoke", "ui"))
  print(anova(base, update(base, paste(". ~ . +", x, ":race")), test = "LRT"))
print(anova(base, update(base, . ~ . + (I(lwt / 10) + smoke + ui):race), test = "LRT"))
