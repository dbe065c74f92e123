package org.counterpart.report.script;

import org.counterpart.cohort.Variable;
import org.counterpart.study.Sensitivity;
import org.counterpart.study.Sensitivity.AtGamma;
import org.counterpart.study.Sensitivity.OfExposure;
import org.counterpart.study.Sensitivity.OfTerm;
import org.counterpart.study.StudyResult;

/** E-values from the odds ratios, and Rosenbaum's bounds from the matched file, in R. */
record VerifySensitivity(StudyResult result, VerifyScript script, ScriptText r) {

    void write() {
        Sensitivity found = result.sensitivity();
        if (found == null) {
            return;
        }
        VerifyScript.section(r, "Sensitivity to what was not measured");
        if (!found.eValues().isEmpty()) {
            r.line(
                    "e.value <- function(or) { rr <- {}; rr <- pmax(rr, 1 / rr); rr + sqrt(rr * (rr - 1)) }",
                    found.rare() ? Code.of("or") : Code.of("sqrt(or)"));
        }
        for (OfTerm one : found.eValues()) {
            script.same(
                    "E-value of " + one.term(), one.eValue().value(), Code.of("e.value({})", Code.of(one.oddsRatio())));
        }
        if (!found.bounds().isEmpty()) {
            bounds(found);
        }
    }

    private void bounds(Sensitivity found) {
        boolean exposed = result.plan().matchesExposed();
        r.line("bound <- function(one, mark, gamma, lower) {")
                .line("  known <- !is.na(mark); set <- d$set[known]; one <- one[known]; mark <- mark[known]")
                .line("  if (lower) mark <- 1 - mark")
                .line("  J <- tapply(mark, set, length); m <- tapply(mark, set, sum)")
                .line("  k <- tapply(one, set, sum); t <- tapply(one * mark, set, sum)")
                .line("  tells <- k == 1 & J > 1 & m > 0 & m < J")
                .line("  p <- gamma * m[tells] / (gamma * m[tells] + J[tells] - m[tells])")
                .line("  dist <- 1; for (q in p) dist <- c(dist * (1 - q), 0) + c(0, dist * q)")
                .line("  sum(dist[seq_along(dist) - 1 >= sum(t[tells])])")
                .line("}");
        for (OfExposure one : found.bounds()) {
            Code index = exposed ? level(one.variable()) : Code.of("d$case");
            Code mark = exposed ? Code.of("d$case") : level(one.variable());
            for (AtGamma at : one.at()) {
                script.same(
                        "Rosenbaum, " + one.variable().name() + ", " + at.gamma(),
                        at.pUpper(),
                        Code.of(
                                "bound({}, {}, {}, {})",
                                index,
                                mark,
                                Code.of(at.gamma()),
                                one.raised() ? Code.of("FALSE") : Code.of("TRUE")));
            }
        }
    }

    private Code level(Variable variable) {
        return Code.of(
                "as.numeric({} == {})",
                script.column(variable.name()),
                r.text(VerifyScript.read(variable.levels().get(1))));
    }
}
