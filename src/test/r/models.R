# Reference values of scaled predictors, lists of models and subgroups, on examples/birthwt/cohort.csv.
# Rscript src/test/r/models.R (R, pROC). Printed are the numbers of the tests of the same name.
options(digits = 12)
d <- read.csv("examples/birthwt/cohort.csv")
control <- glm.control(epsilon = 1e-14, maxit = 100)

cat("ScalesTest\n")
fit <- glm(low ~ I(age / 10) + I(-lwt / sd(lwt)) + log2(lwt / 100) + smoke, binomial, d, control = control)
print(coef(summary(fit)))
print(confint.default(fit))
print(sd(d$lwt))
