package org.counterpart.report.script;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.counterpart.cohort.Variable;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.TestResult;

/** The univariate part of {@code verify.R}: for each variable the call of R that is the test the table names. */
final class VerifyTests {
    private final StudyResult result;
    private final MatchedNames names;
    private final ScriptText r;
    private final VerifyPostHoc posthoc;

    VerifyTests(StudyResult result, MatchedNames names, ScriptText r) {
        this.result = result;
        this.names = names;
        this.r = r;
        this.posthoc = new VerifyPostHoc(r);
    }

    void write() {
        boolean sets = result.plan().design().hasSets();
        VerifyScript.section(r, "Univariate tests: x are the values" + (sets ? ", pairs those of each set" : ""));
        if (sets) {
            pairs();
        }
        groups();
        for (Comparison.Row row : result.univariate().rows()) {
            Variable v = row.variable();
            if (v.type() == Variable.Type.TEXT || (v.type() == Variable.Type.DATE && !VerifyScript.iso(v))) {
                continue;
            }
            r.line("").line("x <- d[[{}]]", r.text(names.of(v.name())));
            if (row.kind() == Kind.ORDINAL) {
                r.line("x <- as.integer(x)");
            }
            TestChoice.Chosen unpaired = row.unpaired() != null ? row.unpaired() : row.chosen();
            test(v.name(), unpaired);
            if (row.paired() != null) {
                test(v.name(), row.paired().chosen());
            }
            result.posthoc().stream().filter(p -> p.variable().equals(v.name())).forEach(posthoc::write);
        }
        if (result.plan().group().isPresent() && result.plan().hasOutcome()) {
            r.line("case <- d$case == 1");
        }
    }

    /** Where the table compares by no outcome, {@code case} is the second of two groups, or the group itself. */
    private void groups() {
        if (result.plan().group().isEmpty()) {
            return;
        }
        r.line(
                "group <- droplevels(d[[{}]])",
                r.text(names.of(result.plan().group().get())));
        if (result.groupSizes().size() == 2) {
            r.line("case <- group == levels(group)[2]");
        } else {
            r.line("case <- group");
        }
        if (!result.posthoc().isEmpty()) {
            posthoc.functions();
        }
    }

    private void pairs() {
        r.line("pairs.of <- function(x) {")
                .line("  p <- cbind(control = x[!case][match(d$set[case], d$set[!case])], case = x[case])")
                .line("  p[complete.cases(p), , drop = FALSE]")
                .line("}")
                .line("stuart.maxwell <- function(n) {")
                .line("  away <- (rowSums(n) - colSums(n))[-1]")
                .line("  v <- diag(rowSums(n) + colSums(n)) - n - t(n)")
                .line("  drop(away %*% solve(v[-1, -1], away))")
                .line("}");
    }

    /** Of x and case as they stand. */
    void test(String name, TestChoice.Chosen chosen) {
        TestResult t = chosen.result();
        if (Double.isNaN(t.p())) {
            r.comment(name + ": " + chosen.test().key() + " gives no P here");
            return;
        }
        final String two = "x[!case], x[case]";
        final String pairs = "p <- pairs.of(x); ";
        final String cells = "p <- pairs.of(as.integer(x)); k <- seq_along(levels(x)); ";
        final String table = "table(factor(p[, \"case\"], k), factor(p[, \"control\"], k))";
        switch (chosen.test()) {
            case T_POOLED -> call(name, t, "t.test(" + two + ", var.equal = TRUE)");
            case T_WELCH -> call(name, t, "t.test(" + two + ")");
            case MANN_WHITNEY -> call(name, t, "wilcox.test(" + two + ", exact = FALSE, correct = FALSE)");
            case CHI_SQUARE ->
                call(name, t, "suppressWarnings(chisq.test(table(droplevels(x), case), correct = FALSE))");
            case CHI_SQUARE_YATES -> call(name, t, "suppressWarnings(chisq.test(table(droplevels(x), case)))");
            case FISHER -> p(name, t, "fisher.test(table(droplevels(x), case), workspace = 2e7)$p.value");
            case T_PAIRED -> {
                r.line(pairs);
                call(name, t, "t.test(p[, \"control\"], p[, \"case\"], paired = TRUE)");
            }
            case SIGNED_RANK -> {
                r.line(pairs);
                call(
                        name,
                        t,
                        "wilcox.test(p[, \"control\"], p[, \"case\"], paired = TRUE, exact = FALSE, correct = FALSE)");
            }
            case MCNEMAR -> {
                r.line(cells);
                call(name, t, "mcnemar.test(" + table + ", correct = FALSE)");
            }
            case MCNEMAR_EXACT -> {
                r.line(cells + "n <- " + table);
                p(name, t, "if (n[1, 2] + n[2, 1] == 0) 1 else binom.test(n[2, 1], n[1, 2] + n[2, 1])$p.value");
            }
            case STUART_MAXWELL -> {
                r.line(cells + "n <- " + table + "; n <- n[rowSums(n) + colSums(n) > 0, rowSums(n) + colSums(n) > 0]");
                p(name, t, "pchisq(stuart.maxwell(n), nrow(n) - 1, lower.tail = FALSE)");
            }
            case CONDITIONAL_LR ->
                r.comment(name + ": the likelihood-ratio test of the crude conditional model, below");
            case KRUSKAL_WALLIS -> call(name, t, "kruskal.test(x, group)");
            case ANOVA -> call(name, t, "oneway.test(x ~ group, var.equal = TRUE)");
            case WELCH_ANOVA -> call(name, t, "oneway.test(x ~ group)");
            case NONE -> r.comment(name + ": " + chosen.test().key() + " is not checked here");
        }
    }

    private void call(String name, TestResult t, @CompileTimeConstant final String call) {
        r.line("test <- {}", Code.of(call));
        r.line("same({}, {}, test$statistic)", r.text(name + " statistic"), Code.of(t.statistic()));
        p(name, t, "test$p.value");
    }

    private void p(String name, TestResult t, @CompileTimeConstant final String got) {
        r.line("sameP({}, {}, {})", r.text(name), Code.of(t.p()), Code.of(got));
    }
}
