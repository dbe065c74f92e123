# Upper tails of the studentized range, as StudentizedRangeTest holds them: Rscript studentized_range.R > FILE.
# R 4.2.2. "r" is ptukey(q, k, df, lower.tail = FALSE); it is wrong in the fourth digit at 2 degrees of freedom (of two
# groups the law is Student's: 2 * pt(-q / sqrt(2), df)) and good to about 1e-9 from 5 on. "p" is the same double
# integral by integrate() on the upper tail itself.
upper <- function(q, k, df) {
  inner <- function(w) vapply(w, function(w) {
    f <- function(z) k * dnorm(z) * pnorm(z)^(k - 1) * -expm1((k - 1) * log1p(-pnorm(z - w) / pnorm(z)))
    knots <- c(-9, -4, 0, w / 2 - 2, w / 2, w / 2 + 2, w / 2 + 5, w / 2 + 9)
    knots <- sort(unique(knots[knots >= -9]))
    sum(mapply(function(a, b) integrate(f, a, b, rel.tol = 1e-11, abs.tol = 0, stop.on.error = FALSE)$value,
               head(knots, -1), knots[-1]))
  }, 0)
  if (is.infinite(df)) return(inner(q))
  # the estimate over the standard deviation on the log scale, around the place where the integrand is largest
  g <- function(t) exp(log(2) + (df / 2) * log(df / 2) - lgamma(df / 2) + df * t - df * exp(2 * t) / 2) * inner(q * exp(t))
  mode <- log(df / (df + q^2 / 2)) / 2
  sd <- 1 / sqrt(2 * df)
  left <- max(12 * sd, 40 / df)
  knots <- mode + c(-left, -left / 2, -4 * sd, -2 * sd, 0, 2 * sd, 4 * sd, 8 * sd, 14 * sd)
  knots <- sort(unique(knots))
  sum(mapply(function(a, b) integrate(g, a, b, rel.tol = 1e-10, abs.tol = 0, stop.on.error = FALSE)$value,
             head(knots, -1), knots[-1]))
}
cat("q,groups,df,r,p\n")
for (k in c(2, 3, 6, 20, 50))
  for (df in c(2, 3.7, 5, 12, 40.25, 1000, Inf))
    for (q in c(0.1, 1, 2.5, 4, 6, 15))
      cat(q, k, df, sprintf("%.16g", ptukey(q, k, df, lower.tail = FALSE)), sprintf("%.16g", upper(q, k, df)), sep = ",", fill = TRUE)
