# What a user of R would run for one task: Rscript peer.R TASK FOLDER. Reads with fread, the fastest reader R has.
suppressPackageStartupMessages(library(data.table))
task <- commandArgs(TRUE)[1]
d <- as.data.frame(fread(file.path(commandArgs(TRUE)[2], paste0(task, ".csv"))))
switch(task,
  logistic = print(summary(glm(y ~ ., binomial, d))),
  conditional = { suppressPackageStartupMessages(library(survival)); print(summary(clogit(case ~ x1 + x2 + x3 + x4 + strata(set), d))) },
  roc = { suppressPackageStartupMessages(library(pROC)); r <- roc(d$y, d$x, levels = 0:1, direction = "<"); print(ci.auc(r)); print(coords(r, "best")) },
  table1 = for (v in names(d)[-1]) {
    if (startsWith(v, "num")) {
      a <- d[[v]][d$g == 1]; b <- d[[v]][d$g == 0]
      print(c(t.test(a, b, var.equal = TRUE)$p.value, t.test(a, b)$p.value, wilcox.test(a, b, exact = FALSE)$p.value,
        (mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2), quantile(a, 1:3 / 4), quantile(b, 1:3 / 4)))
    } else {
      t <- table(d[[v]], d$g); print(chisq.test(t)$p.value); if (nrow(t) == 2) print(fisher.test(t)$p.value)
    }
  },
  match = { suppressPackageStartupMessages(library(MatchIt))
    m <- matchit(case ~ age + bmd, d, method = "nearest", distance = "mahalanobis", exact = ~sex, caliper = c(age = 5, bmd = 0.05), std.caliper = c(FALSE, FALSE))
    print(summary(m)$nn) })
