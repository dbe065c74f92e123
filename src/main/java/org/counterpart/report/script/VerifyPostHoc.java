package org.counterpart.report.script;

import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.univariate.posthoc.Pair;
import org.counterpart.univariate.posthoc.PostHoc;

/**
 * The part of {@code verify.R} that compares pairs of groups again. Where it is written, {@code x} holds the values of
 * the variable (levels of an ordinal one as whole numbers, of a categorical one as a factor) and {@code group} the
 * groups, a factor.
 */
final class VerifyPostHoc {
    private final ScriptText r;

    VerifyPostHoc(ScriptText r) {
        this.r = r;
    }

    /** What {@link #write} uses; once a script. */
    void functions() {
        r.line("pairs.by <- function(x, group, method) {")
                .line("  # difference, statistic and P of each two groups alone; of means also P for all of them")
                .line("  known <- !is.na(x) & !is.na(group); x <- x[known]; group <- droplevels(group[known])")
                .line("  k <- nlevels(group); n <- table(group); r <- rank(x); ties <- table(x); size <- length(x)")
                .line("  do.call(rbind, combn(levels(group), 2, function(p) {")
                .line("    a <- group == p[1]; b <- group == p[2]; m <- n[[p[1]]]; l <- n[[p[2]]]")
                .line("    if (method == \"dunn\") {")
                .line("      difference <- mean(r[a]) - mean(r[b])")
                .line("      v <- size * (size + 1) / 12 - sum(ties^3 - ties) / (12 * (size - 1))")
                .line("      z <- difference / sqrt(v * (1 / m + 1 / l))")
                .line("      c(difference, z, 2 * pnorm(-abs(z)), NA)")
                .line("    } else {")
                .line("      difference <- mean(x[a]) - mean(x[b])")
                .line("      if (method == \"tukey\") {")
                .line("        fit <- anova(lm(x ~ group)); df <- fit$Df[2]; v <- fit$\"Mean Sq\"[2] * (1 / m + 1 / l)")
                .line("      } else {")
                .line("        v <- var(x[a]) / m + var(x[b]) / l; df <- t.test(x[a], x[b])$parameter[[1]]")
                .line("      }")
                .line("      q <- difference / sqrt(v / 2)")
                .line(
                        "      c(difference, q, 2 * pt(-abs(q) / sqrt(2), df), ptukey(abs(q), k, df, lower.tail = FALSE))")
                .line("    }")
                .line("  }, simplify = FALSE))")
                .line("}");
    }

    void write(PostHoc found) {
        if (!found.asked()) {
            return;
        }
        if (found.method() == PostHoc.Method.PAIRWISE_TABLES) {
            tables(found);
            return;
        }
        r.line("found <- pairs.by(x, group, {})", r.text(found.method().word()));
        if (!found.method().ofStudentizedRange()) {
            r.line("found[, 4] <- p.adjust(found[, 3], {})", r.text(inR(found.adjust())));
        }
        for (int i = 0; i < found.pairs().size(); i++) {
            Pair pair = found.pairs().get(i);
            Code row = Code.of(i + 1);
            String what = what(found, pair);
            same(what + ", difference", pair.difference(), Code.of("found[{}, 1]", row));
            same(what + ", statistic", pair.statistic(), Code.of("found[{}, 2]", row));
            p(what, pair.p(), Code.of("found[{}, 3]", row));
            if (found.method().ofStudentizedRange()) {
                r.comment(
                                "ptukey itself is right to seven digits after the point, and to four at few degrees of freedom")
                        .line(
                                "same({}, {}, found[{}, 4], floor = {})",
                                r.text(what + ", adjusted P"),
                                Code.of(pair.pAdjusted()),
                                row,
                                Code.of(pair.df() < 12 ? 5e-4 : 1e-6));
            } else {
                p(what + ", adjusted", pair.pAdjusted(), Code.of("found[{}, 4]", row));
            }
        }
    }

    private void tables(PostHoc found) {
        r.line("p <- numeric(0)");
        for (Pair pair : found.pairs()) {
            r.line("n <- table(x, group)[, c({}, {})]", r.text(pair.a()), r.text(pair.b()))
                    .line("n <- n[rowSums(n) > 0, , drop = FALSE]");
            Code test = switch (pair.test()) {
                case CHI_SQUARE -> Code.of("suppressWarnings(chisq.test(n, correct = FALSE))$p.value");
                case CHI_SQUARE_YATES -> Code.of("suppressWarnings(chisq.test(n))$p.value");
                case FISHER -> Code.of("fisher.test(n, workspace = 2e7)$p.value");
                case NONE,
                        T_POOLED,
                        T_WELCH,
                        T_PAIRED,
                        MANN_WHITNEY,
                        SIGNED_RANK,
                        KRUSKAL_WALLIS,
                        ANOVA,
                        WELCH_ANOVA,
                        MCNEMAR,
                        MCNEMAR_EXACT,
                        STUART_MAXWELL,
                        CONDITIONAL_LR -> Code.of("NA");
            };
            r.line("p <- c(p, {})", test);
        }
        r.line("adjusted <- p.adjust(p, {})", r.text(inR(found.adjust())));
        for (int i = 0; i < found.pairs().size(); i++) {
            Pair pair = found.pairs().get(i);
            if (!Double.isNaN(pair.p())) {
                p(what(found, pair), pair.p(), Code.of("p[{}]", Code.of(i + 1)));
                p(what(found, pair) + ", adjusted", pair.pAdjusted(), Code.of("adjusted[{}]", Code.of(i + 1)));
            }
        }
    }

    private static String what(PostHoc found, Pair pair) {
        return found.variable() + ", " + pair.a() + " and " + pair.b();
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
