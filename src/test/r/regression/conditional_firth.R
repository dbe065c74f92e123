# Conditional logistic regression with Firth's penalty: the maximum of log L(b) + 1/2 log det I(b), with L the exact conditional
# likelihood over all subsets of a set and I its information, the covariance of the subsets' column totals. No package has it, so
# each set's subsets are listed and the sum is maximised by optim with numDeriv's gradient; profile limits by uniroot.
# Run from the project's root: Rscript src/test/r/regression/conditional_firth.R

dir <- "src/test/resources/reference/regression"

penalised <- function(X, y, set) {
  sets <- lapply(split(seq_along(y), set), function(rows) {
    subsets <- combn(length(rows), sum(y[rows]))
    totals <- t(apply(subsets, 2, function(s) colSums(X[rows[s], , drop = FALSE])))
    if (ncol(X) == 1) totals <- matrix(totals, ncol = 1)
    list(totals = totals, observed = colSums(X[rows[y[rows] == 1], , drop = FALSE]))
  })
  parts <- function(b) {
    value <- 0
    information <- matrix(0, length(b), length(b))
    for (s in sets) {
      eta <- drop(s$totals %*% b)
      top <- max(eta)
      w <- exp(eta - top)
      value <- value + sum(s$observed * b) - top - log(sum(w))
      w <- w / sum(w)
      centred <- sweep(s$totals, 2, colSums(w * s$totals))
      information <- information + crossprod(centred, w * centred)
    }
    list(value = value, information = information)
  }
  objective <- function(b) {
    p <- parts(b)
    value <- -(p$value + determinant(p$information)$modulus[1] / 2)
    if (is.finite(value)) value else 1e6
  }
  maximise <- function(f, start) {
    if (length(start) == 0) return(list(at = start, value = -f(start)))
    gradient <- function(b) numDeriv::grad(f, b)
    for (turn in 1:3) {
      m <- optim(start, f, gradient, method = "BFGS", control = list(reltol = 1e-16, maxit = 500))
      start <- m$par
    }
    list(at = m$par, value = -m$value)
  }
  k <- ncol(X)
  full <- maximise(objective, rep(0, k))
  information <- parts(full$at)$information
  held <- function(j, v) maximise(function(rest) { b <- numeric(k); b[j] <- v; b[-j] <- rest; objective(b) }, full$at[-j])$value
  se <- sqrt(diag(solve(information)))
  lr <- sapply(seq_len(k), function(j) 2 * (full$value - held(j, 0)))
  limit <- function(j, way) uniroot(function(v) 2 * (full$value - held(j, v)) - qchisq(0.95, 1),
                                    sort(full$at[j] + way * c(1e-6, 2) * se[j]), extendInt = "yes", tol = 1e-11)$root
  list(b = full$at, se = se, penalised = full$value, logLik = parts(full$at)$value, lr = lr,
       low = sapply(seq_len(k), limit, -1), high = sapply(seq_len(k), limit, 1),
       global = 2 * (full$value + objective(rep(0, k))))
}

rows <- NULL
data <- NULL
case <- function(name, X, y, set) {
  p <- penalised(X, y, set)
  rows <<- rbind(rows, data.frame(case = name, term = colnames(X), b = p$b, se = p$se, lr = p$lr, low = p$low, high = p$high,
                                  penalised = p$penalised, logLik = p$logLik, global = p$global))
  second <- if (ncol(X) > 1) X[, 2] else NA
  data <<- rbind(data, data.frame(case = name, set = set, y = y, x1 = X[, 1], x2 = second))
}

# Every set that tells points one way: one case to three controls, the case alone exposed in three sets, one control with it in three, two in two.
one <- data.frame(set = rep(1:8, each = 4), y = rep(c(1, 0, 0, 0), 8))
case("one-way", cbind(x1 = c(rep(c(1, 0, 0, 0), 3), rep(c(1, 0, 0, 1), 3), rep(c(1, 0, 1, 1), 2))), one$y, one$set)

# Pairs, and sets of any numbers of cases and controls; the values are made by a rule, so that anybody can make them again.
pairs <- data.frame(set = rep(1:15, each = 2), y = rep(c(1, 0), 15))
i <- seq_len(nrow(pairs))
case("pairs", cbind(x1 = (i * 7) %% 11 / 2, x2 = as.numeric((i * 5) %% 7 < 3)), pairs$y, pairs$set)
size <- rep(c(3, 4, 5, 6), 4)
cases <- rep(c(1, 2, 3, 2), 4)
many <- do.call(rbind, lapply(seq_along(size), function(s) data.frame(set = s, y = rep(1:0, c(cases[s], size[s] - cases[s])))))
i <- seq_len(nrow(many))
case("many", cbind(x1 = (i * 13) %% 17 / 4, x2 = as.numeric((i * 3) %% 5 < 2)), many$y, many$set)
separated <- many
case("separated", cbind(x1 = (i * 13) %% 17 / 4, x2 = as.numeric(many$y == 1 & i %% 3 == 0)), separated$y, separated$set)

number <- function(d) { for (n in names(d)) if (is.numeric(d[[n]])) d[[n]] <- format(d[[n]], digits = 12, trim = TRUE); d }
write.csv(number(rows), file.path(dir, "conditional_firth.csv"), row.names = FALSE, quote = FALSE)
write.csv(data, file.path(dir, "conditional_firth_data.csv"), row.names = FALSE, quote = FALSE, na = "")
