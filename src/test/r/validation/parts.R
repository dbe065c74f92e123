# Reference of the parts of src/test/resources/validation: glm and pROC, the formulas of CalibrationCurves::val.prob.ci.2.
# Rscript src/test/r/validation/parts.R > src/test/resources/validation/reference.csv   (from the root of the project)
suppressPackageStartupMessages(library(pROC))
cat("# ", R.version.string, ", pROC ", as.character(packageVersion("pROC")), "\n", sep = "")
strict <- glm.control(epsilon = 1e-14, maxit = 100)
cat("plan,part,measure,value\n")
say <- function(plan, part, ...) {
  all <- list(...)
  for (what in names(all)) cat(plan, part, what, format(all[[what]], digits = 15), sep = c(",", ",", ",", "\n"))
}
part <- function(plan, name, y, lp, made = NA, prevalence = NA, calibrated = TRUE) {
  curve <- roc(y, signif(lp, 12), levels = c(0, 1), direction = "<", quiet = TRUE)
  ci <- ci.auc(curve)
  say(plan, name, n = length(y), events = sum(y), auc = as.numeric(auc(curve)), low = ci[1], high = ci[3])
  if (!calibrated) return(invisible())
  move <- 0; w <- rep(1, length(y))
  if (!is.na(prevalence)) {
    lp <- lp - qlogis(made) + qlogis(prevalence)
    move <- qlogis(mean(y)) - qlogis(prevalence)
    w <- ifelse(y == 1, prevalence / mean(y), (1 - prevalence) / (1 - mean(y)))
  }
  p <- plogis(lp); at <- rep(move, length(y))
  line <- coef(glm(y ~ lp, offset = at, family = binomial, control = strict))
  large <- coef(glm(y ~ 1, offset = lp + at, family = binomial, control = strict))
  say(plan, name, intercept = line[[1]], slope = line[[2]], inTheLarge = large[[1]],
      eo = sum(w * p) / sum(w * y), brier = sum(w * (y - p)^2) / sum(w))
}
births <- function(file) {
  d <- read.csv(file)
  d$race <- factor(d$race, c("white", "black", "other"))
  d
}
model <- low ~ lwt + race + smoke + ht
d <- births("examples/birthwt/cohort.csv")
young <- d$age < 24
fit <- glm(model, binomial, d[young, ], control = strict)
part("variable", "derivation", d$low[young], predict(fit))
part("variable", "validation", d$low[!young], predict(fit, d[!young, ]))
one <- births("src/test/resources/validation/first.csv")
two <- births("src/test/resources/validation/second-centre.csv")
fit <- glm(model, binomial, one, control = strict)
part("external", "derivation", one$low, predict(fit))
part("external", "validation", two$low, predict(fit, two))
# Who is in which part of a random split, the program decides: its ids stand in ids-*.csv.
e <- read.csv("examples/esophagus/cohort.csv")
for (v in c("age", "alcohol", "tobacco")) e[[v]] <- factor(e[[v]])
inside <- e$id %in% readLines("src/test/resources/validation/ids-random.txt")
fit <- glm(case ~ age + alcohol + tobacco, binomial, e[!inside, ], control = strict)
for (plan in c("random", "prevalence"))
  for (name in c("derivation", "validation")) {
    of <- if (name == "derivation") !inside else inside
    part(plan, name, e$case[of], predict(fit, e[of, ]), mean(e$case[!inside]),
         if (plan == "prevalence") 0.05 else NA, plan == "prevalence")
  }
