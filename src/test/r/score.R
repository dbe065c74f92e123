# An integer score of the low birth weight data, everybody analysed: points, areas, DeLong's test. R 4.2.2, pROC.
suppressPackageStartupMessages(library(pROC))
d <- read.csv("examples/birthwt/cohort.csv", stringsAsFactors = FALSE)
d$any <- as.integer(d$ptl >= 1)
d$race <- factor(d$race, levels = c("white", "black", "other"))
d$group <- cut(d$lwt, c(-Inf, 110, 150, Inf), right = FALSE)
fit <- glm(low ~ group + race + smoke + any + ui, binomial, d, control = glm.control(epsilon = 1e-14, maxit = 100))
b <- coef(fit)[-1]
tell <- function(unit) {
  points <- sign(b) * floor(abs(b) / unit + 0.5)
  score <- drop(model.matrix(fit)[, -1] %*% points)
  model <- roc(d$low, fitted(fit), levels = c(0, 1), direction = "<", quiet = TRUE)
  own <- roc(d$low, score, levels = c(0, 1), direction = "<", quiet = TRUE)
  test <- roc.test(model, own, method = "delong", paired = TRUE)
  cat("unit", format(unit, digits = 15), "\npoints", points, "\n")
  cat("auc", format(c(auc(own), ci.auc(own, method = "delong")[c(1, 3)]), digits = 13), "\n")
  cat("difference", format(auc(model) - auc(own), digits = 13), "z", format(test$statistic, digits = 13),
      "p", format(test$p.value, digits = 13), "\n")
  print(table(score, d$low))
  n <- table(score)
  x <- tapply(d$low, score, sum)
  wilson <- t(sapply(seq_along(n), function(i) prop.test(x[i], n[i], correct = FALSE)$conf.int))
  print(cbind(n, x, share = x / n, wilson), digits = 13)
}
print(b, digits = 15)
tell(min(abs(b)))
tell(0.5)
# One resample, rows (i * i) mod 189 of the file: model and points made of it, tried on itself and on everybody.
rows <- ((0:188)^2 %% 189) + 1
again <- update(fit, data = d[rows, ])
b <- coef(again)[-1]
points <- sign(b) * floor(abs(b) / min(abs(b)) + 0.5)
score <- drop(model.matrix(fit)[, -1] %*% points)
area <- function(at)
  format(auc(d$low[at], score[at], levels = c(0, 1), direction = "<", quiet = TRUE), digits = 13)
cat("resample", points, "train", area(rows), "test", area(1:189), "\n")
