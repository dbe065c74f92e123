package org.counterpart.report.script;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.cohort.DateFormats;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.StudyDesign;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.Score;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.Messages;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.Language;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.CaliperAdjusted;
import org.counterpart.study.Further;
import org.counterpart.study.StudyResult;
import org.counterpart.study.StudyResult.Marker;

/**
 * {@code verify.R}: re-does a study's tests, models and ROC analysis from the analysed subjects with base R, survival
 * and pROC, and stops at the first number that differs by more than 1e-6 relative. It holds the expected numbers, no
 * patient.
 */
public final class VerifyScript {
    private final StudyResult result;
    private final StudyDesign design;
    private final MatchedNames names;
    private final ScriptText r = new ScriptText(Language.R);
    private final SubjectFrame data;
    private final VerifyBesides besides;

    private VerifyScript(StudyResult result) {
        this.result = result;
        this.design = result.plan().design();
        this.names = new MatchedNames(result.matched().cohort());
        this.data = new SubjectFrame(
                r, Code.of("d"), result.matched(), names, result.plan().hasOutcome());
        this.besides = new VerifyBesides(result, names, r);
    }

    /** @param folders of the other outcomes' scripts, told from that of this one */
    public static String of(StudyResult result, List<String> folders, String version) {
        VerifyScript script = new VerifyScript(result);
        script.head(version);
        script.data();
        new VerifyDerived(result, script.names, script.r).write();
        script.sets();
        VerifyTests tests = new VerifyTests(result, script.names, script.r);
        tests.write();
        new VerifyCorrelations(result.correlations(), script.names, script.r).write();
        new VerifyRepeated(result, tests, script.names, script.r).write();
        if (result.plan().hasOutcome()) {
            script.crude();
            script.besides.strata();
            script.models();
            new VerifyPoints(result, script, script.names, script.r).write();
            script.roc();
            result.imputed().ifPresent(new VerifyImputation(result, script, script.names, script.r)::write);
            new VerifyOther(result, script, script.names, script.r).write();
            new VerifySurvival(result, script, script.names, script.r).write();
            result.weighting().ifPresent(new VerifyWeights(script, script.r)::write);
            new VerifySensitivity(result, script, script.r).write();
            result.sampleSize().ifPresent(new VerifySampleSize(script, script.r)::write);
            new VerifyFurther(result.further(), script, script.names, script.r).write();
            new VerifyValidation(result, script.data, script.r).write(script.fitted());
        } else {
            new VerifyOther(result, script, script.names, script.r).write();
            new VerifySurvival(result, script, script.names, script.r).write();
        }
        section(script.r, "Done");
        script.r.line("cat(checked, \"numbers agree with those of Counterpart\", {}, \"\\n\")", script.r.text(version));
        script.others(folders);
        return script.r.toString();
    }

    /** Each outcome after the first by its own script, with names of its own. */
    private void others(List<String> folders) {
        for (String folder : folders) {
            r.line("cat({}, \"\\n\")", r.text(folder))
                    .line(
                            "source(file.path(here, {}, \"verify.R\"), local = new.env(), encoding = \"UTF-8\")",
                            r.text(folder));
        }
    }

    static void section(ScriptText r, String title) {
        r.line("").comment(title + " " + "-".repeat(Math.max(3, 100 - title.length())));
    }

    private void head(String version) {
        String study = Messages.EN.in(result.plan().variants()).text("manuscript.script.study");
        r.comment("Re-does the analysis of " + study + " from " + design.dataFile() + ", which lies beside this"
                        + " script, and stops at the")
                .comment(
                        "first number that differs by more than 1e-6 relative. Written by Counterpart " + version + ".")
                .comment("Needs R with " + (design.hasSets() ? "survival and " : "") + "pROC. Run: Rscript verify.R")
                .line("")
                .line("# The names below are UTF-8, whatever the machine's own letters are.")
                .line("if (!l10n_info()[[\"UTF-8\"]]) invisible(Sys.setlocale(\"LC_CTYPE\", \"C.UTF-8\"))")
                .line("")
                .line(
                        "suppressPackageStartupMessages({\n{}  library(pROC)\n})",
                        design.hasSets() ? Code.of("  library(survival)\n") : Code.of(""))
                .line("")
                .line("# The folder of this script, run by Rscript or by source().")
                .line("here <- unlist(lapply(sys.frames(), function(frame) frame$ofile))")
                .line("if (length(here) == 0)")
                .line("  here <- sub(\"^--file=\", \"\", grep(\"^--file=\", commandArgs(FALSE), value = TRUE))")
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
                .line("  glm(y ~ X, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))");
        if (design.hasSets()) {
            r.line("conditional <- function(X, y = d$case, set = d$set)")
                    .line("  clogit(y ~ X + strata(set), method = \"exact\","
                            + " control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100))");
        }
        if (hasShapes()) {
            VerifyShapes.functions(r);
        }
    }

    private boolean hasShapes() {
        return Stream.concat(
                        Stream.of(result.models()),
                        result.further().models().stream().map(Further.OfList::models))
                .anyMatch(models -> models.adjusted().isPresent()
                        || models.fitted().values().stream()
                                .anyMatch(summary -> !summary.shapes().isEmpty()));
    }

    private void data() {
        section(r, "Data");
        data.open(design.dataFile());
        r.line("# An apostrophe before a cell keeps spreadsheets from running it as a formula.")
                .line("bare <- function(x) sub(\"^'(?='*[=+@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20-])\", \"\", x,"
                        + " perl = TRUE)");
        data.type();
        same("subjects", result.matched().size(), Code.of("nrow(d)"));
        if (result.plan().hasOutcome()) {
            r.line("case <- d$case == 1");
            same("cases", result.matched().caseCount(), Code.of("sum(case)"));
        }
    }

    /** A cell as R reads it: every line end is one line feed. */
    static String read(String cell) {
        return cell.replace("\r\n", "\n").replace('\r', '\n');
    }

    static boolean iso(Variable v) {
        return DateFormats.of(v).written().pattern().equals("yyyy-MM-dd");
    }

    /** The column of {@code matched.csv} that holds a variable. */
    Code column(String variable) {
        return data.column(variable);
    }

    private void sets() {
        if (result.matching() != null) {
            matching();
        } else if (design.hasSets()) {
            section(r, "Matched sets: a case and a control in every set, and one value where equality was asked");
            same("sets", result.sets(), Code.of("sum(tapply(d$case, d$set, function(v) any(v == 1) && any(v == 0)))"));
            for (String exact : result.plan().matchedFile().exact()) {
                same(
                        exact + ", sets with one value",
                        result.sets(),
                        Code.of(
                                "sum(tapply(as.character({}), d$set, function(v) length(unique(v[!is.na(v)])) <= 1))",
                                column(exact)));
            }
        }
    }

    private void matching() {
        boolean cases = design == StudyDesign.MATCHED;
        String given = cases ? "case" : "exposed subject";
        section(r, "Matching: one " + given + " in every set, equal where equality was asked, within every caliper");
        if (cases) {
            r.line("given <- case");
        } else {
            Code exposure = column(result.plan().group().orElseThrow());
            r.line("given <- {} == levels({})[2]", exposure, exposure);
        }
        same("sets with one " + given, result.matching().sets().size(), Code.of("sum(tapply(given, d$set, sum) == 1)"));
        List<Variable> variables = result.matched().cohort().variables();
        for (String exact : result.matching().design().exact()) {
            if (variables.stream().anyMatch(v -> v.name().equals(exact))) {
                same(
                        exact + ", sets with one value",
                        result.matching().sets().size(),
                        Code.of(
                                "sum(tapply(as.character({}), d$set, function(v) length(unique(v))) == 1)",
                                column(exact)));
            }
        }
        result.matching().design().riskSet().ifPresent(this::atRisk);
        for (CaliperWidth caliper : result.matching().calipers()) {
            variables.stream()
                    .filter(v -> v.name().equals(caliper.variable()))
                    .filter(v -> v.type() != Variable.Type.DATE || iso(v))
                    .forEach(v -> {
                        Code at = column(v.name());
                        same(
                                v.name() + ", subjects within the caliper of their " + given,
                                result.matched().size(),
                                Code.of(
                                        "sum(abs({} - {}[given][match(d$set, d$set[given])]) <= {} + 1e-9)",
                                        at,
                                        at,
                                        Code.of(caliper.width())));
                    });
        }
    }

    /** A control has entered before the event of its case, and is neither gone nor has the event before it. */
    private void atRisk(RiskSetRule rule) {
        List<Variable> times = rule.columns().stream()
                .map(name -> result.matched().cohort().variable(name))
                .toList();
        if (times.stream().anyMatch(v -> v.type() == Variable.Type.DATE && !iso(v))) {
            return;
        }
        Code exit = column(rule.exit());
        boolean yesOrNo = result.matched().cohort().variable(rule.event()).type() == Variable.Type.BINARY;
        Code end = yesOrNo ? exit : Code.of("pmin({}, {}, na.rm = TRUE)", exit, column(rule.event()));
        r.line("end <- as.numeric({})", end);
        r.line("at <- end[given][match(d$set, d$set[given])]");
        Code entered = rule.entry()
                .map(name -> Code.of(" & as.numeric({}) < at", column(name)))
                .orElse(Code.of(""));
        same(
                "subjects at risk at the event of their case",
                result.matched().size(),
                Code.of("sum(end >= at{})", entered));
    }

    private void crude() {
        section(r, "Crude odds ratios: a logistic model of each variable alone");
        for (StudyResult.Crude crude : result.crude()) {
            Variable v = result.matched().cohort().variable(crude.variable());
            if (crude.unconditional() == null || (v.type() == Variable.Type.DATE && !iso(v))) {
                r.comment(crude.variable() + ": nothing to fit");
                continue;
            }
            r.line(design(
                    crude.unconditional(), crude.unconditional().fit().design().predictors()));
            coefficients(crude.variable() + ", crude", "logistic", crude.unconditional());
            if (design.hasSets()) {
                coefficients(crude.variable() + ", crude conditional", "conditional", crude.conditional());
            }
        }
    }

    private void models() {
        StudyResult.Models models = result.models();
        models.lasso().ifPresent(lasso -> new VerifyLasso(lasso, models.offered(), this, names, r).write());
        section(r, "Multivariable models");
        if (models.unconditional() == null) {
            r.comment("no variable entered");
            return;
        }
        r.line(design(models.unconditional(), models.design().predictors()));
        if (models.unconditional().selection() != null) {
            r.comment("a selection is made, and its model fitted, on the subjects who have every variable offered")
                    .line(
                            "X[!complete.cases(d[c({})]), ] <- NA",
                            r.texts(models.offered().stream().map(names::of).toList()));
        }
        models.fitted().forEach(this::model);
        if (models.conditional() != null && models.conditional().firth() != null) {
            r.comment("the conditional model with Firth's penalty is not checked here: R has no function for it");
        }
        models.adjusted().ifPresent(this::adjusted);
        if (models.influence() != null && finite(models.unconditional())) {
            besides.influence(models.influence());
        }
    }

    /** Both models on the rows of the conditional one. */
    private void adjusted(CaliperAdjusted adjusted) {
        r.line("own <- X");
        Stream.concat(Stream.of(adjusted.linear()), adjusted.splines().stream()).forEach(with -> {
            r.line(design(with, with.fit().design().predictors()));
            r.line("X[!complete.cases(own), ] <- NA");
            coefficients(
                    with.shapes().isEmpty()
                            ? "conditional with the caliper variables"
                            : "conditional with the caliper variables as curves",
                    "conditional",
                    with);
        });
        r.line("X <- own");
    }

    private void model(Model model, RegressionSummary summary) {
        switch (model) {
            case UNCONDITIONAL -> {
                coefficients("unconditional", "logistic", summary);
                new VerifyShapes(this, r).write("unconditional", "logistic", summary);
                if (finite(summary)) {
                    same("unconditional, AIC", summary.fit().aic(), Code.equivalent("model.aic"));
                    r.line("model <- fit");
                }
            }
            case CONDITIONAL -> {
                coefficients("conditional", "conditional", summary);
                new VerifyShapes(this, r).write("conditional", "conditional", summary);
            }
            case FIRTH -> r.comment("Firth's model is not checked here: it needs logistf or brglm2");
        }
    }

    Code design(RegressionSummary summary, List<Predictor> predictors) {
        return design(summary, predictors, data);
    }

    /** @param made the subjects whose standard deviations scales are in */
    Code design(RegressionSummary summary, List<Predictor> predictors, SubjectFrame made) {
        return Code.of("X <- cbind({})", Code.join(",\n           ", data.columns(summary, predictors, made)));
    }

    Code column(Term term, Predictor p) {
        return data.column(term, p, data);
    }

    void coefficients(String what, @CompileTimeConstant final String model, RegressionSummary summary) {
        if (summary == null || !finite(summary)) {
            r.comment(what + ": no finite estimate (separation, or no set that tells), so nothing to compare");
            return;
        }
        r.line("fit <- {}(X)", Code.of(model));
        List<Coefficient> all = summary.coefficients();
        for (int i = 0; i < all.size(); i++) {
            Coefficient c = all.get(i);
            String name = what + ", " + c.term();
            same(name + " b", c.b(), Code.of("{}[{}]", Code.equivalent("term.b"), Code.of(i + 1)));
            same(name + " se", c.se(), Code.of("{}[{}]", Code.equivalent("term.se"), Code.of(i + 1)));
        }
        same(what + ", log-likelihood", summary.fit().logLik(), Code.equivalent("model.logLik"));
    }

    static boolean finite(RegressionSummary summary) {
        return summary.coefficients().stream().allMatch(c -> Double.isFinite(c.b()) && Double.isFinite(c.se()));
    }

    private boolean fitted() {
        return result.models().unconditional() != null && finite(result.models().unconditional());
    }

    private void roc() {
        section(r, "ROC: AUC with DeLong's interval, and the cut of the largest Youden index");
        boolean fitted = fitted();
        for (Marker marker : result.roc()) {
            if (marker.score().isModel()) {
                if (fitted) {
                    r.line("marker <- fitted(model); status <- model$y");
                    marker(marker);
                }
                continue;
            }
            if (marker.score().isPoints()) {
                r.line("marker <- score; status <- d$case");
                marker(marker);
                comparison(marker.score());
                continue;
            }
            Variable v = result.matched().cohort().variable(marker.score().key());
            if (v.type() == Variable.Type.DATE && !iso(v)) {
                continue;
            }
            Code at = column(v.name());
            // A marker of levels is their number in order, from 0.
            Code values = v.levels().isEmpty() ? at : Code.of("as.integer({}) - 1", at);
            r.line("marker <- {}; status <- d$case", values);
            marker(marker);
            if (fitted) {
                comparison(marker.score());
            }
        }
    }

    /** The model's area less this marker's, over the subjects who have both. */
    private void comparison(Score marker) {
        for (RocAnalysis.Comparison c : result.rocComparisons()) {
            if (c.b().equals(marker) && c.result().se() > 0) {
                r.line("both <- rep(NA_real_, nrow(d)); both[as.integer(names(fitted(model)))] <- fitted(model)")
                        .line("known <- !is.na(both) & !is.na(marker)")
                        .line(
                                "test <- roc.test(roc(d$case[known], both[known], levels = c(0, 1), direction = \"<\", quiet = TRUE),")
                        .line(
                                "                 roc(d$case[known], marker[known], levels = c(0, 1), direction = \"<\", quiet = TRUE),")
                        .line("                 method = \"delong\", paired = TRUE)");
                same(
                        "fitted model less " + title(marker) + ", AUC",
                        c.result().difference(),
                        Code.equivalent("roc.comparisons.difference"));
                same(
                        "fitted model less " + title(marker) + ", z",
                        c.result().z(),
                        Code.equivalent("roc.comparisons.z"));
                r.line(
                        "sameP({}, {}, {})",
                        r.text("fitted model less " + title(marker)),
                        Code.of(c.result().p()),
                        Code.equivalent("roc.comparisons.p"));
            }
        }
    }

    private static String title(Score score) {
        return score.isModel() ? "fitted model" : score.isPoints() ? "integer score" : score.key();
    }

    private void marker(Marker marker) {
        r.line("curve <- roc(status, marker, levels = c(0, 1), direction = \"<\", quiet = TRUE)");
        same(title(marker.score()) + " AUC", marker.delong().auc(), Code.equivalent("marker.auc"));
        if (marker.delong().auc() < 1 && marker.delong().se() > 0) {
            r.line("ci <- pmin(1, pmax(0, {}))", Code.equivalent("marker.ci"));
            same(
                    title(marker.score()) + " AUC, lower limit",
                    marker.delong().ci().low(),
                    Code.of("ci[1]"));
            same(
                    title(marker.score()) + " AUC, upper limit",
                    marker.delong().ci().high(),
                    Code.of("ci[2]"));
        }
        marker.partial().ifPresent(p -> besides.partial(title(marker.score()), p));
        for (Cutpoints.Cut cut : marker.youden().stream().limit(1).toList()) {
            r.line("positive <- marker >= {} - 1e-9 * abs({})", Code.of(cut.threshold()), Code.of(cut.threshold()));
            same(title(marker.score()) + " sensitivity", cut.sensitivity(), Code.equivalent("cut.sensitivity"));
            same(title(marker.score()) + " specificity", cut.specificity(), Code.equivalent("cut.specificity"));
            same(
                    title(marker.score()) + " largest Youden index",
                    cut.sensitivity() + cut.specificity() - 1,
                    Code.equivalent("cut.youden"));
        }
    }

    void same(String what, double expected, Code got) {
        r.line("same({}, {}, {})", r.text(what), Code.of(expected), got);
    }
}
