# Correlations and kappa, as CorrelationTest holds them. Run in this folder: Rscript correlation.R
# R 4.2.2, vcd 1.4-11, psych 2.2.9; data sets of base R and drawn ones. Writes correlation_data.csv, correlation.csv,
# kappa_data.csv and kappa.csv to src/test/resources/reference/groups.
suppressMessages({library(vcd); library(psych)})
to <- "../../resources/reference/groups"
exact <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
set.seed(1)
sets <- list(
  cars = list(mtcars$mpg, mtcars$wt),                     # 32, ties
  stack = list(stackloss$Air.Flow, stackloss$stack.loss),  # 21, many ties
  binary = list(mtcars$am, mtcars$hp),                    # point-biserial
  phi = list(mtcars$am, mtcars$vs),
  nine = list(rnorm(9), rnorm(9)),                        # exact Spearman and Kendall
  eight = list(c(1, 2, 3, 4, 5, 6, 7, 8), c(2.1, 1.3, 4.2, 3.1, 6.4, 5.5, 8.8, 7.9)),
  twenty = {x <- rnorm(20); list(x, x + rnorm(20))},      # Edgeworth; exact Kendall
  strong = {x <- rnorm(40); list(x, x + 0.1 * rnorm(40))},
  hundred = {x <- rnorm(100); list(x, -0.3 * x + rnorm(100))},
  many = {x <- rnorm(1500); list(x, 0.1 * x + rnorm(1500))},
  large = list(1e9 + mtcars$mpg, mtcars$wt))              # far from 0
rows <- data.frame(); data <- data.frame()
for (set in names(sets)) {
  x <- sets[[set]][[1]]; y <- sets[[set]][[2]]; n <- length(x)
  p <- cor.test(x, y)
  s <- suppressWarnings(cor.test(x, y, method = "spearman"))
  st <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE))
  k <- suppressWarnings(cor.test(x, y, method = "kendall"))
  # the lower tail, which cor.test has without cancellation
  kp <- if (k$estimate > 0) suppressWarnings(cor.test(-x, y, method = "kendall"))$p.value else k$p.value
  ci <- function(r, se) tanh(atanh(r) + c(-1, 1) * qnorm(0.975) * se)
  sci <- ci(s$estimate, sqrt((1 + s$estimate^2 / 2) / (n - 3)))
  kci <- ci(k$estimate, sqrt(0.437 / (n - 4)))
  rows <- rbind(rows, data.frame(set = set,
    method = c("pearson", "spearman", "kendall"), estimate = exact(c(p$estimate, s$estimate, k$estimate)),
    low = exact(c(p$conf.int[1], sci[1], kci[1])), high = exact(c(p$conf.int[2], sci[2], kci[2])),
    statistic = exact(c(p$statistic, s$statistic, k$statistic)), p = exact(c(p$p.value, s$p.value, kp)),
    pT = exact(c(NA, st$p.value, NA))))
  data <- rbind(data, data.frame(set = set, x = exact(x), y = exact(y)))
}
write.csv(rows, file.path(to, "correlation.csv"), row.names = FALSE, quote = FALSE)
write.csv(data, file.path(to, "correlation_data.csv"), row.names = FALSE, quote = FALSE)

# z and P at kappa = 0: Fleiss, Cohen and Everitt's formula (irr::kappa2 has the same; not installed here).
null <- function(n, w) {
  p <- n / sum(n); r <- rowSums(p); c <- colSums(p); e <- sum(w * outer(r, c))
  v <- (sum(outer(r, c) * (w - outer(drop(w %*% c), drop(r %*% w), "+"))^2) - e^2) / (sum(n) * (1 - e)^2)
  sqrt(v)
}
tables <- list(
  sexual = matrix(c(7, 7, 2, 3, 2, 8, 3, 7, 1, 5, 4, 9, 2, 8, 9, 14), 4, byrow = TRUE),  # vcd SexualFun
  msp = unclass(MSPatients[, , 1]), two = matrix(c(40, 9, 5, 46), 2, byrow = TRUE),
  unlike = matrix(c(2, 30, 25, 4), 2, byrow = TRUE), three = matrix(c(20, 5, 0, 4, 15, 6, 1, 3, 26), 3, byrow = TRUE))
rows <- data.frame(); data <- data.frame()
for (set in names(tables)) {
  n <- tables[[set]]; k <- nrow(n)
  apart <- abs(outer(1:k, 1:k, "-")) / (k - 1)
  for (weights in if (k > 2) c("unweighted", "linear", "quadratic") else "unweighted") {
    w <- switch(weights, unweighted = diag(k), linear = 1 - apart, quadratic = 1 - apart^2)
    fit <- Kappa(n, weights = if (weights == "quadratic") "Fleiss-Cohen" else "Equal-Spacing")
    one <- if (weights == "unweighted") fit$Unweighted else fit$Weighted
    ps <- suppressWarnings(cohen.kappa(n, w = w))
    rows <- rbind(rows, data.frame(set = set, weights = weights, estimate = exact(one["value"]), se = exact(one["ASE"]),
      psych = exact(ps$weighted.kappa), psychSe = exact(sqrt(if (weights == "unweighted") ps$var.kappa else ps$var.weighted)),
      z = exact(one["value"] / null(n, w)), p = exact(2 * pnorm(-abs(one["value"] / null(n, w))))))
  }
  data <- rbind(data, data.frame(set = set, row = rep(1:k, k), column = rep(1:k, each = k), count = as.vector(n)))
}
write.csv(rows, file.path(to, "kappa.csv"), row.names = FALSE, quote = FALSE)
write.csv(data, file.path(to, "kappa_data.csv"), row.names = FALSE, quote = FALSE)
