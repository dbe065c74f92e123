package org.counterpart.report.script.spss;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.StudyDesign;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.Messages;
import org.counterpart.report.script.code.Code;
import org.counterpart.study.PointScore;
import org.counterpart.study.StudyResult;
import org.counterpart.study.StudyResult.Marker;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.NamedTest;
import org.counterpart.univariate.TestChoice;

/**
 * {@code verify.sps}: SPSS syntax that re-does a study's tests, models and areas under the ROC curve from {@code
 * matched.csv}; above each result of SPSS
 * stands what Counterpart found. SPSS syntax cannot compare the two, so the reader does. It holds no patient.
 */
public final class VerifySyntax {
    private final StudyResult result;
    private final StudyDesign design;
    private final SyntaxText out = new SyntaxText();
    private final SyntaxFrame data;

    private VerifySyntax(StudyResult result) {
        this.result = result;
        this.design = result.plan().design();
        this.data = new SyntaxFrame(out, result.matched());
    }

    public static String of(StudyResult result, String version) {
        VerifySyntax syntax = new VerifySyntax(result);
        syntax.out
                .comment("Encoding: UTF-8.")
                .comment("Re-does the analysis of "
                        + Messages.EN.in(result.plan().variants()).text("manuscript.script.study") + " from "
                        + syntax.design.dataFile() + ", which lies beside this file.")
                .comment("Written by Counterpart " + version
                        + "; what it found is echoed above each result, to be compared by eye.")
                .comment("If SPSS does not find the file, open this syntax by double click or set the folder with CD"
                        + " first.");
        syntax.data();
        syntax.tests();
        syntax.pairs();
        if (result.plan().hasOutcome()) {
            syntax.models();
            new SyntaxFurther(result, syntax.data, syntax.out).write();
            new SyntaxValidation(result, syntax.out).write();
        }
        return syntax.out.toString();
    }

    private void data() {
        out.heading("Data");
        out.line("SET DECIMAL=DOT.");
        boolean outcome = result.plan().hasOutcome();
        if (design.hasSets()) {
            data.open(design.dataFile(), "matched", outcome);
        } else {
            data.open(design.dataFile(), "analysed", outcome);
        }
    }

    private void tests() {
        out.heading("Univariate tests of the groups");
        for (Comparison.Row row : result.univariate().rows()) {
            Variable v = row.variable();
            TestChoice.Chosen chosen = row.unpaired() != null ? row.unpaired() : row.chosen();
            Code at = data.name(v.name());
            Code last = Code.of(result.groupSizes().size() - 1);
            switch (chosen.test()) {
                case T_POOLED, T_WELCH -> {
                    out.found(test(v, chosen));
                    out.line("T-TEST GROUPS={}(0 1) /VARIABLES={}.", group(), at);
                }
                case MANN_WHITNEY -> {
                    out.found(test(v, chosen) + "; SPSS shows the smaller of the two U");
                    out.line("NPAR TESTS /M-W={} BY {}(0 1).", at, group());
                }
                case KRUSKAL_WALLIS -> {
                    out.found(test(v, chosen));
                    out.line("NPAR TESTS /K-W={} BY {}(0 {}).", at, group(), last);
                }
                case ANOVA -> {
                    out.found(test(v, chosen));
                    out.line("ONEWAY {} BY {}.", at, group());
                }
                case WELCH_ANOVA -> {
                    out.found(test(v, chosen));
                    out.line("ONEWAY {} BY {} /STATISTICS WELCH.", at, group());
                }
                case CHI_SQUARE, CHI_SQUARE_YATES, FISHER -> {
                    out.found(test(v, chosen));
                    out.line("CROSSTABS /TABLES={} BY {} /STATISTICS=CHISQ /CELLS=COUNT COLUMN.", at, group());
                }
                case NONE, T_PAIRED, SIGNED_RANK, MCNEMAR, MCNEMAR_EXACT, STUART_MAXWELL, CONDITIONAL_LR ->
                    out.comment(notRedone(v, chosen));
            }
        }
    }

    /** What the table compares by. */
    private Code group() {
        return result.plan().group().map(data::name).orElseGet(() -> Code.of("case"));
    }

    private static String notRedone(Variable v, TestChoice.Chosen chosen) {
        return SyntaxText.shortened(v.name()) + ": " + chosen.test().key() + " is not re-done here.";
    }

    private static String test(Variable v, TestChoice.Chosen chosen) {
        double statistic = chosen.result().statistic();
        double p = chosen.result().p();
        return SyntaxText.shortened(v.name()) + ", " + chosen.test().key()
                + (Double.isNaN(statistic) ? "" : ", statistic " + SyntaxText.shown(statistic))
                + (Double.isNaN(p) ? ", no P" : ", P " + SyntaxText.shown(p));
    }

    private void pairs() {
        List<Runnable> commands = new ArrayList<>();
        List<Variable> used = new ArrayList<>();
        for (Comparison.Row row : result.univariate().rows()) {
            if (row.paired() == null) {
                continue;
            }
            Variable v = row.variable();
            TestChoice.Chosen chosen = row.paired().chosen();
            Code both = Code.of("k{} WITH c{} (PAIRED)", data.number(v.name()), data.number(v.name()));
            Code command = switch (chosen.test()) {
                case T_PAIRED -> Code.of("T-TEST PAIRS={}.", both);
                case SIGNED_RANK -> Code.of("NPAR TESTS /WILCOXON={}.", both);
                case MCNEMAR, MCNEMAR_EXACT -> Code.of("NPAR TESTS /MCNEMAR={}.", both);
                case NONE,
                        T_POOLED,
                        T_WELCH,
                        MANN_WHITNEY,
                        KRUSKAL_WALLIS,
                        ANOVA,
                        WELCH_ANOVA,
                        CHI_SQUARE,
                        CHI_SQUARE_YATES,
                        FISHER,
                        STUART_MAXWELL,
                        CONDITIONAL_LR -> null;
            };
            if (command == null) {
                commands.add(() -> out.comment(notRedone(v, chosen)));
            } else {
                used.add(v);
                commands.add(() -> {
                    out.found(test(v, chosen)
                            + (chosen.test() == NamedTest.MCNEMAR
                                    ? "; SPSS corrects for continuity above 25 pairs"
                                    : ""));
                    out.line(command);
                });
            }
        }
        if (used.isEmpty()) {
            return;
        }
        out.heading("Tests of the pairs");
        List<Code> sums = new ArrayList<>();
        out.line("DATASET COPY pairs.").line("DATASET ACTIVATE pairs.");
        for (Variable v : used) {
            Code i = data.number(v.name());
            out.line("IF ({}=1) c{}=v{}.", group(), i, i).line("IF ({}=0) k{}=v{}.", group(), i, i);
            sums.add(Code.of("\n  /c{}=MAX(c{})\n  /k{}=MAX(k{})", i, i, i, i));
        }
        out.line("AGGREGATE /OUTFILE=* /BREAK=set{}.", Code.join("", sums));
        commands.forEach(Runnable::run);
        out.line("DATASET ACTIVATE matched.");
    }

    private void models() {
        StudyResult.Models models = result.models();
        out.heading("Multivariable models");
        if (models.unconditional() == null) {
            out.comment("No variable entered.");
            roc(List.of());
            return;
        }
        List<Code> terms =
                data.compute("x", models.unconditional(), models.design().predictors());
        boolean selected = models.unconditional().selection() != null;
        if (selected) {
            out.comment("A selection is made, and its model fitted, on the subjects who have every variable offered.")
                    .line("COMPUTE offered={}.", data.complete(models.offered()))
                    .line("FILTER BY offered.");
        }
        Code x = Code.join(" ", terms);
        models.fitted().forEach((model, summary) -> model(model, summary, x));
        if (selected) {
            out.line("FILTER OFF.");
        }
        roc(terms);
    }

    private void model(Model model, RegressionSummary summary, Code x) {
        switch (model) {
            case UNCONDITIONAL -> {
                out.coefficients("unconditional", summary);
                out.line("LOGISTIC REGRESSION VARIABLES=case WITH {} /PRINT=CI(95).", x);
            }
            case CONDITIONAL -> {
                out.coefficients("conditional", summary);
                out.line("COMPUTE time=2-case.");
                out.line(
                        "COXREG VARIABLES=time WITH {} /STATUS=case(1) /STRATA=set /METHOD=ENTER {} /PRINT=CI(95).",
                        x,
                        x);
            }
            case FIRTH -> {
                // SPSS has no such procedure.
            }
        }
    }

    /** The score of who is in the model: a selection leaves out who lacks what was offered. */
    private void ofModel(Code name, Code value) {
        if (result.models().unconditional().selection() != null) {
            out.line("IF (offered=1) {}={}.", name, value);
        } else {
            out.line("COMPUTE {}={}.", name, value);
        }
    }

    private Code points(List<Code> terms) {
        List<Code> sum = new ArrayList<>();
        for (PointScore.Entry entry : result.points().entries()) {
            sum.add(Code.of("({})*{}", Code.of((double) entry.points()), terms.get(sum.size())));
        }
        return Code.join("+\n  ", sum);
    }

    /** @param terms of the model, as they are called */
    private void roc(List<Code> terms) {
        out.heading("Areas under the ROC curve; SPSS's standard error is not DeLong's");
        for (Marker marker : result.roc()) {
            RegressionSummary model = result.models().unconditional();
            Code at;
            if (marker.score().isModel()) {
                if (model == null || !SyntaxText.finite(model)) {
                    continue;
                }
                at = Code.of("model");
                ofModel(at, Code.of("1/(1+EXP(-({})))", SyntaxFrame.linear(model, terms)));
            } else if (marker.score().isPoints()) {
                at = Code.of("score");
                ofModel(at, points(terms));
            } else {
                Variable v = data.variable(marker.score().key());
                if (!SyntaxFrame.coded(v) && !SyntaxFrame.numeric(v)) {
                    continue;
                }
                at = data.name(v.name());
            }
            out.area(marker.score().key(), marker.delong().auc(), at);
        }
    }
}
