# MatchIt and couplr on one cohort: Rscript bench/matching.R FOLDER, called by bench/matching.sh. A line a matcher: pairs,
# total distance, seconds, and whether shuffled rows have the same pairs. The distance is Counterpart's: the root of the
# sum of squared differences over the calipers' widths.
suppressPackageStartupMessages(library(MatchIt))
d <- read.csv(file.path(commandArgs(TRUE)[1], "cohort.csv")); d$a <- d$age / 5; d$b <- d$bmd / 0.05
total <- function(p) { i <- match(p$case, d$id); j <- match(p$control, d$id); sum(sqrt((d$a[i] - d$a[j])^2 + (d$b[i] - d$b[j])^2)) }
by.matchit <- function(d) {
  rownames(d) <- d$id
  m <- matchit(case ~ a + b, d, method = "nearest", distance = "euclidean", exact = ~sex, caliper = c(a = 1, b = 1), std.caliper = c(FALSE, FALSE))
  k <- m$match.matrix[!is.na(m$match.matrix[, 1]), 1]
  data.frame(case = as.integer(names(k)), control = as.integer(k))
}
by.couplr <- function(d) {
  m <- couplr::match_couples(d[d$case == 1, ], d[d$case == 0, ], vars = c("a", "b"), left_id = "id", right_id = "id",
    calipers = list(a = 1, b = 1), block_id = "sex")
  data.frame(case = as.integer(m$pairs$left_id), control = as.integer(m$pairs$right_id))
}
show <- function(name, by) {
  seconds <- system.time(p <- by(d))[["elapsed"]]; set.seed(7)
  again <- by(d[sample.int(nrow(d)), ]); key <- function(p) sort(paste(p$case, p$control))
  cat(sprintf("| %s | %d | %.3f | %.2f | %s |\n", name, nrow(p), total(p), seconds, if (identical(key(p), key(again))) "yes" else "no"))
}
show(paste("MatchIt", packageVersion("MatchIt"), "nearest"), by.matchit)
if (requireNamespace("couplr", quietly = TRUE)) show(paste("couplr", packageVersion("couplr")), by.couplr)
