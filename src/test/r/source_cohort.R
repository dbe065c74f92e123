# The example study's model in its source cohort: run `./counterpart run examples/pvp-residual-pain/study.yaml -o OUT`, then
# `Rscript src/test/r/source_cohort.R OUT`. Prints what SourceCohortTest holds. R 4.2.2, pROC 1.18.0.
suppressPackageStartupMessages(library(pROC))
out <- commandArgs(TRUE)[1]
d <- read.csv("examples/pvp-residual-pain/cohort.csv")
d$case <- as.integer(d$vas_day2 > 3 | d$vas_month1 > 3)
d$multi_level <- as.integer(d$vertebrae >= 2)
m <- read.csv(file.path(out, "matched.csv"))
fit <- glm(case ~ tfi + mri_fluid + multi_level + poor_cement, binomial, m, control = glm.control(epsilon = 1e-14))
d$score <- signif(predict(fit, d), 12)
direct <- roc(d$case, d$score, levels = c(0, 1), direction = "<", quiet = TRUE)
again <- glm(case ~ tfi + mri_fluid + multi_level + poor_cement + (sex == "male") + age + bmd, binomial, d,
             control = glm.control(epsilon = 1e-14))
refitted <- roc(d$case, fitted(again), levels = c(0, 1), direction = "<", quiet = TRUE)
width <- c(age = 5, bmd = as.numeric(jsonlite::fromJSON(file.path(out, "results.json"))$matching$caliper$width[2]))
cell <- paste(d$sex, floor((d$age - min(d$age)) / (2 * width["age"])), floor((d$bmd - min(d$bmd)) / (2 * width["bmd"])))
sampled <- d$patient_id %in% m$patient_id
size <- function(keep) ave(as.numeric(keep), cell, d$case, FUN = sum)
w <- ifelse(sampled, size(rep(TRUE, nrow(d))) / size(sampled), 0)
one <- d$case == 1 & w > 0
zero <- d$case == 0 & w > 0
wins <- outer(d$score[one], d$score[zero], function(a, b) (a > b) + (a == b) / 2)
weighted <- sum(w[one] %o% w[zero] * wins) / (sum(w[one]) * sum(w[zero]))
print(c(cells = length(unique(cell)), weighted = weighted, direct = as.numeric(auc(direct)), refitted = as.numeric(auc(refitted))), digits = 15)
print(coef(again), digits = 15)
print(ci.auc(direct), digits = 15)
# The nomogram: rms 6.5.0 with our marks of the numbers.
suppressPackageStartupMessages(library(rms))
d$male <- as.integer(d$sex == "male")
dd <- datadist(d); options(datadist = "dd")
f <- lrm(case ~ tfi + mri_fluid + multi_level + poor_cement + male + age + bmd, d, eps = 1e-14, maxit = 100)
n <- nomogram(f, tfi = 0:1, mri_fluid = 0:1, multi_level = 0:1, poor_cement = 0:1, male = 0:1, age = seq(55, 95, 5),
              bmd = seq(0.4, 1.1, 0.1), fun = plogis, fun.at = c(0.05, 0.5))
print(sapply(n[c("tfi", "mri_fluid", "multi_level", "poor_cement", "male", "age", "bmd")], function(x) max(x$points)), digits = 10)
print(c(base = attr(n, "info")$Intercept, pointsPerLogOdds = attr(n, "info")$sc), digits = 12)
