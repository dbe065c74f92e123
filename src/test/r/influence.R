# Reference values of LogisticCommandTest for `logistic --influence`: examples/birthwt (MASS::birthwt), low birth weight
# on age, weight and smoking. Run from the project's folder: Rscript src/test/r/influence.R
# Made with R 4.2.2 (stats): hatvalues, cooks.distance, rstandard, dfbeta, dfbetas. The line is that of the file.
d <- read.csv("examples/birthwt/cohort.csv")
m <- glm(low ~ age + lwt + smoke, binomial, d, control = list(epsilon = 1e-14, maxit = 50))
top <- order(-cooks.distance(m))[1:10]
for (i in top) cat(sprintf("%d %.15g %.15g %.15g %.15g %.15g |", i + 1, hatvalues(m)[i], cooks.distance(m)[i],
  rstandard(m, type = "pearson")[i], residuals(m, "pearson")[i], residuals(m, "deviance")[i]),
  sprintf("%.15g", dfbeta(m)[i, ]), "|", sprintf("%.15g", dfbetas(m)[i, ]), "\n")
