# Which seeds of examples/pvp-residual-pain show what the paper shows. Run from the project's folder:
#   Rscript src/test/r/choose-seed.R FIRST LAST
# For each seed it draws the cohort, runs the study and reads results.json. Needs jsonlite.
range <- as.integer(commandArgs(TRUE))
example <- "examples/pvp-residual-pain"
factors <- c("tfi", "mri_fluid", "multi_level", "poor_cement")
folder <- tempfile("seed")
dir.create(folder)
invisible(file.copy(file.path(example, c("study.yaml", "published.yaml")), folder))
plan <- file.path(folder, "study.yaml")
run <- function(...) system2("./counterpart", c(...), stdout = FALSE) == 0
# A number that does not exist is null in the JSON.
number <- function(x) if (is.null(x)) NA_real_ else as.numeric(x)
for (seed in seq(range[1], range[2])) {
  drawn <- run("simulate", plan, "-o", file.path(folder, "cohort.csv"), "--seed", seed, "--force", "--quiet")
  if (!drawn || !run("run", plan, "-o", file.path(folder, "output"), "--force", "--quiet")) {
    cat(seed, "failed\n")
    next
  }
  r <- jsonlite::read_json(file.path(folder, "output", "results.json"))
  p <- vapply(r$univariate$rows, function(row) number(row$p), 0)
  names(p) <- vapply(r$univariate$rows, function(row) row$variable, "")
  model <- function(name) {
    terms <- Filter(function(t) t$term %in% factors, r$models[[name]]$terms)
    vapply(terms, function(t) number(t$p), 0)
  }
  u <- model("unconditional")
  k <- model("conditional")
  others <- p[setdiff(names(p), factors)]
  good <- r$matching$matchedCases == 61 && all(p[factors] < 0.05) && all(others >= 0.05) &&
    length(u) == 4 && all(u < 0.05) && length(k) == 4 && all(k < 0.05)
  cat(seed, "matched", r$matching$matchedCases, "univariate", signif(p[factors], 2), "others", signif(others, 2),
      "unconditional", signif(u, 2), "conditional", signif(k, 2), if (isTRUE(good)) "GOOD", "\n")
}
