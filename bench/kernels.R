# Times one kernel of R: Rscript kernels.R TASK SIZE. Prints the elapsed seconds of each of a few repetitions, one a line; what is
# too quick for the clock is done again and again and divided.
task <- commandArgs(TRUE)[1]; n <- as.numeric(commandArgs(TRUE)[2])
auc <- function(score, y) { r <- rank(score); n1 <- sum(y); (sum(r[y == 1]) - n1 * (n1 + 1) / 2) / n1 / (length(y) - n1) }
boot <- function() { set.seed(14); x <<- matrix(rnorm(n * 4), n); y <<- rbinom(n, 1, plogis(x %*% c(0.6, -0.4, 0.3, 0))); data.frame(y, x) }
cohort <- function(cases, controls) { set.seed(20240601); n <- cases + controls; case <- rep(1:0, c(cases, controls))
  age <- round(rnorm(n, ifelse(case == 1, 66, 62), 9), 1)
  data.frame(case, sex = rbinom(n, 1, ifelse(case == 1, 0.70, 0.55)), age, bmd = round(rnorm(n, ifelse(case == 1, 0.82, 0.88) - 0.003 * (age - 62), 0.11), 3)) }
kernel <- switch(task,
  logistic = { set.seed(11); x <- matrix(rnorm(n * 10), n)
    d <- data.frame(y = rbinom(n, 1, plogis(-0.3 + x %*% seq(-0.5, 0.5, length.out = 10))), x)
    function() glm(y ~ ., binomial, d) },
  conditional = { suppressPackageStartupMessages(library(survival)); set.seed(12)
    a <- matrix(rnorm(n * 4), n); b <- matrix(rnorm(n * 4), n); first <- runif(n) < plogis((a - b) %*% c(0.5, -0.3, 0.2, 0.8))
    d <- data.frame(set = rep(seq_len(n), 2), case = c(as.integer(first), as.integer(!first)), rbind(a, b)); d <- d[order(d$set), ]
    function() clogit(case ~ X1 + X2 + X3 + X4 + strata(set), d, method = "exact") },
  delong = { suppressPackageStartupMessages(library(pROC)); set.seed(13); y <- rbinom(n, 1, 0.3); x <- rnorm(n, 0.8 * y)
    function() ci.auc(roc(y, x, levels = 0:1, direction = "<"), method = "delong") },
  optimism = { boot(); xi <- cbind(1, x)
    function() { o <- numeric(2000); for (b in 1:2000) { i <- sample.int(n, n, TRUE); f <- glm.fit(xi[i, ], y[i], family = binomial())
      o[b] <- auc(f$linear.predictors, y[i]) - auc(drop(xi %*% f$coefficients), y) }; mean(o) } },
  validate = { suppressPackageStartupMessages(library(rms)); d <- boot()
    function() { f <- lrm(y ~ X1 + X2 + X3 + X4, d, x = TRUE, y = TRUE); validate(f, B = 2000) } },
  table1 = { set.seed(15); g <- rbinom(n, 1, 0.1)
    numbers <- lapply(1:30, function(j) if (j %% 3 == 0) round(rlnorm(n, 0.02 * g), 1) else rnorm(n, 0.02 * g * j))
    levels <- lapply(1:20, function(j) sample.int(if (j <= 12) 2 else 2 + j %% 5, n, TRUE))
    function() { for (x in numbers) { a <- x[g == 1]; b <- x[g == 0]; t.test(a, b, var.equal = TRUE); t.test(a, b); wilcox.test(a, b, exact = FALSE)
        (mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2); quantile(a, 1:3 / 4); quantile(b, 1:3 / 4) }
      for (x in levels) { t <- table(x, g); chisq.test(t); if (nrow(t) == 2) fisher.test(t) } } },
  match = { suppressPackageStartupMessages(library(MatchIt)); d <- cohort(n, 10 * n)
    function() matchit(case ~ age + bmd, d, method = "nearest", distance = "mahalanobis", exact = ~sex, caliper = c(age = 5, bmd = 0.05), std.caliper = c(FALSE, FALSE)) },
  # n re-analyses: greedy matching, the tests of five variables, both models of four, the AUC.
  multiverse = { suppressPackageStartupMessages({ library(MatchIt); library(survival); library(pROC) }); d <- cohort(61, 1059)
    for (v in c("tfi", "mri", "multi", "cement")) d[[v]] <- rbinom(nrow(d), 1, ifelse(d$case == 1, 0.5, 0.25)); d$bmi <- rnorm(nrow(d), 24, 3.4)
    function() for (k in seq_len(n)) { m <- match.data(suppressWarnings(matchit(case ~ age + bmd, d, method = "nearest", distance = "mahalanobis", exact = ~sex,
        caliper = c(age = 5, bmd = 0.05), std.caliper = c(FALSE, FALSE), m.order = "random")))
      for (v in c("tfi", "mri", "multi", "cement")) suppressWarnings(chisq.test(table(m[[v]], m$case), correct = FALSE)); t.test(bmi ~ case, m)
      g <- glm(case ~ tfi + mri + multi + cement, binomial, m); summary(g); summary(clogit(case ~ tfi + mri + multi + cement + strata(subclass), m))
      ci.auc(roc(m$case, fitted(g), levels = 0:1, direction = "<")) } })
once <- system.time(kernel())[["elapsed"]]
times <- max(1, ceiling(0.3 / max(once, 0.001)))
for (repetition in 1:(if (once > 8) 3 else 5)) { gc(FALSE); cat(system.time(for (k in seq_len(times)) kernel())[["elapsed"]] / times, "\n") }
