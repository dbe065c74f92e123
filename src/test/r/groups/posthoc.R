# Pairwise comparisons of several groups, as PostHocTest holds them. Run in this folder: Rscript posthoc.R
# R 4.2.2, base R alone; data sets of base R. Writes groups_data.csv and posthoc.csv to src/test/resources/reference/groups.
to <- "../../resources/reference/groups"
exact <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
out <- data.frame()
add <- function(...) out <<- rbind(out, data.frame(...))
adjusted <- function(p) data.frame(bonferroni = p.adjust(p, "bonferroni"), holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH"))
pairs <- function(g) combn(levels(g), 2, simplify = FALSE)

# qtukey stops at four digits: the limits are those of ptukey's own 5%.
qtukey <- function(level, k, df)
  uniroot(function(q) ptukey(q, k, df, lower.tail = FALSE) - 1 + level, c(0.1, 50), tol = 1e-13)$root
numeric <- function(set, x, g) {
  k <- nlevels(g); n <- table(g); m <- tapply(x, g, mean); v <- tapply(x, g, var)
  all <- do.call(rbind, lapply(pairs(g), function(p) {
    a <- p[1]; b <- p[2]
    tukey <- TukeyHSD(aov(x ~ g))$g
    row <- if (paste0(b, "-", a) %in% rownames(tukey)) tukey[paste0(b, "-", a), ] else stop("pair")
    df <- sum(n) - k; mse <- sum((n - 1) * v) / df
    q <- (m[a] - m[b]) / sqrt(mse / 2 * (1 / n[a] + 1 / n[b]))
    # TukeyHSD gives b - a, and limits to the digits of qtukey
    half <- qtukey(0.95, k, df) * sqrt(mse / 2 * (1 / n[a] + 1 / n[b]))
    stopifnot(abs(c(-row["diff"] - half + row["upr"], -row["diff"] + half + row["lwr"])) < 1e-3 * half)
    one <- data.frame(method = "tukey", a = a, b = b, difference = -row["diff"], low = -row["diff"] - half, high = -row["diff"] + half,
                      statistic = q, df = df, p = 2 * pt(-abs(q) / sqrt(2), df), own = row["p adj"])
    t <- t.test(x[g == a], x[g == b])
    q <- t$statistic * sqrt(2)
    half <- qtukey(0.95, k, t$parameter) * sqrt((v[a] / n[a] + v[b] / n[b]) / 2)
    two <- data.frame(method = "games-howell", a = a, b = b, difference = m[a] - m[b], low = m[a] - m[b] - half,
                      high = m[a] - m[b] + half, statistic = q, df = t$parameter, p = t$p.value,
                      own = ptukey(abs(q), k, t$parameter, lower.tail = FALSE))
    r <- rank(x); N <- length(x); ties <- table(x)
    s <- sqrt((N * (N + 1) / 12 - sum(ties^3 - ties) / (12 * (N - 1))) * (1 / n[a] + 1 / n[b]))
    d <- mean(r[g == a]) - mean(r[g == b])
    three <- data.frame(method = "dunn", a = a, b = b, difference = d, low = NA, high = NA, statistic = d / s, df = NA,
                        p = 2 * pnorm(-abs(d / s)), own = NA)
    rbind(one, two, three)
  }))
  for (method in unique(all$method)) {
    rows <- all[all$method == method, ]
    add(set = set, rows, adjusted(rows$p))
  }
}

tables <- function(set, n) {   # n: categories by groups
  g <- factor(colnames(n), levels = colnames(n))
  rows <- do.call(rbind, lapply(pairs(g), function(p) {
    two <- n[, p]; two <- two[rowSums(two) > 0, , drop = FALSE]
    e <- suppressWarnings(chisq.test(two)$expected)
    if (nrow(two) == 2) {
      test <- if (sum(two) < 40 || min(e) < 1) "fisher" else if (min(e) < 5) "chi-square-yates" else "chi-square"
    } else test <- if (mean(e < 5) > 0.2 || min(e) < 1) "fisher" else "chi-square"
    t <- if (test == "fisher") fisher.test(two, workspace = 2e7) else suppressWarnings(chisq.test(two, correct = test == "chi-square-yates"))
    share <- n[2, p] / colSums(n[, p])
    data.frame(method = test, a = p[1], b = p[2], difference = if (nrow(n) == 2) share[1] - share[2] else NA,
               low = NA, high = NA, statistic = if (test == "fisher") NA else unname(t$statistic),
               df = if (test == "fisher") NA else unname(t$parameter), p = t$p.value, own = NA)
  }))
  add(set = set, rows, adjusted(rows$p))
}

numeric("chickwts", chickwts$weight, chickwts$feed)                       # six feeds, 10 to 14 chicks each
numeric("sprays", InsectSprays$count, InsectSprays$spray)                 # ties, unequal variances
numeric("plants", PlantGrowth$weight, PlantGrowth$group)                  # three groups of ten
tables("eyes", margin.table(HairEyeColor, c(2, 1)))                       # four by four
tables("gears", table(mtcars$gear, mtcars$cyl))                           # small: Fisher
tables("cars", table(mtcars$am, mtcars$cyl))                              # two categories, small
tables("admitted", margin.table(UCBAdmissions, c(1, 3)))                  # two categories, six departments

for (column in c("difference", "low", "high", "statistic", "df", "p", "own", "bonferroni", "holm", "bh")) out[[column]] <- exact(out[[column]])
write.csv(out, file.path(to, "posthoc.csv"), row.names = FALSE, quote = FALSE)
data <- rbind(data.frame(set = "chickwts", group = chickwts$feed, value = chickwts$weight),
              data.frame(set = "sprays", group = InsectSprays$spray, value = InsectSprays$count),
              data.frame(set = "plants", group = PlantGrowth$group, value = PlantGrowth$weight))
write.csv(data, file.path(to, "groups_data.csv"), row.names = FALSE, quote = FALSE)

w <- function(x, g) { t <- oneway.test(x ~ g); print(c(t$statistic, t$parameter, p = t$p.value), digits = 15) }
w(chickwts$weight, chickwts$feed); w(InsectSprays$count, InsectSprays$spray); w(PlantGrowth$weight, PlantGrowth$group)
