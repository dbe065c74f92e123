# Intervals of prediction: prints what IntervalsTest holds. R 4.2.2.
show <- function(...) print(c(...), digits = 15)
cases <- c(9, 8, 7, 7, 5, 4, 3); controls <- c(6, 5, 3, 3, 2, 2, 1, 1, 1, 0)
# Predictive values at a prevalence of 0.1 of the rule >= 4 (best by Youden), logit intervals (Mercaldo, Lau, Zhou 2007, doi:10.1002/sim.2677).
se <- mean(cases >= 4); sp <- mean(controls < 4); pi <- 0.1; n1 <- 7; n0 <- 10; z <- qnorm(0.975)
ppv <- se * pi / (se * pi + (1 - sp) * (1 - pi)); npv <- sp * (1 - pi) / (sp * (1 - pi) + (1 - se) * pi)
vp <- (1 - se) / se / n1 + sp / (1 - sp) / n0; vn <- se / (1 - se) / n1 + (1 - sp) / sp / n0
show(ppv, plogis(qlogis(ppv) + c(-1, 1) * z * sqrt(vp)))
show(npv, plogis(qlogis(npv) + c(-1, 1) * z * sqrt(vn)))
# Calibration slope and its Wald interval.
p <- c(0.1, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9); y <- c(0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1)
m <- glm(y ~ qlogis(p), binomial, control = glm.control(epsilon = 1e-14))
m <- update(m, start = coef(m))  # a glm reports the standard errors of the step before its last
s <- sqrt(diag(vcov(m)))
show(coef(m)[2], s, coef(m)[2] + c(-1, 1) * z * s[2])
# Weighted AUC with the variance of weighted placements.
w1 <- c(1, 2, 1, 3, 1, 2, 1); w0 <- c(5, 1, 2, 4, 3, 1, 2, 2, 6, 1)
k <- outer(cases, controls, function(a, b) (a > b) + (a == b) / 2)
auc <- sum(outer(w1, w0) * k) / sum(w1) / sum(w0)
v1 <- drop(k %*% w0) / sum(w0); v0 <- drop(w1 %*% k) / sum(w1)
sd <- sqrt(sum((w1 * (v1 - auc))^2) / sum(w1)^2 * 7 / 6 + sum((w0 * (v0 - auc))^2) / sum(w0)^2 * 10 / 9)
show(auc, sd, auc + c(-1, 1) * z * sd)
show(sum(w1)^2 / sum(w1^2), sum(w0)^2 / sum(w0^2))
