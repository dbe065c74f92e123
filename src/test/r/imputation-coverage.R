# How often 95% intervals of mice hold the true log odds ratios, in the data sets that ImputationCoverageTest leaves in
# target/ when it runs in full:  Rscript src/test/r/imputation-coverage.R UNMATCHED [data sets]
# SETS are imputed in the wide form, a row for each set and a column for each member's variable, as Seaman and Keogh
# (2015) do.
suppressMessages({library(mice); library(survival)})
asked <- commandArgs(TRUE)
design <- asked[1]
most <- if (length(asked) > 1) as.integer(asked[2]) else Inf
truth <- c(exposed = 0.7, measured = 0.5, complete = -0.4)
all <- read.csv(file.path("target", paste0("imputation-coverage-", design, ".csv")))
held <- 0; bias <- 0; width <- 0; n <- 0
impute <- function(d, seed) {
  yes.no <- grepl("exposed", names(d))
  d[yes.no] <- lapply(d[yes.no], factor, levels = 0:1)
  mice(d, m = 20, maxit = 5, seed = seed, printFlag = FALSE)
}
number <- function(x) if (is.factor(x)) as.integer(as.character(x)) else x
pairs.of <- function(d) {
  stratum <- pmin(4, floor((rank(d$complete) - 1) * 5 / nrow(d)))
  free <- split(which(d$y == 0), factor(stratum[d$y == 0], 0:4))
  rows <- set <- integer()
  for (i in which(d$y == 1)) {
    s <- as.character(stratum[i])
    if (length(free[[s]])) {
      rows <- c(rows, i, free[[s]][1]); set <- c(set, rep(length(rows), 2)); free[[s]] <- free[[s]][-1]
    }
  }
  list(rows = rows, set = set)
}
for (i in unique(all$data)[seq_len(min(most, length(unique(all$data))))]) {
  d <- all[all$data == i, -1]
  if (design == "SETS") {
    d <- d[order(d$set, -d$y), ]
    d$member <- ave(d$y, d$set, FUN = seq_along)
    wide <- reshape(d[, c("set", "member", names(truth))], idvar = "set", timevar = "member", direction = "wide")
    made <- impute(wide[, -1], i)
    fits <- lapply(1:20, function(m) {
      one <- complete(made, m)
      long <- do.call(rbind, lapply(1:3, function(k) data.frame(set = wide$set, y = as.integer(k == 1),
        sapply(names(truth), function(v) number(one[[paste0(v, ".", k)]])))))
      clogit(y ~ exposed + measured + complete + strata(set), long)
    })
    df <- length(unique(d$set)) - 3
  } else {
    made <- impute(d[, c("y", names(truth))], i)
    chosen <- if (design == "COHORT") pairs.of(d)
    fits <- lapply(1:20, function(m) {
      one <- complete(made, m)
      one$exposed <- number(one$exposed)
      if (design == "COHORT") {
        one <- one[chosen$rows, ]; one$set <- chosen$set
        clogit(y ~ exposed + measured + complete + strata(set), one)
      } else glm(y ~ exposed + measured + complete, binomial, one)
    })
    df <- if (design == "COHORT") length(unique(chosen$set)) - 3 else nrow(d) - 4
  }
  for (v in names(truth)) {
    p <- pool.scalar(sapply(fits, function(f) coef(f)[v]), sapply(fits, function(f) vcov(f)[v, v]), n = df + 1, k = 1)
    reach <- qt(0.975, p$df) * sqrt(p$t)
    held[v] <- sum(held[v], abs(p$qbar - truth[v]) <= reach, na.rm = TRUE)
    bias[v] <- sum(bias[v], p$qbar - truth[v], na.rm = TRUE)
    width[v] <- sum(width[v], 2 * reach, na.rm = TRUE)
  }
  n <- n + 1
}
for (v in names(truth))
  cat(sprintf("%s %s: mice %.1f%% of %d, bias %.3f, width %.2f\n", design, v, 100 * held[v] / n, n, bias[v] / n,
    width[v] / n))
