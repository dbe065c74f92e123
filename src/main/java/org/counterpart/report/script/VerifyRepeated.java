package org.counterpart.report.script;

import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.stats.Interval;
import org.counterpart.study.StudyResult;
import org.counterpart.study.repeated.RepeatedMeasures;
import org.counterpart.study.repeated.RepeatedMeasures.Change;
import org.counterpart.study.repeated.RepeatedMeasures.Tested;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.univariate.repeated.Friedman;
import org.counterpart.univariate.repeated.RepeatedAnova.Effect;

/** The part of {@code verify.R} that re-does what was measured several times, among those with every measurement. */
record VerifyRepeated(StudyResult result, VerifyTests tests, MatchedNames names, ScriptText r) {

    void write() {
        if (result.repeated().isEmpty()) {
            return;
        }
        VerifyScript.section(r, "Repeated measurements: y are those of the subjects who have all of them");
        functions();
        result.repeated().forEach(this::one);
    }

    private void functions() {
        r.line("effect <- function(squares, df, E, error) { # F, and with the factor of Greenhouse and Geisser")
                .line("  f <- squares / df / (sum(diag(E)) / (error * nrow(E)))")
                .line("  e <- sum(diag(E))^2 / (nrow(E) * sum(E^2)); df2 <- error * nrow(E)")
                .line("  c(f = f, p = pf(f, df, df2, lower.tail = FALSE), gg = e,")
                .line("    pgg = pf(f, e * df, e * df2, lower.tail = FALSE))")
                .line("}")
                .line("mean.effect <- function(z) effect(nrow(z) * sum(colMeans(z)^2), ncol(z),")
                .line("  crossprod(scale(z, scale = FALSE)), nrow(z) - 1)")
                .line("contrasts.of <- function(y) {")
                .line("  C <- contr.helmert(ncol(y)); (y - y[, 1]) %*% sweep(C, 2, sqrt(colSums(C^2)), \"/\")")
                .line("}")
                .line("over.time <- function(y, g) {")
                .line("  z <- contrasts.of(y); g <- factor(g); k <- nlevels(g)")
                .line(
                        "  X <- if (k == 1) matrix(1, nrow(y)) else model.matrix(~g, contrasts.arg = list(g = \"contr.sum\"))")
                .line("  fit <- lm.fit(X, z); E <- crossprod(as.matrix(fit$residuals)); error <- nrow(y) - k")
                .line("  B <- as.matrix(fit$coefficients)[1, ]; V <- solve(crossprod(X))[1, 1]")
                .line("  whole <- sum(scale(z, scale = FALSE)^2) - sum(diag(E))")
                .line("  means <- as.matrix(lm.fit(X, rowMeans(y))$residuals); all <- rowMeans(y) - mean(rowMeans(y))")
                .line("  list(time = effect(sum(B^2) / V, ncol(z), E, error),")
                .line("    interaction = effect(whole, (k - 1) * ncol(z), E, error),")
                .line("    group = effect(sum(all^2) - sum(means^2), k - 1, crossprod(means), error))")
                .line("}")
                .line("over.time.sets <- function(a, b) list(time = mean.effect(contrasts.of(a + b)),")
                .line(
                        "  interaction = mean.effect(contrasts.of(b - a)), group = mean.effect(as.matrix(rowMeans(b - a))))");
    }

    private void one(RepeatedMeasures found) {
        r.line("local({");
        boolean grouped = result.plan().group().isPresent();
        if (grouped) {
            r.line(
                    "group <- droplevels(d[[{}]])",
                    r.text(names.of(result.plan().group().get())));
            r.line(
                    result.groupSizes().size() == 2
                            ? Code.of("case <- group == levels(group)[2]")
                            : Code.of("case <- group"));
        }
        r.line("g <- {}", grouped ? Code.of("as.integer(group)") : Code.of("1 + case"))
                .line(
                        "y <- as.matrix(d[, c({})])",
                        r.texts(found.plan().measures().stream().map(names::of).toList()))
                .line("known <- complete.cases(y, g); d <- d[known, ]; y <- y[known, , drop = FALSE]")
                .line("g <- g[known]; case <- case[known]");
        if (grouped) {
            r.line("group <- group[known]");
        }
        same(found.plan().name().en() + ", subjects", found.n(), Code.of("nrow(y)"));
        if (found.sets().isPresent()) {
            sets();
            same(found.plan().name().en() + ", sets", found.sets().get(), Code.of("nrow(a)"));
        }
        found.table().rows().forEach(this::time);
        changes(found);
        effects(found);
        r.line("})");
    }

    /** The mean of the members of either group in each set that has both. */
    private void sets() {
        r.line("environment(pairs.of) <- environment()")
                .line(
                        "of <- function(i) rowsum(y[g == i, , drop = FALSE], d$set[g == i]) / as.vector(table(d$set[g == i]))")
                .line("a <- of(1); b <- of(2); both <- intersect(rownames(a), rownames(b))")
                .line("a <- a[both, , drop = FALSE]; b <- b[both, , drop = FALSE]");
    }

    private void time(Comparison.Row row) {
        r.line("x <- d[[{}]]", r.text(names.of(row.variable().name())));
        tests.test(row.variable().name(), row.chosen());
    }

    private void changes(RepeatedMeasures found) {
        int groups = found.changes().get(0).groups().size();
        for (int g = 0; g < groups; g++) {
            r.line("p <- numeric(0)");
            for (int j = 0; j < found.changes().size(); j++) {
                Tested tested = found.changes().get(j).groups().get(g);
                r.line(
                        "s <- y[g == {}, c(1, {}), drop = FALSE]; u <- s[, 2]; v <- s[, 1]",
                        Code.of(g + 1),
                        Code.of(j + 2));
                tested(what(found, found.changes().get(j)) + ", group " + (g + 1), tested, true);
                r.line(
                        "p <- c(p, {})",
                        Double.isNaN(tested.chosen().result().p()) ? Code.of("NA") : Code.of("test$p.value"));
            }
            r.line("p <- p.adjust(p, {})", r.text(inR(found.plan().adjust())));
            for (int j = 0; j < found.changes().size(); j++) {
                double adjusted = found.changes().get(j).groups().get(g).adjusted();
                if (!Double.isNaN(adjusted)) {
                    p(
                            what(found, found.changes().get(j)) + ", adjusted P of group " + (g + 1),
                            adjusted,
                            Code.of("p[{}]", Code.of(j + 1)));
                }
            }
        }
        for (int j = 0; j < found.changes().size(); j++) {
            Change change = found.changes().get(j);
            Code at = Code.of(j + 2);
            change.difference().ifPresent(d -> {
                boolean sets = found.sets().isPresent();
                if (sets) {
                    // Differences alike in the values recorded are ties, whatever way means were added up.
                    r.line(
                            "u <- round((b[, {}] - b[, 1]) - (a[, {}] - a[, 1]),"
                                    + " 12 - ceiling(log10(max(1, abs(y))))); v <- 0 * u",
                            at,
                            at);
                } else {
                    r.line("u <- y[g == 2, {}] - y[g == 2, 1]; v <- y[g == 1, {}] - y[g == 1, 1]", at, at);
                }
                tested(what(found, change) + ", difference", d, sets);
            });
        }
    }

    /** Of u less v; leaves the test that was chosen. */
    private void tested(String what, Tested tested, boolean paired) {
        if (!tested.means().ci().equals(Interval.NONE)) {
            Code design = paired
                    ? Code.of("paired = TRUE")
                    : tested.means().procedure().design() == org.counterpart.univariate.test.StudentT.Design.POOLED
                            ? Code.of("var.equal = TRUE")
                            : Code.of("var.equal = FALSE");
            r.line("test <- t.test(u, v, {})", design);
            same(what + ", mean", tested.means().estimate(), Code.of("mean(u) - mean(v)"));
            same(what + ", lower limit", tested.means().ci().low(), Code.of("test$conf.int[1]"));
            same(what + ", upper limit", tested.means().ci().high(), Code.of("test$conf.int[2]"));
        }
        TestChoice.Chosen chosen = tested.chosen();
        if (Double.isNaN(chosen.result().p())) {
            return;
        }
        switch (chosen.test()) {
            case SIGNED_RANK -> r.line("test <- wilcox.test(u, v, paired = TRUE, exact = FALSE, correct = FALSE)");
            case MANN_WHITNEY -> r.line("test <- wilcox.test(u, v, exact = FALSE, correct = FALSE)");
            default -> {
                // The t test above.
            }
        }
        p(what, chosen.result().p(), Code.of("test$p.value"));
    }

    private void effects(RepeatedMeasures found) {
        found.anova().ifPresent(anova -> {
            r.line(
                    found.sets().isPresent()
                            ? Code.of("found <- over.time.sets(a, b)")
                            : Code.of("found <- over.time(y, g)"));
            anova.group().ifPresent(e -> effect(found.plan().name().en() + ", group", e, Code.of("found$group")));
            effect(found.plan().name().en() + ", time", anova.time(), Code.of("found$time"));
            anova.interaction()
                    .ifPresent(
                            e -> effect(found.plan().name().en() + ", group by time", e, Code.of("found$interaction")));
        });
        for (int g = 0; g < found.ranks().size(); g++) {
            Friedman.Result f = found.ranks().get(g);
            if (!Double.isNaN(f.p())) {
                r.line("test <- friedman.test(y[g == {}, ])", Code.of(g + 1));
                same(found.plan().name().en() + ", Friedman " + (g + 1), f.statistic(), Code.of("test$statistic"));
                p(found.plan().name().en() + ", Friedman " + (g + 1), f.p(), Code.of("test$p.value"));
            }
        }
    }

    private void effect(String what, Effect e, Code got) {
        same(what + " F", e.f(), Code.of("{}[[\"f\"]]", got));
        p(what, e.p(), Code.of("{}[[\"p\"]]", got));
        e.sphericity().ifPresent(s -> {
            same(what + ", Greenhouse-Geisser", s.greenhouseGeisser(), Code.of("{}[[\"gg\"]]", got));
            p(what + " corrected", e.pGreenhouseGeisser(), Code.of("{}[[\"pgg\"]]", got));
        });
    }

    private static String what(RepeatedMeasures found, Change change) {
        return found.plan().name().en() + ", " + change.measure();
    }

    private static String inR(Adjustment adjust) {
        return adjust == Adjustment.BH ? "BH" : adjust.word();
    }

    private void same(String what, double expected, Code got) {
        r.line("same({}, {}, {})", r.text(what), Code.of(expected), got);
    }

    private void p(String what, double expected, Code got) {
        r.line("sameP({}, {}, {})", r.text(what), Code.of(expected), got);
    }
}
