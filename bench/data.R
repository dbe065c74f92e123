# Writes the data of the comparison as CSV: Rscript data.R FOLDER. Needs data.table.
suppressPackageStartupMessages(library(data.table))
folder <- commandArgs(TRUE)[1]
write <- function(d, name) fwrite(d, file.path(folder, name), na = "")

set.seed(11); n <- 1e6
x <- matrix(rnorm(n * 10), n, dimnames = list(NULL, paste0("x", 1:10)))
write(data.frame(y = rbinom(n, 1, plogis(-0.3 + x %*% seq(-0.5, 0.5, length.out = 10))), round(x, 6)), "logistic.csv")

set.seed(12); sets <- 1e5; beta <- c(0.5, -0.3, 0.2, 0.8)
a <- matrix(rnorm(sets * 4), sets); b <- matrix(rnorm(sets * 4), sets)
first <- runif(sets) < plogis((a - b) %*% beta)
d <- data.frame(set = rep(seq_len(sets), 2), case = c(as.integer(first), as.integer(!first)), round(rbind(a, b), 6))
write(setNames(d, c("set", "case", paste0("x", 1:4))), "conditional.csv")

set.seed(13); y <- rbinom(n, 1, 0.3)
write(data.frame(y, x = round(rnorm(n, 0.8 * y), 6)), "roc.csv")

set.seed(15); n <- 1e5; g <- rbinom(n, 1, 0.1)
numeric <- lapply(1:30, function(j) if (j %% 3 == 0) round(rlnorm(n, 0.02 * g), 1) else round(rnorm(n, 0.02 * g * j), 6))
levels <- lapply(1:20, function(j) if (j <= 12) rbinom(n, 1, 0.3 + 0.01 * g) else sample(letters[1:(2 + j %% 5)], n, TRUE))
write(as.data.frame(c(list(g = g), setNames(numeric, paste0("num", 1:30)), setNames(levels, paste0("cat", 1:20)))), "table1.csv")

set.seed(20240601); n <- 1.1e5; case <- rep(c(1L, 0L), c(1e4, 1e5))
sex <- rbinom(n, 1, ifelse(case == 1, 0.70, 0.55))
age <- round(rnorm(n, ifelse(case == 1, 66, 62), 9), 1)
bmd <- round(rnorm(n, ifelse(case == 1, 0.82, 0.88) - 0.003 * (age - 62), 0.11), 3)
d <- data.frame(id = seq_len(n), case, sex = c("M", "F")[sex + 1], age, bmd)
write(d[sample.int(n), ], "match.csv")
