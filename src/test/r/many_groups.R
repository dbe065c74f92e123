# Several groups and square tables: prints what ManyGroupsTest holds. R 4.2.2; data sets of base R; coin is not needed.
show <- function(...) print(c(...), digits = 15)
g <- split(InsectSprays$count, InsectSprays$spray)   # six groups of 12, with ties
a <- anova(lm(count ~ spray, InsectSprays))
show(f = a$"F value"[1], df1 = a$Df[1], df2 = a$Df[2], p = a$"Pr(>F)"[1])
k <- kruskal.test(g)
show(h = unname(k$statistic), df = unname(k$parameter), p = k$p.value)
# Stuart-Maxwell for the unaided distance vision of 7477 women (Stuart 1953), by its definition: d' S^-1 d.
n <- matrix(c(1520, 266, 124, 66, 234, 1512, 432, 78, 117, 362, 1772, 205, 36, 82, 179, 492), 4, byrow = TRUE)
d <- (rowSums(n) - colSums(n))[-4]
s <- (diag(rowSums(n) + colSums(n)) - n - t(n))[-4, -4]
x <- drop(d %*% solve(s) %*% d)
show(stuart = x, p = pchisq(x, 3, lower.tail = FALSE))
# Woolf's test of one odds ratio over the six departments of UCBAdmissions, by its definition.
u <- UCBAdmissions
l <- apply(u, 3, function(m) log(m[1, 1] * m[2, 2] / (m[1, 2] * m[2, 1])))
w <- apply(u, 3, function(m) 1 / sum(1 / m))
q <- sum(w * (l - weighted.mean(l, w))^2)
show(woolf = q, p = pchisq(q, 5, lower.tail = FALSE))
t <- prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82))   # smokers, from ?prop.test
show(trend = unname(t$statistic), p = t$p.value)
