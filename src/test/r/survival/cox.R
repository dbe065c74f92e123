# Proportional hazards regression as survival gives it: coxph with both treatments of ties, strata and clusters, cox.zph with
# transform = "km", concordance with its standard error. Writes the data (contrasts and spline columns ready made), the cases and
# the expected numbers.
# Run from the project's root: Rscript src/test/r/survival/cox.R
suppressPackageStartupMessages({library(survival); library(rms)})
dir <- "src/test/resources/reference/survival"
out <- file(file.path(dir, "cox.csv"), "w")
writeLines(sprintf("# R %s, survival %s, rms %s; made by src/test/r/survival/cox.R", getRversion(), packageVersion("survival"),
                   packageVersion("rms")), out)
writeLines("case,quantity,name,value", out)
cases <- file(file.path(dir, "cases.csv"), "w")
writeLines(sprintf("# made by src/test/r/survival/cox.R; columns of one term are joined by +, terms divided by a space"), cases)
writeLines("case,data,terms,ties,strata,cluster", cases)
number <- function(v) ifelse(is.na(v), "NaN", sprintf("%.17g", v))
put <- function(case, quantity, name, value)
  writeLines(sprintf("%s,%s,%s,%s", case, quantity, name, number(value)), out)
data <- function(name, d) write.csv(d, file.path(dir, paste0(name, ".csv")), row.names = FALSE, quote = FALSE)

one <- function(case, name, terms, ties = "efron", strata = "", cluster = "", turn = NULL) {
  d <- read.csv(file.path(dir, paste0(name, ".csv")))
  groups <- strsplit(strsplit(terms, " ")[[1]], "+", fixed = TRUE)
  for (i in seq_along(groups)) d[[paste0("M", i)]] <- as.matrix(d[groups[[i]]])
  parts <- paste0("M", seq_along(groups))
  formula <- function(parts) as.formula(paste("Surv(time, status) ~", paste(c(if (length(parts)) parts else "1",
    if (nzchar(strata)) sprintf("strata(%s)", strata)), collapse = " + ")))
  control <- coxph.control(eps = 1e-14, iter.max = 200, toler.chol = 1e-15)
  fit <- function(parts) coxph(formula(parts), d, ties = ties, control = control)
  f <- fit(parts)
  columns <- unlist(groups)
  naive <- f$var
  if (!is.null(turn)) {
    # Nearly collinear columns: the model of other columns of the same span, and its coefficients turned, as coxph itself loses
    # digits.
    own <- d
    for (i in seq_along(groups)) d[[paste0("M", i)]] <- as.matrix(d[strsplit(turn$terms, " ")[[1]][i]])
    t <- fit(parts)
    whole <- cox.zph(t, transform = "km")$table["GLOBAL", "chisq"]
    d <- own
    naive <- turn$to %*% t$var %*% t(turn$to)
    f$coefficients <- setNames(drop(turn$to %*% coef(t)), names(coef(f)))
  }
  if (nzchar(cluster)) {
    d$group <- d[[cluster]]
    r <- coxph(formula(parts), d, ties = ties, control = control, cluster = group)
    robust <- r$var
  }
  known <- which(!is.na(coef(f)))
  for (j in seq_along(columns)) {
    put(case, "b", columns[j], coef(f)[[j]])
    put(case, "se", columns[j], if (j %in% known) sqrt(naive[j, j]) else NA)
    if (nzchar(cluster)) put(case, "robust", columns[j], sqrt(robust[j, j]))
  }
  put(case, "n", "", f$n); put(case, "events", "", f$nevent)
  put(case, "logLik", "", f$loglik[length(f$loglik)]); put(case, "nullLogLik", "", f$loglik[1])
  put(case, "lr", "", 2 * diff(f$loglik)); put(case, "score", "", f$score)
  put(case, "wald", "", if (is.null(turn)) sum(coef(f)[known] * solve(naive[known, known], coef(f)[known])) else t$wald.test)
  if (nzchar(cluster)) put(case, "robustWald", "", sum(coef(f)[known] * solve(robust[known, known], coef(f)[known])))
  for (i in seq_along(groups)) {
    reduced <- fit(parts[-i])
    put(case, "termLr", i, 2 * (f$loglik[2] - reduced$loglik[length(reduced$loglik)]))
  }
  zph <- cox.zph(f, transform = "km")$table
  if (!is.null(turn)) zph["GLOBAL", "chisq"] <- whole
  for (i in seq_len(nrow(zph))) {
    put(case, "zph", if (i < nrow(zph)) i else "global", zph[i, "chisq"])
    put(case, "zphDf", if (i < nrow(zph)) i else "global", zph[i, "df"])
  }
  c <- if (nzchar(cluster)) concordance(r) else concordance(f)
  put(case, "concordance", "", c$concordance); put(case, "concordanceSe", "", sqrt(c$var))
  n <- if (is.matrix(c$count)) colSums(c$count) else c$count
  put(case, "concordant", "", n[["concordant"]]); put(case, "discordant", "", n[["discordant"]]); put(case, "tied", "", n[["tied.x"]])
  writeLines(paste(case, name, terms, ties, strata, cluster, sep = ","), cases)
}

l <- na.omit(survival::lung[c("time", "status", "age", "sex", "ph.ecog", "wt.loss", "inst")])
l <- l[l$ph.ecog < 3, ]
bent <- rcspline.eval(l$age, nk = 4, inclx = TRUE)
data("lung", data.frame(time = l$time, status = l$status - 1, age = l$age, sex = l$sex - 1, ecog1 = as.integer(l$ph.ecog == 1),
  ecog2 = as.integer(l$ph.ecog == 2), loss = l$wt.loss, inst = l$inst, age1 = sprintf("%.17g", bent[, 2]),
  age2 = sprintf("%.17g", bent[, 3]), lossPerSd = sprintf("%.17g", l$wt.loss / sd(l$wt.loss)), far = l$age * 1000 + 1e5))
one("lung", "lung", "age sex ecog1+ecog2 loss")
one("lung-breslow", "lung", "age sex ecog1+ecog2 loss", "breslow")
one("lung-strata", "lung", "age ecog1+ecog2 loss", strata = "sex")
one("lung-many-strata", "lung", "age sex ecog1+ecog2", strata = "inst")
one("lung-cluster", "lung", "age sex ecog1+ecog2 loss", cluster = "inst")
one("lung-spline", "lung", "age+age1+age2 sex")
one("lung-scales", "lung", "lossPerSd sex far")

# The same patients, and those who lack a value, as a study's file.
d <- survival::lung
d <- d[!is.na(d$inst) & (is.na(d$ph.ecog) | d$ph.ecog < 3), ]
write.csv(data.frame(id = seq_len(nrow(d)), days = d$time, status = d$status, died = d$status - 1, age = d$age,
  sex = c("male", "female")[d$sex], ecog = d$ph.ecog, loss = d$wt.loss, inst = d$inst),
  "src/test/resources/designs/lung.csv", row.names = FALSE, quote = FALSE, na = "")

v <- survival::veteran
data("veteran", data.frame(time = v$time, status = v$status, trt = v$trt - 1, small = as.integer(v$celltype == "smallcell"),
  adeno = as.integer(v$celltype == "adeno"), large = as.integer(v$celltype == "large"), cell = as.integer(v$celltype),
  karno = v$karno, diagtime = v$diagtime, age = v$age, prior = v$prior / 10))
one("veteran", "veteran", "trt small+adeno+large karno diagtime age prior")
one("veteran-breslow", "veteran", "trt small+adeno+large karno", "breslow")
one("veteran-strata", "veteran", "trt karno prior", strata = "cell")
one("veteran-strata-breslow", "veteran", "trt karno prior", "breslow", strata = "cell")
one("veteran-constant", "veteran", "trt karno cell", strata = "cell")

r <- survival::rats
data("rats", data.frame(time = r$time, status = r$status, rx = r$rx, male = as.integer(r$sex == "m"), litter = r$litter))
one("rats", "rats", "rx", cluster = "litter", strata = "male")
one("rats-breslow", "rats", "rx male", "breslow", cluster = "litter")

set.seed(20)
n <- 300; x <- round(rnorm(n), 2); z <- rbinom(n, 1, .4); w <- round(rnorm(n), 1)
t <- pmin(ceiling(rexp(n, .25 * exp(.5 * x - .7 * z))), 6)
data("ties", data.frame(time = t - 1, status = as.integer(t < 6 & runif(n) < .85), x = x, z = z, w = w, site = (1:n * 7) %% 23,
  near = sprintf("%.17g", x + 1e-4 * w)))
one("ties", "ties", "x z w")
one("ties-breslow", "ties", "x z w", "breslow")
one("ties-cluster", "ties", "x z w", cluster = "site")
one("ties-cluster-breslow", "ties", "x z w", "breslow", cluster = "site")
one("ties-strata-cluster", "ties", "x w", strata = "z", cluster = "site")
one("ties-near", "ties", "x near z", turn = list(terms = "x w z", to = rbind(c(1, -1e4, 0), c(0, 1e4, 0), c(0, 0, 1))))

data("tiny", data.frame(time = c(1, 2, 2, 3, 4, 5, 6, 6, 8), status = c(1, 1, 0, 1, 1, 0, 1, 1, 0), x = c(3, 1, 2, 2, 0, 1, 2, 0, 1),
  z = c(0, 1, 0, 1, 1, 0, 0, 1, 0)))
one("tiny", "tiny", "x z")
one("tiny-breslow", "tiny", "x", "breslow")

# Rounding of a computed time makes no event earlier: 0.3 and 0.1 + 0.2 are one.
data("rounded", data.frame(time = sprintf("%.17g", c(.3, .1 + .2, .7, .4 + .3, 1, 1.2, .8, 1 - .2, .5, .9)),
  status = c(1, 1, 1, 0, 1, 0, 1, 1, 1, 1), x = c(1.2, .3, .4, 1, 2, .1, 0, 1.1, .9, .2)))
one("rounded", "rounded", "x")
close(out); close(cases)
