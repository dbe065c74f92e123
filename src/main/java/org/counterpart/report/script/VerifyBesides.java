package org.counterpart.report.script;

import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.regression.summary.Influence;
import org.counterpart.report.Json;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;

/** The part of {@code verify.R} that re-does what a plan asks for besides: strata, a part of each curve, influence. */
final class VerifyBesides {
    private final StudyResult result;
    private final MatchedNames names;
    private final ScriptText r;

    VerifyBesides(StudyResult result, MatchedNames names, ScriptText r) {
        this.result = result;
        this.names = names;
        this.r = r;
    }

    void strata() {
        if (result.strata().isEmpty()) {
            return;
        }
        VerifyScript.section(
                r, "Odds ratios within strata and in common: n are the counts of a variable by case, by stratum");
        r.line("breslow.day <- function(n, or) {")
                .line("  # the exposed cases expected at the odds ratio given the margins: the root inside their range")
                .line("  expected <- apply(n, 3, function(s) {")
                .line("    m <- sum(s[2, ]); t <- sum(s[, 2])")
                .line("    a <- 1 - or; b <- sum(s) - t - m + or * (m + t); c <- -or * m * t")
                .line("    roots <- if (abs(a) < 1e-12) -c / b else (-b + c(-1, 1) * sqrt(b^2 - 4 * a * c)) / (2 * a)")
                .line("    roots[roots > max(0, m + t - sum(s)) & roots < min(m, t)][1]")
                .line("  })")
                .line("  m <- apply(n, 3, function(s) sum(s[2, ])); t <- apply(n, 3, function(s) sum(s[, 2]))")
                .line("  v <- 1 / (1 / expected + 1 / (m - expected) + 1 / (t - expected) +"
                        + " 1 / (apply(n, 3, sum) - m - t + expected))")
                .line("  away <- n[2, 2, ] - expected")
                .line("  sum(away^2 / v) - sum(away)^2 / sum(v)")
                .line("}")
                .line("woolf <- function(n) {")
                .line("  l <- apply(n, 3, function(s) log(s[1, 1] * s[2, 2] / (s[1, 2] * s[2, 1])))")
                .line("  w <- apply(n, 3, function(s) 1 / sum(1 / s))")
                .line("  sum(w * (l - weighted.mean(l, w))^2)")
                .line("}")
                .line("informative <- function(n) n[, , apply(n, 3, function(s) all(rowSums(s) > 0, colSums(s) > 0)),"
                        + " drop = FALSE]");
        result.strata().forEach(this::stratified);
    }

    private void stratified(StratifiedOddsRatio s) {
        Comparison.Row row = result.univariate().row(s.variable());
        String what = s.variable() + " within " + s.by();
        r.line("")
                .line(
                        "n <- table(factor(d[[{}]], levels = c({})), factor(case, c(FALSE, TRUE)), droplevels(d[[{}]]))",
                        r.text(names.of(s.variable())),
                        r.texts(row.categories().stream()
                                .map(VerifyScript::read)
                                .toList()),
                        r.text(names.of(s.by())))
                .line("n <- n[, , apply(n, 3, sum) > 0, drop = FALSE]");
        same(what + ", strata", s.levels().size(), Code.of("dim(n)[3]"));
        for (int k = 0; k < s.levels().size(); k++) {
            if (Double.isFinite(s.levels().get(k).oddsRatio().estimate())
                    && s.levels().get(k).oddsRatio().estimate() > 0) {
                r.line("s <- n[, , {}]; or <- s[1, 1] * s[2, 2] / (s[1, 2] * s[2, 1])", Code.of(k + 1));
                String stratum = what + " " + s.levels().get(k).name();
                same(stratum + ", odds ratio", s.levels().get(k).oddsRatio().estimate(), Code.of("or"));
                same(
                        stratum + ", lower limit",
                        s.levels().get(k).oddsRatio().ci().low(),
                        Code.of("or * exp(-qnorm(0.975) * sqrt(sum(1 / s)))"));
            }
        }
        r.line("n <- n[, , apply(n, 3, sum) > 1, drop = FALSE]");
        common(what, s);
        homogeneity(what, s);
    }

    private void common(String what, StratifiedOddsRatio s) {
        if (Double.isNaN(s.common().p()) || s.common().strataUsed() < 2) {
            r.comment(what + ": no common odds ratio is compared: mantelhaen.test needs two strata that tell");
            return;
        }
        r.line("test <- {}", Code.equivalent("table1.rows.stratified.mantelHaenszel"));
        if (s.common().estimate() > 0 && Double.isFinite(s.common().estimate())) {
            same(what + ", Mantel-Haenszel", s.common().estimate(), Code.of("test$estimate"));
            same(what + ", lower limit", s.common().ci().low(), Code.of("test$conf.int[1]"));
            same(what + ", upper limit", s.common().ci().high(), Code.of("test$conf.int[2]"));
        }
        same(what + ", statistic", s.common().statistic(), Code.of("test$statistic"));
        p(what, s.common().p(), Code.of("test$p.value"));
        if (s.commonCorrected().statistic() > 0) {
            r.line("test <- {}", Code.equivalent("table1.rows.stratified.mantelHaenszel.corrected"));
            same(what + ", corrected statistic", s.commonCorrected().statistic(), Code.of("test$statistic"));
            p(what + ", corrected", s.commonCorrected().p(), Code.of("test$p.value"));
        } else {
            r.comment(what
                    + ": the correction takes the whole distance of at most half a unit, where R corrects nothing");
        }
        if (!Double.isNaN(s.exact().p())) {
            r.comment("the exact estimate and its limits are not compared: R finds them to four digits only");
            p(
                    what + ", exact",
                    s.exact().p(),
                    Code.of("{}$p.value", Code.equivalent("table1.rows.stratified.exact.p")));
        }
    }

    private void homogeneity(String what, StratifiedOddsRatio s) {
        if (!Double.isNaN(s.homogeneity().p())) {
            r.line(
                    "or <- sum(n[1, 1, ] * n[2, 2, ] / apply(n, 3, sum)) / sum(n[1, 2, ] * n[2, 1, ] / apply(n, 3, sum))");
            r.line("bd <- breslow.day(informative(n), or)");
            same(what + ", Breslow-Day", s.homogeneity().statistic(), Code.of("bd"));
            p(
                    what + ", Breslow-Day",
                    s.homogeneity().p(),
                    Code.of("pchisq(bd, dim(informative(n))[3] - 1, lower.tail = FALSE)"));
        }
        if (!Double.isNaN(s.woolf().p())) {
            r.line("w <- woolf(informative(n) + {})", Code.of(s.halfAdded() ? 0.5 : 0));
            same(what + ", Woolf", s.woolf().statistic(), Code.of("w"));
        }
    }

    /** Of {@code curve}, which the script has made. */
    void partial(String what, PartialAuc.Result p) {
        if (Double.isNaN(p.area())) {
            return;
        }
        r.line(
                "from <- {}; to <- {}; focus <- {}",
                Code.of(p.procedure().from()),
                Code.of(p.procedure().to()),
                r.text(Json.word(p.procedure().focus())));
        same(what + " partial AUC", p.area(), Code.equivalent("marker.partialAuc.value"));
        if (!Double.isNaN(p.corrected())) {
            same(
                    what + " partial AUC, corrected",
                    p.corrected(),
                    Code.of("suppressWarnings({})", Code.equivalent("marker.partialAuc.corrected")));
        }
    }

    /** Of {@code model}, which the script has fitted; a row is called by its place in the analysed data. */
    void influence(Influence influence) {
        VerifyScript.section(r, "The subjects the unconditional model hangs on most");
        r.line(
                        "leverage <- {}; cook <- {}",
                        Code.equivalent("model.influence.leverage"),
                        Code.equivalent("model.influence.cook"))
                .line(
                        "residual <- {}; change <- {}",
                        Code.equivalent("model.influence.standardised"),
                        Code.equivalent("model.influence.terms.dfbetas"));
        int[] rows = influence.fit().design().sourceRows();
        int terms = influence.fit().terms().size();
        for (int row : influence.most(Influence.SHOWN)) {
            int at = rows[row] + 1;
            String what = "row " + at + " of the analysed data";
            r.line("at <- {}", r.text(Integer.toString(at)));
            same(what + ", leverage", influence.leverage(row), Code.of("leverage[at]"));
            if (Double.isFinite(influence.cook(row))) {
                same(what + ", Cook's distance", influence.cook(row), Code.of("cook[at]"));
                same(what + ", residual", influence.standardised(row), Code.of("residual[at]"));
            }
            for (int j = 0; j < terms; j++) {
                if (Double.isFinite(influence.dfbetas(row, j))) {
                    same(
                            what + ", dfbetas " + influence.fit().terms().get(j),
                            influence.dfbetas(row, j),
                            Code.of("change[at, {}]", Code.of(j + 1)));
                }
            }
        }
    }

    private void same(String what, double expected, Code got) {
        r.line("same({}, {}, {})", r.text(what), Code.of(expected), got);
    }

    private void p(String what, double expected, Code got) {
        r.line("sameP({}, {}, {})", r.text(what), Code.of(expected), got);
    }
}
