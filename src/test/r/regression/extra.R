# Values the reference cases do not hold: intercept-corrected Firth risks, cluster-robust errors, linearity checks, separated logistic
# regression at its limits, selection by conditional likelihood. Writes src/test/resources/reference/regression/extra.csv. Run from the
# root of the project: Rscript src/test/r/regression/extra.R
suppressPackageStartupMessages({ library(survival); library(rms); library(brglm2) })
cases <- "src/test/resources/reference/cases"
GC <- glm.control(epsilon = 1e-15, maxit = 200)
out <- list()
put <- function(name, value) out[[length(out) + 1]] <<- data.frame(name = paste0(name, if (length(value) > 1) paste0("[", seq_along(value) - 1, "]")), value = sprintf("%.17g", value))
quiet <- suppressWarnings

# FLIC and FLAC from their definitions (Puhr and others 2017): no package needed but glm with weights and offset
firth <- function(X, y) {
  b <- rep(0, ncol(X))
  for (i in 1:20000) {
    p <- plogis(drop(X %*% b)); w <- p * (1 - p); h <- rowSums(qr.Q(qr(X * sqrt(w)))^2)
    s <- solve(crossprod(X * sqrt(w)), crossprod(X, y - p + h * (.5 - p))); s <- s * min(1, 5 / max(abs(s))); b <- b + drop(s)
    if (max(abs(s)) < 1e-14) break
  }
  p <- plogis(drop(X %*% b)); list(b = b, h = rowSums(qr.Q(qr(X * sqrt(p * (1 - p))))^2))
}
e <- read.csv(file.path(cases, "firth_endometrial/data.csv")); X <- cbind(1, e$NV, e$PI, e$EH); f <- firth(X, e$HG)
flic <- glm(e$HG ~ 1, offset = drop(X[, -1] %*% f$b[-1]), family = binomial, control = GC)
put("flic", c(coef(flic), f$b[-1])); put("flic.mean", mean(fitted(flic)))
n <- nrow(e); A <- data.frame(rbind(X, X, X)[, -1], g = rep(0:1, c(n, 2 * n)), y = c(e$HG, e$HG, 1 - e$HG), w = c(rep(1, n), f$h / 2, f$h / 2))
flac <- quiet(glm(y ~ X1 + X2 + X3 + g, binomial, A, weights = w, control = GC))
put("flac", coef(flac)[1:4]); put("flac.mean", mean(fitted(flac)[1:n]))

# cluster-robust: rms::robcov has no small-sample factor
s <- read.csv(file.path(cases, "logit_pairs122/data.csv"))
m <- glm(case ~ bmd + crp + steroid, binomial, s, control = GC)
u <- rowsum(model.matrix(m) * (s$case - fitted(m)), s$pair); V <- vcov(m) %*% crossprod(u) %*% vcov(m)
r <- robcov(lrm(case ~ bmd + crp + steroid, s, x = TRUE, y = TRUE), s$pair)
stopifnot(max(abs(vcov(r) / V - 1)) < 1e-3) # lrm stops earlier than glm here
put("robust.se", sqrt(diag(V))); put("robust.clusters", nrow(u))

# linearity in the logit
b <- MASS::birthwt
base <- glm(low ~ age + lwt + smoke, binomial, b, control = GC)
for (v in c("age", "lwt")) {
  x <- b[[v]]; k <- quantile(x, c(.05, .35, .65, .95)); S <- Hmisc::rcspline.eval(x, knots = k)
  bt <- update(base, . ~ . + I(x * log(x))); sp <- update(base, . ~ . + S)
  put(paste0("boxTidwell.", v), deviance(base) - deviance(bt)); put(paste0("spline.", v), deviance(base) - deviance(sp)); put(paste0("knots.", v), unname(k))
}

# separation: the finite terms and the likelihood at their limit are those of the rows that still count
keep <- e$NV == 0; l <- glm(HG ~ PI + EH, binomial, e[keep, ], control = GC)
put("limit.b", coef(l)); put("limit.se", sqrt(diag(vcov(l)))); put("limit.logLik", as.numeric(logLik(l)))
put("limit.nv.lr", 2 * (as.numeric(logLik(l)) - as.numeric(logLik(glm(HG ~ PI + EH, binomial, e, control = GC)))))

# backward elimination by conditional likelihood ratio
i <- read.csv(file.path(cases, "clogit_infert/data.csv")); cc <- coxph.control(eps = 1e-14, iter.max = 100)
ll <- function(vars) if (length(vars)) clogit(as.formula(paste("case ~", paste(vars, collapse = "+"), "+ strata(stratum)")), i, control = cc)$loglik[2] else clogit(case ~ spontaneous + strata(stratum), i)$loglik[1]
vars <- c("spontaneous", "induced", "parity", "age"); vars <- setdiff(vars, c("age", "parity")); all <- c("spontaneous", "induced")
put("clogit.drop.spontaneous", 2 * (ll(all) - ll("induced"))); put("clogit.drop.induced", 2 * (ll(all) - ll("spontaneous")))
f1 <- clogit(case ~ spontaneous + strata(stratum), i, control = cc); put("clogit.enter.spontaneous", f1$score)
a1 <- clogit(case ~ spontaneous + induced + strata(stratum), i, init = c(coef(f1), 0), control = coxph.control(iter.max = 0)); put("clogit.enter.induced", a1$score)

head <- c(paste("#", R.version.string), paste("# survival", packageVersion("survival"), "rms", packageVersion("rms"), "brglm2", packageVersion("brglm2"), "Hmisc", packageVersion("Hmisc")), "# made by src/test/r/regression/extra.R")
rows <- do.call(rbind, out)
writeLines(c(head, "name,value", paste(rows$name, rows$value, sep = ",")), "src/test/resources/reference/regression/extra.csv")
