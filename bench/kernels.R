# Times one kernel of R: Rscript kernels.R TASK SIZE. Prints the elapsed seconds of each of a few repetitions, one a line; what is
# too quick for the clock is done again and again and divided.
task <- commandArgs(TRUE)[1]; n <- as.numeric(commandArgs(TRUE)[2])
auc <- function(score, y) { r <- rank(score); n1 <- sum(y); (sum(r[y == 1]) - n1 * (n1 + 1) / 2) / n1 / (length(y) - n1) }
boot <- function() { set.seed(14); x <<- matrix(rnorm(n * 4), n); y <<- rbinom(n, 1, plogis(x %*% c(0.6, -0.4, 0.3, 0))); data.frame(y, x) }
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
    function() { f <- lrm(y ~ X1 + X2 + X3 + X4, d, x = TRUE, y = TRUE); validate(f, B = 2000) } })
once <- system.time(kernel())[["elapsed"]]
times <- max(1, ceiling(0.3 / max(once, 0.001)))
for (repetition in 1:(if (once > 8) 3 else 5)) { gc(FALSE); cat(system.time(for (k in seq_len(times)) kernel())[["elapsed"]] / times, "\n") }
