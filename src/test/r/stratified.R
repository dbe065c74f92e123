# Reference values of Table1CommandTest and StratifiedTest for `table1 --strata`: examples/birthwt (MASS::birthwt),
# smoking by low birth weight within race. Run from the project's folder: Rscript src/test/r/stratified.R
# Made with R 4.2.2 (stats). Breslow-Day, Tarone and Woolf are written out as formulas:
# Breslow and Day 1980 (IARC Scientific Publications 32, equation 4.30); Tarone 1985, doi:10.1093/biomet/72.1.91;
# Woolf 1955, doi:10.1111/j.1469-1809.1955.tb01348.x.
d <- read.csv("examples/birthwt/cohort.csv")
x <- table(d$smoke, d$low, d$race)
show <- function(name, ...) cat(sprintf("%-22s", name), sprintf("%.16g", c(...)), "\n")
plain <- mantelhaen.test(x, correct = FALSE)
show("mh or, ci", plain$estimate, plain$conf.int)
show("mh statistic, p", plain$statistic, plain$p.value)
corrected <- mantelhaen.test(x, correct = TRUE)
show("corrected", corrected$statistic, corrected$p.value)
exact <- mantelhaen.test(x, exact = TRUE)
show("exact or, ci, p", exact$estimate, exact$conf.int, exact$p.value)
or <- plain$estimate
a <- x[2, 2, ]; m <- colSums(x[2, , ]); t <- colSums(x[, 2, ]); n <- apply(x, 3, sum)
fitted <- mapply(function(m, t, n) uniroot(function(e) e * (n - t - m + e) - or * (m - e) * (t - e),
  c(max(0, t + m - n), min(m, t)), tol = 1e-14)$root, m, t, n)
v <- 1 / (1 / fitted + 1 / (m - fitted) + 1 / (t - fitted) + 1 / (n - t - m + fitted))
bd <- sum((a - fitted)^2 / v)
tarone <- bd - sum(a - fitted)^2 / sum(v)
show("breslow-day, p", bd, pchisq(bd, length(a) - 1, lower.tail = FALSE))
show("tarone, p", tarone, pchisq(tarone, length(a) - 1, lower.tail = FALSE))
woolf <- function(x) {
  lor <- apply(x, 3, function(s) log(s[1, 1] * s[2, 2] / (s[1, 2] * s[2, 1])))
  w <- apply(x, 3, function(s) 1 / sum(1 / s))
  sum(w * (lor - weighted.mean(lor, w))^2)
}
show("woolf, p", woolf(x), pchisq(woolf(x), length(a) - 1, lower.tail = FALSE))
show("stratum or", apply(x, 3, function(s) s[1, 1] * s[2, 2] / (s[1, 2] * s[2, 1])))
print(x)
