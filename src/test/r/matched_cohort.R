# A cohort in which the exposed are matched with unexposed on the propensity score: the low birth weight data, smoking
# the exposure. The pairs are made by the steps of nearest matching, the largest score first, within 0.2 SD of the
# logit. Of women alike in all four the first stays, so that no two are equally near. R 4.2.2, survival 3.5-3.
suppressPackageStartupMessages(library(survival))
d <- read.csv("examples/birthwt/cohort.csv", stringsAsFactors = FALSE)
d <- d[!duplicated(d[c("age", "lwt", "race", "smoke")]), ]
write.csv(d, "src/test/resources/designs/matched-cohort.csv", row.names = FALSE, quote = FALSE)
d$race <- factor(d$race, levels = c("white", "black", "other"))
d$any <- as.integer(d$ptl >= 1)
score <- predict(glm(smoke ~ age + lwt + race, data = d, family = binomial,
                     control = list(epsilon = 1e-14, maxit = 100)))
width <- 0.2 * sd(score)
exposed <- which(d$smoke == 1)
exposed <- exposed[order(score[exposed], decreasing = TRUE)]
left <- which(d$smoke == 0)
m <- NULL
for (i in exposed) {
  away <- abs(score[left] - score[i])
  if (min(away) <= width) {
    k <- which.min(away)
    stopifnot(sum(abs(away - away[k]) < 1e-9) == 1)
    m <- rbind(m, data.frame(row = c(i, left[k]), set = nrow(rbind(m, NA))))
    left <- left[-k]
  }
}
s <- d[m$row, ]
s$set <- m$set
cat("pairs", nrow(s) / 2, " sd", format(sd(score), digits = 15), " with the outcome", sum(s$low), "\n")
print(coef(glm(low ~ smoke + ui, data = s, family = binomial)), digits = 15)
print(coef(clogit(low ~ smoke + ui + strata(set), data = s, method = "exact")), digits = 15)
one <- s[order(s$set), ]
n <- table(one$any[one$smoke == 1], one$any[one$smoke == 0])
print(n)
cat("McNemar exact", format(binom.test(n[2, 1], n[1, 2] + n[2, 1])$p.value, digits = 15), "\n")
