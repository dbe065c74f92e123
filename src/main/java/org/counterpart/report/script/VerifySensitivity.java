package org.counterpart.report.script;

import org.counterpart.cohort.Variable;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.sensitivity.Classified;
import org.counterpart.sensitivity.Classified.Corrected;
import org.counterpart.study.MisclassifiedExposure;
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
        VerifyScript.section(r, "Sensitivity to bias");
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
        found.misclassified().ifPresent(this::misclassified);
    }

    /** The table, and each row of the grid; what is drawn at random is not drawn again. */
    private void misclassified(MisclassifiedExposure found) {
        Classified table = found.table();
        r.line("exposed <- {}", level(found.variable()))
                .line("count <- function(mark, case) sum(exposed == mark & d$case == case, na.rm = TRUE)")
                .line("corrected <- function(se1, sp1, se0, sp0) {")
                .line("  a <- count(1, 1); b <- count(1, 0); n1 <- a + count(0, 1); n0 <- b + count(0, 0)")
                .line("  A <- (a - (1 - sp1) * n1) / (se1 + sp1 - 1); B <- (b - (1 - sp0) * n0) / (se0 + sp0 - 1)")
                .line("  A * (n0 - B) / (B * (n1 - A))")
                .line("}");
        script.same("Exposed cases", table.exposedCases(), Code.of("count(1, 1)"));
        script.same("Exposed controls", table.exposedControls(), Code.of("count(1, 0)"));
        if (table.observed().possible()) {
            script.same("Odds ratio as classified", table.observed().oddsRatio(), Code.of("corrected(1, 1, 1, 1)"));
        }
        found.grid().stream()
                .filter(Corrected::possible)
                .forEach(one -> script.same(
                        "Odds ratio corrected for misclassification",
                        one.oddsRatio(),
                        Code.of(
                                "corrected({}, {}, {}, {})",
                                Code.of(one.cases().sensitivity()),
                                Code.of(one.cases().specificity()),
                                Code.of(one.controls().sensitivity()),
                                Code.of(one.controls().specificity()))));
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
