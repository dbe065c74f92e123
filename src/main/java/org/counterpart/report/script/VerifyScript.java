package org.counterpart.report.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.CaliperWidth;
import org.counterpart.prediction.Cutpoints;
import org.counterpart.prediction.RocAnalysis;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.Predictor;
import org.counterpart.regression.RegressionSummary;
import org.counterpart.study.StudyResult;
import org.counterpart.study.StudyResult.Marker;

/**
 * {@code verify.R}: re-does a study's tests, models and ROC analysis from {@code matched.csv} with base R, survival and pROC, and stops at
 * the first number that differs by more than 1e-6 relative. It holds the expected numbers, no patient.
 */
public final class VerifyScript {
    private final StudyResult result;
    private final RText r = new RText();

    private VerifyScript(StudyResult result) {
        this.result = result;
    }

    public static String of(StudyResult result, String version) {
        VerifyScript script = new VerifyScript(result);
        script.head(version);
        script.data();
        script.matching();
        new VerifyTests(result, script.r).write();
        script.crude();
        script.models();
        script.roc();
        script.r
                .section("Done")
                .line("cat(checked, \"numbers agree with those of Counterpart\", " + RText.quoted(version)
                        + ", \"\\n\")");
        return script.r.toString();
    }

    private void head(String version) {
        r.line(
                        "# Re-does the analysis of a matched case-control study from matched.csv, which lies beside this script, and stops at the")
                .line("# first number that differs by more than 1e-6 relative. Written by Counterpart " + version + ".")
                .line("# Needs R with survival and pROC. Run: Rscript verify.R")
                .line("")
                .line("suppressPackageStartupMessages({")
                .line("  library(survival)")
                .line("  library(pROC)")
                .line("})")
                .line("")
                .line("# The folder of this script, run by Rscript or by source().")
                .line("here <- sub(\"^--file=\", \"\", grep(\"^--file=\", commandArgs(FALSE), value = TRUE))")
                .line("if (length(here) == 0) here <- unlist(lapply(sys.frames(), function(frame) frame$ofile))")
                .line("here <- if (length(here) == 0) \".\" else dirname(here[length(here)])")
                .line("")
                .line("checked <- 0")
                .line("same <- function(what, expected, got, floor = 1e-9) {")
                .line("  # floor: below it an estimate or statistic is zero but for rounding; a P value has none")
                .line("  got <- as.numeric(got)")
                .line("  if (length(got) != 1 || is.na(got) || abs(got - expected) > max(1e-6 * abs(expected), floor))")
                .line("    stop(what, \": Counterpart says \", format(expected, digits = 15), \", R says \",")
                .line("         paste(format(got, digits = 15), collapse = \" \"), call. = FALSE)")
                .line("  checked <<- checked + 1")
                .line("}")
                .line("sameP <- function(what, expected, got) same(paste(what, \"P\"), expected, got, floor = 0)")
                .line("")
                .line("# Both fitted until nothing changes: R's own defaults stop at about eight digits.")
                .line("logistic <- function(X, y = d$case)")
                .line("  glm(y ~ X, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))")
                .line("conditional <- function(X, y = d$case, set = d$set)")
                .line(
                        "  clogit(y ~ X + strata(set), method = \"exact\", control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100))")
                .line("se <- function(fit) sqrt(diag(as.matrix(vcov(fit))))");
    }

    private void data() {
        r.section("Data")
                .line(
                        "d <- read.csv(file.path(here, \"matched.csv\"), check.names = FALSE, colClasses = \"character\", na.strings = \"\", fileEncoding = \"UTF-8-BOM\")")
                .line("d$set <- as.integer(d$set)")
                .line("d$case <- as.integer(d$case)");
        for (Variable v : result.matched().cohort().variables()) {
            String column = "d[[" + RText.quoted(column(v.name())) + "]]";
            switch (v.type()) {
                case NUMERIC, INTEGER -> r.line(column + " <- as.numeric(" + column + ")");
                case DATE -> {
                    if (iso(v)) {
                        r.line(column + " <- as.numeric(as.Date(" + column + "))");
                    }
                }
                case BINARY, CATEGORICAL, ORDINAL ->
                    r.line(column + " <- factor(" + column + ", levels = " + RText.vector(v.levels()) + ")");
                case TEXT -> {
                    // not analysed
                }
            }
        }
        r.line("case <- d$case == 1");
        same("subjects", result.matched().size(), "nrow(d)");
        same("cases", result.matching().sets().size(), "sum(case)");
    }

    static boolean iso(Variable v) {
        return v.format() == null || v.format().equals("yyyy-MM-dd");
    }

    /** The name of a variable's column in {@code matched.csv}. */
    static String column(String name) {
        return name.equals("set") || name.equals("case") ? name + "_" : name;
    }

    private void matching() {
        r.section("Matching: one case in every set, equal where equality was asked, within every caliper");
        same("sets with one case", result.matching().sets().size(), "sum(tapply(d$case, d$set, sum) == 1)");
        List<Variable> variables = result.matched().cohort().variables();
        for (String exact : result.matching().design().exact()) {
            if (variables.stream().anyMatch(v -> v.name().equals(exact))) {
                same(
                        exact + ", sets with one value",
                        result.matching().sets().size(),
                        "sum(tapply(as.character(d[[" + RText.quoted(column(exact))
                                + "]]), d$set, function(v) length(unique(v))) == 1)");
            }
        }
        for (CaliperWidth caliper : result.matching().calipers()) {
            variables.stream()
                    .filter(v -> v.name().equals(caliper.variable()))
                    .filter(v -> v.type() != Variable.Type.DATE || iso(v))
                    .forEach(v -> {
                        String at = "d[[" + RText.quoted(column(v.name())) + "]]";
                        same(
                                v.name() + ", subjects within the caliper of their case",
                                result.matched().size(),
                                "sum(abs(" + at + " - " + at + "[case][match(d$set, d$set[case])]) <= "
                                        + RText.number(caliper.width()) + " + 1e-9)");
                    });
        }
    }

    private void crude() {
        r.section("Crude odds ratios: a logistic model of each variable alone");
        for (StudyResult.Crude crude : result.crude()) {
            Variable v = result.matched().cohort().variable(crude.variable());
            if (crude.unconditional() == null || (v.type() == Variable.Type.DATE && !iso(v))) {
                r.line("# " + crude.variable() + ": nothing to fit");
                continue;
            }
            r.line(design(crude.unconditional(), List.of(Predictor.of(v))));
            coefficients(crude.variable() + ", crude", "logistic", crude.unconditional());
            coefficients(crude.variable() + ", crude conditional", "conditional", crude.conditional());
        }
    }

    private void models() {
        StudyResult.Models models = result.models();
        r.section("Multivariable models");
        if (models.unconditional() == null) {
            r.line("# no variable entered");
            return;
        }
        r.line(design(models.unconditional(), models.design().predictors()));
        if (models.unconditional().selection() != null) {
            String offered = models.offered().stream()
                    .map(VerifyScript::column)
                    .map(RText::quoted)
                    .collect(Collectors.joining(", "));
            r.line("# a selection is made, and its model fitted, on the subjects who have every variable offered")
                    .line("X[!complete.cases(d[c(" + offered + ")]), ] <- NA");
        }
        coefficients("unconditional", "logistic", models.unconditional());
        if (finite(models.unconditional())) {
            same("unconditional, AIC", models.unconditional().fit().aic(), "AIC(fit)");
            r.line("model <- fit");
        }
        if (models.conditional() != null) {
            coefficients("conditional", "conditional", models.conditional());
        }
        if (models.firth() != null) {
            r.line("# Firth's model is not checked here: it needs logistf or brglm2");
        }
    }

    /** The columns of a model: numbers as they are, a 0/1 column for each other level, in the order of the model's terms. */
    private String design(RegressionSummary summary, List<Predictor> predictors) {
        List<String> columns = new ArrayList<>();
        for (Coefficient c : summary.coefficients()) {
            for (Predictor p : predictors) {
                String at = "d[[" + RText.quoted(column(p.name())) + "]]";
                if (c.term().equals(p.name())) {
                    columns.add(
                            p.levels().isEmpty()
                                    ? at
                                    : "as.numeric(" + at + " == "
                                            + RText.quoted(p.levels().get(1)) + ")");
                } else if (c.term().startsWith(p.name() + "=")) {
                    String level = c.term().substring(p.name().length() + 1);
                    columns.add("as.numeric(" + at + " == " + RText.quoted(level) + ")");
                }
            }
        }
        return "X <- cbind(" + String.join(",\n           ", columns) + ")";
    }

    private void coefficients(String what, String model, RegressionSummary summary) {
        if (summary == null || !finite(summary)) {
            r.line("# " + what + ": no finite estimate (separation, or no set that tells), so nothing to compare");
            return;
        }
        r.line("fit <- " + model + "(X)");
        List<Coefficient> all = summary.coefficients();
        for (int i = 0; i < all.size(); i++) {
            Coefficient c = all.get(i);
            String name = what + ", " + c.term();
            same(name + " b", c.b(), "coef(fit)[" + (i + 1) + "]");
            same(name + " se", c.se(), "se(fit)[" + (i + 1) + "]");
        }
        same(what + ", log-likelihood", summary.fit().logLik(), "logLik(fit)");
    }

    private static boolean finite(RegressionSummary summary) {
        return summary.coefficients().stream().allMatch(c -> Double.isFinite(c.b()) && Double.isFinite(c.se()));
    }

    private void roc() {
        r.section("ROC: AUC with DeLong's interval, and the cut of the largest Youden index");
        boolean fitted = result.models().unconditional() != null
                && finite(result.models().unconditional());
        for (Marker marker : result.roc()) {
            if (marker.name().equals("model")) {
                if (fitted) {
                    r.line("marker <- fitted(model); status <- model$y");
                    marker(marker);
                }
                continue;
            }
            Variable v = result.matched().cohort().variable(marker.name());
            if (v.type() == Variable.Type.DATE && !iso(v)) {
                continue;
            }
            String at = "d[[" + RText.quoted(column(v.name())) + "]]";
            // A marker of levels is their number in order, from 0.
            String values = v.levels().isEmpty() ? at : "as.integer(" + at + ") - 1";
            r.line("marker <- " + values + "; status <- d$case");
            marker(marker);
            if (fitted) {
                comparison(marker.name());
            }
        }
    }

    /** The model's area less this marker's, over the subjects who have both. */
    private void comparison(String marker) {
        for (RocAnalysis.Comparison c : result.rocComparisons()) {
            if (c.b().equals(marker) && c.result().se() > 0) {
                r.line("both <- rep(NA_real_, nrow(d)); both[as.integer(names(fitted(model)))] <- fitted(model)")
                        .line("known <- !is.na(both) & !is.na(marker)")
                        .line(
                                "test <- roc.test(roc(d$case[known], both[known], levels = c(0, 1), direction = \"<\", quiet = TRUE),")
                        .line(
                                "                 roc(d$case[known], marker[known], levels = c(0, 1), direction = \"<\", quiet = TRUE),")
                        .line("                 method = \"delong\", paired = TRUE)");
                same("model less " + marker + ", AUC", c.result().difference(), "test$estimate[1] - test$estimate[2]");
                same("model less " + marker + ", z", c.result().z(), "test$statistic");
                r.line("sameP(" + RText.quoted("model less " + marker) + ", "
                        + RText.number(c.result().p()) + ", test$p.value)");
            }
        }
    }

    private void marker(Marker marker) {
        r.line("curve <- roc(status, marker, levels = c(0, 1), direction = \"<\", quiet = TRUE)");
        same(marker.name() + " AUC", marker.delong().auc(), "auc(curve)");
        if (marker.delong().auc() < 1 && marker.delong().se() > 0) {
            r.line("ci <- pmin(1, pmax(0, ci.auc(curve, method = \"delong\")))");
            same(marker.name() + " AUC, lower limit", marker.delong().ci().low(), "ci[1]");
            same(marker.name() + " AUC, upper limit", marker.delong().ci().high(), "ci[3]");
        }
        for (Cutpoints.Cut cut : marker.youden().stream().limit(1).toList()) {
            r.line("positive <- marker >= " + RText.number(cut.threshold()) + " - 1e-9");
            same(marker.name() + " sensitivity", cut.sensitivity(), "mean(positive[status == 1], na.rm = TRUE)");
            same(marker.name() + " specificity", cut.specificity(), "mean(!positive[status == 0], na.rm = TRUE)");
            same(
                    marker.name() + " largest Youden index",
                    cut.sensitivity() + cut.specificity() - 1,
                    "max(curve$sensitivities + curve$specificities) - 1");
        }
    }

    private void same(String what, double expected, String got) {
        r.line("same(" + RText.quoted(what) + ", " + RText.number(expected) + ", " + got + ")");
    }
}
