# Reference values of the examples without matching by the program: R 4.2.2, survival 3.5-3, pROC 1.18.0.
# Run from the top folder: Rscript src/test/r/designs.R
suppressPackageStartupMessages({
  library(survival)
  library(pROC)
})
options(digits = 15)
cat(R.version.string, "survival", format(packageVersion("survival")), "pROC", format(packageVersion("pROC")), "\n")

i <- read.csv("examples/infert/cohort.csv")
both <- clogit(case ~ spontaneous + induced + strata(stratum), i, method = "exact")
print(coef(both))
print(sqrt(diag(vcov(both))))
print(coef(glm(case ~ spontaneous + induced, binomial, i, epsilon = 1e-14)))
one <- clogit(case ~ induced + strata(stratum), i, method = "exact")
cat("LR test of induced alone:", pchisq(2 * diff(one$loglik), 1, lower.tail = FALSE), "\n")

e <- read.csv("examples/esophagus/cohort.csv")
m <- glm(case ~ age + alcohol + tobacco, binomial, e, epsilon = 1e-14)
print(coef(m)[c("alcohol120+", "tobacco30+")])
print(as.numeric(auc(roc(e$case, fitted(m), levels = c(0, 1), direction = "<", quiet = TRUE))))
cat("Wilcoxon of alcohol:", wilcox.test(as.integer(factor(alcohol, c("0-39g/day", "40-79", "80-119", "120+"))) ~ case,
  e, exact = FALSE, correct = FALSE)$p.value, "\n")
drinker <- e$alcohol %in% c("80-119", "120+")
print(mantelhaen.test(table(drinker, e$case, e$age), correct = FALSE)$estimate)

# Groups and an exposure: src/test/resources/designs/cohort.csv is datasets::iris with drawn columns.
g <- read.csv("src/test/resources/designs/cohort.csv", na.strings = "")
w <- g[!is.na(g$Species), ]
print(oneway.test(sl ~ Species, w)[c("statistic", "parameter", "p.value")])
print(oneway.test(sw ~ Species, w, var.equal = TRUE)[c("statistic", "p.value")])
print(chisq.test(table(w$sex, w$Species), correct = FALSE)[c("statistic", "p.value")])
print(kruskal.test(as.integer(factor(w$stage)), factor(w$Species))[c("statistic", "p.value")])
print(TukeyHSD(aov(sw ~ Species, w))$Species["virginica-versicolor", ])
x <- glm(out ~ (sex == "m") + sl, binomial, g, epsilon = 1e-14)
print(coef(x)[["sex == \"m\"TRUE"]])
print(wilcox.test(sl ~ sex, g, exact = FALSE, correct = FALSE)$p.value)
