# Makes the derived variables of src/test/resources/derived/study.yaml again in base R, from the cohort file alone, and
# the models of the matched subjects of a run. Run: Rscript derived.R COHORT.csv MATCHED.csv > expected.csv
# The odds ratios go to standard error. R 4.2.2, survival 3.5.
suppressPackageStartupMessages(library(survival))
paths <- commandArgs(TRUE)
d <- read.csv(paths[1], check.names = FALSE, encoding = "UTF-8")
days <- function(x) as.Date(x)
# Completed years: the difference of the years, less one where the birthday is still to come.
completed <- function(from, to) {
  a <- as.POSIXlt(from); b <- as.POSIXlt(to)
  b$year - a$year - (b$mon < a$mon | b$mon == a$mon & b$mday < a$mday)
}
months <- function(from, to) {
  a <- as.POSIXlt(from); b <- as.POSIXlt(to)
  12 * (b$year - a$year) + b$mon - a$mon - (b$mday < a$mday)
}
half.up <- function(x, d) sign(x) * floor(signif(abs(x) * 10^d, 15) + 0.5) / 10^d
d$nlr <- with(d, ifelse(lymphocytes == 0, NA, neutrophils / lymphocytes))
d$high_nlr <- as.integer(d$nlr > 3)
d$sii <- log(d[["血小板"]] * d$neutrophils / pmax(d$lymphocytes, 0.1))
d$others <- half.up(d[["WBC(10^9/L)"]] - d$neutrophils - d$lymphocytes, 2)
d$bmi <- half.up(d$weight / (d$height / 100)^2, 1)
d$age <- completed(days(d$birth_date), days(d$surgery_date))
d$months <- months(days(d$birth_date), days(d$surgery_date))
d$stay <- as.integer(days(d$discharge_date) - days(d$surgery_date))
d$age_group <- cut(d$age, c(-Inf, 60, 70, 80, Inf), c("<60", "60-69", "70-79", "≥80"), right = FALSE)
d$bmi_group <- cut(d$bmi, c(-Inf, 18.5, 24, 28, Inf), c("<18.5", "18.5 to <24", "24 to <28", "≥28"), right = FALSE)
d$multi_level <- as.integer(d$vertebrae >= 2)
d$eligible <- as.integer(d$age >= 50)
d$case <- ifelse(d$eligible == 1, as.integer(d$vas > 3), NA)
thirds <- quantile(d$pct[d$eligible == 1], 1:2 / 3, na.rm = TRUE, type = 7)
d$pct_t <- cut(d$pct, c(-Inf, thirds, Inf), paste0("Q", 1:3))
quarters <- quantile(d$crp[which(d$case == 0)], 1:3 / 4, na.rm = TRUE, type = 7)
d$crp_q <- cut(d$crp, c(-Inf, quarters, Inf), paste0("Q", 1:4))
d$high_crp <- as.integer(d$crp_q == "Q4")
out <- d[c("id", "nlr", "high_nlr", "sii", "others", "bmi", "age", "months", "stay", "age_group", "bmi_group",
  "multi_level", "pct_t", "crp_q", "high_crp", "eligible", "case")]
for (name in names(out)) if (is.numeric(out[[name]])) out[[name]] <- ifelse(is.na(out[[name]]), "", format(out[[name]], digits = 15, trim = TRUE))
write.table(out, sep = ",", quote = FALSE, row.names = FALSE, na = "", fileEncoding = "UTF-8")

sets <- read.csv(paths[2], fileEncoding = "UTF-8-BOM")[c("set", "case", "id")]
m <- merge(sets, d[names(d) != "case"], by = "id")
tight <- glm.control(epsilon = 1e-14, maxit = 100)
fit <- glm(case ~ bmi + nlr + crp_q + multi_level, binomial, m, control = tight)
con <- clogit(case ~ bmi + nlr + crp_q + multi_level + strata(set), m, method = "exact",
  control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100))
combined <- glm(case ~ crp + pct, binomial, m, control = tight)
auc <- function(x, y) {
  r <- rank(x); n1 <- sum(y); (sum(r[y == 1]) - n1 * (n1 + 1) / 2) / (n1 * sum(y == 0))
}
options(digits = 15)
message("unconditional: ", paste(names(coef(fit))[-1], format(exp(coef(fit))[-1], digits = 13), collapse = "; "))
message("conditional: ", paste(names(coef(con)), format(exp(coef(con)), digits = 13), collapse = "; "))
message("AUC of combined: ", format(auc(fitted(combined), combined$y), digits = 13))
message("quarters of CRP: ", paste(format(quarters, digits = 15), collapse = " "))
message("thirds of PCT: ", paste(format(thirds, digits = 15), collapse = " "))
