# Repeated measurements: mixed analysis of variance (type III), sphericity and Friedman's test.
suppressPackageStartupMessages(library(car))
repeated_case <- function(df, measures, group = NULL, tag = "m") {
  ok <- complete.cases(df[, c(measures, group)]); y <- as.matrix(df[ok, measures]); k <- ncol(y)
  y <- y - y[1, 1] # changes no test, and R keeps the digits of large numbers
  g <- if (is.null(group)) NULL else factor(df[[group]][ok])
  inp <- list(measures = I(measures), group = group, rows_used = nrow(y))
  time <- data.frame(time = factor(seq_len(k)))
  fit <- if (is.null(g)) lm(y ~ 1) else lm(y ~ g, contrasts = list(g = "contr.sum"))
  s <- summary(Anova(fit, idata = time, idesign = ~time, type = 3), multivariate = FALSE)
  u <- unclass(s$univariate.tests); adj <- s$pval.adjustments
  one <- function(row) c(list(ss = u[row, "Sum Sq"], df = u[row, "num Df"], error = u[row, "Error SS"], df2 = u[row, "den Df"],
    f = u[row, "F value"], p = u[row, "Pr(>F)"]), if (k > 2 && row %in% rownames(adj)) list(p_gg = adj[row, "Pr(>F[GG])"]))
  values <- list(time = one("time")); if (!is.null(g)) { values$group <- one("g"); values$interaction <- one("g:time") }
  if (k > 2) {
    values$epsilon_gg <- adj["time", "GG eps"]
    b <- if (is.null(g)) anova(lm(y ~ 1), lm(y ~ 0), X = ~1, test = "Spherical") else anova(fit, lm(y ~ 1), X = ~1, test = "Spherical")
    head <- attr(b, "heading"); eps <- function(what) as.numeric(sub(".*: *", "", grep(what, head, value = TRUE)[1]))
    m <- mauchly.test(fit, X = ~1); values$w <- unname(m$statistic)
    # mauchly.test has the number of times in one place of Box's second term where it is that of the contrasts (Anderson 2003, 10.7.4)
    box <- function(p, q, n, w) { rho <- 1 - (2 * p^2 + p + 2) / (6 * p * n); z <- -n * rho * log(w); f <- p * (p + 1) / 2 - 1
      w2 <- (p + 2) * (p - 1) * (p - 2) * (2 * p^3 + 6 * p^2 + 3 * q + 2) / (288 * (n * p * rho)^2)
      a <- pchisq(z, f, lower.tail = FALSE); a + w2 * (pchisq(z, f + 4, lower.tail = FALSE) - a) }
    check(paste("mauchly.test P", tag), box(k - 1, k, fit$df.residual, m$statistic), m$p.value, 1e-12)
    values$p_w <- unname(box(k - 1, k - 1, fit$df.residual, m$statistic))
    # R prints the factor of Huynh and Feldt to four digits only: its formula, held to the printed ones
    nu <- fit$df.residual; p <- k - 1; gg <- values$epsilon_gg; hf <- ((nu + 1) * p * gg - 2) / (p * (nu - p * gg))
    check(paste("anova.mlm epsilon", tag), c(eps("Greenhouse"), eps("Huynh")), c(gg, hf), 5e-4); values$epsilon_hf <- min(1, hf)
    row <- if (is.null(g)) "time" else "g:time"; check(paste("anova.mlm F", tag), b[2, "F"], u[row, "F value"], 1e-9)
    check(paste("anova.mlm P (G-G)", tag), b[2, "G-G Pr"], adj[row, "Pr(>F[GG])"], 1e-6)
  }
  add(paste0("anova:", tag), "repeated measures: analysis of variance", values, inp, "car::Anova(type = 3), stats::mauchly.test(X = ~1)", rtol = 1e-9, pk = "car",
    note = "time is tested on the unweighted mean of the groups; Huynh-Feldt as Lecoutre (1991)")
  for (l in if (is.null(g)) "all" else levels(g)) {
    f <- friedman.test(if (is.null(g)) y else y[g == l, ])
    add(paste0("friedman:", tag, ":", l), "repeated measures: Friedman", list(statistic = unname(f$statistic), df = unname(f$parameter), p = f$p.value),
      c(inp, list(level = l)), "friedman.test", rtol = 1e-10)
  }
}
# Matched pairs: group and time are both within the pair.
repeated_pairs <- function(df, first, second, tag) {
  y <- as.matrix(df[, c(first, second)]); k <- length(first); y <- y - y[1, 1]
  within <- data.frame(group = factor(rep(1:2, each = k)), time = factor(rep(seq_len(k), 2)))
  s <- summary(Anova(lm(y ~ 1), idata = within, idesign = ~group * time, type = 3), multivariate = FALSE)
  u <- unclass(s$univariate.tests); adj <- s$pval.adjustments
  one <- function(row) c(list(ss = u[row, "Sum Sq"], df = u[row, "num Df"], error = u[row, "Error SS"], df2 = u[row, "den Df"],
    f = u[row, "F value"], p = u[row, "Pr(>F)"]), if (k > 2 && row %in% rownames(adj)) list(p_gg = adj[row, "Pr(>F[GG])"]))
  add(paste0("pairs:", tag), "repeated measures: pairs", list(time = one("time"), group = one("group"), interaction = one("group:time")),
    list(first = I(first), second = I(second)), "car::Anova(lm(y ~ 1), idesign = ~group * time, type = 3)", rtol = 1e-9, pk = "car")
}
