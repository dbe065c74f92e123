package org.counterpart.report.script;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.StudyDesign;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.GuardedCell;
import org.counterpart.report.Messages;
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
    /**
     * A variable is v1, v2 ... in the order of the file; its values among cases and controls of a pair are c1 and k1.
     */
    private final Map<String, Integer> number = new HashMap<>();

    /** SPSS takes no longer label, and older ones no longer line. */
    private static final int LONGEST_LABEL = 120;

    private final StudyResult result;
    private final StudyDesign design;
    private final ScriptText text = new ScriptText(Language.SPSS);

    private VerifySyntax(StudyResult result) {
        this.result = result;
        this.design = result.plan().design();
        result.matched().cohort().variables().forEach(v -> number.put(v.name(), number.size() + 1));
    }

    public static String of(StudyResult result, String version) {
        VerifySyntax syntax = new VerifySyntax(result);
        syntax.text
                .comment("Encoding: UTF-8.")
                .comment("Re-does the analysis of "
                        + Messages.EN.in(syntax.design).text("manuscript.script.study") + " from "
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
            syntax.roc();
        }
        return syntax.text.toString();
    }

    private ScriptText line(@CompileTimeConstant final String template, Code... parts) {
        return text.line(template, parts);
    }

    private void heading(String title) {
        text.line("").comment(title);
    }

    private void found(String what) {
        text.line(echo(what));
    }

    private Code echo(String what) {
        return Code.of("ECHO {}.", text.text("Counterpart: " + what));
    }

    private Code label(String name) {
        return text.text(shortened(name));
    }

    private static String shortened(String name) {
        int[] letters = name.codePoints().limit(LONGEST_LABEL).toArray();
        String start = new String(letters, 0, letters.length);
        return start.length() < name.length() ? start + "…" : name;
    }

    /** Six significant digits: what SPSS shows, and a few more. */
    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private static boolean coded(Variable v) {
        return !v.levels().isEmpty();
    }

    private static boolean numeric(Variable v) {
        return v.type() == Variable.Type.NUMERIC || v.type() == Variable.Type.INTEGER;
    }

    private Code number(String variable) {
        return Code.of(number.get(variable));
    }

    private Code name(String variable) {
        return Code.of("v{}", number(variable));
    }

    private Variable variable(String name) {
        return result.matched().cohort().variable(name);
    }

    private void data() {
        heading("Data");
        line("SET DECIMAL=DOT.");
        line(
                "GET DATA /TYPE=TXT /FILE={} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /FIRSTCASE={}",
                text.text(design.dataFile()),
                Code.of(1 + linesOfNames()));
        line("  /DELIMITERS=',' /QUALIFIER='\"' /VARIABLES=");
        if (design.hasSets()) {
            line("  set F8.0");
        }
        if (result.plan().hasOutcome()) {
            line("  case F1.0");
        }
        line("  id A64");
        List<Variable> variables = result.matched().cohort().variables();
        for (Variable v : variables) {
            if (numeric(v)) {
                line("  {} F20.8", name(v.name()));
            } else {
                line("  s{} A{}", number(v.name()), Code.of(width(v)));
            }
        }
        line("  .");
        for (Variable v : variables) {
            if (coded(v)) {
                line("RECODE s{}", number(v.name()));
                for (int i = 0; i < v.levels().size(); i++) {
                    line("  ({}={})", text.text(GuardedCell.of(v.levels().get(i))), Code.of(i));
                }
                line("  INTO {}.", name(v.name()));
                List<Code> labels = new ArrayList<>();
                for (int i = 0; i < v.levels().size(); i++) {
                    labels.add(Code.of("\n  {} {}", Code.of(i), label(v.levels().get(i))));
                }
                line("VALUE LABELS {}{}.", name(v.name()), Code.join("", labels));
            }
            if (coded(v) || numeric(v)) {
                line("VARIABLE LABELS {} {}.", name(v.name()), label(v.name()));
            }
        }
        line("EXECUTE.").line("DATASET NAME {}.", design.hasSets() ? Code.of("matched") : Code.of("analysed"));
    }

    /** A name may hold line ends, and SPSS counts lines. */
    private int linesOfNames() {
        return 1
                + result.matched().cohort().variables().stream()
                        .mapToInt(v -> v.name().split("\r\n|\r|\n", -1).length - 1)
                        .sum();
    }

    private static int width(Variable v) {
        int most = 64;
        for (String level : v.levels()) {
            most = Math.max(most, GuardedCell.of(level).getBytes(StandardCharsets.UTF_8).length);
        }
        return most;
    }

    private void tests() {
        heading("Univariate tests of the groups");
        for (Comparison.Row row : result.univariate().rows()) {
            Variable v = row.variable();
            TestChoice.Chosen chosen = row.unpaired() != null ? row.unpaired() : row.chosen();
            Code at = name(v.name());
            Code last = Code.of(result.groupSizes().size() - 1);
            switch (chosen.test()) {
                case T_POOLED, T_WELCH -> {
                    found(test(v, chosen));
                    line("T-TEST GROUPS={}(0 1) /VARIABLES={}.", group(), at);
                }
                case MANN_WHITNEY -> {
                    found(test(v, chosen) + "; SPSS shows the smaller of the two U");
                    line("NPAR TESTS /M-W={} BY {}(0 1).", at, group());
                }
                case KRUSKAL_WALLIS -> {
                    found(test(v, chosen));
                    line("NPAR TESTS /K-W={} BY {}(0 {}).", at, group(), last);
                }
                case ANOVA -> {
                    found(test(v, chosen));
                    line("ONEWAY {} BY {}.", at, group());
                }
                case WELCH_ANOVA -> {
                    found(test(v, chosen));
                    line("ONEWAY {} BY {} /STATISTICS WELCH.", at, group());
                }
                case CHI_SQUARE, CHI_SQUARE_YATES, FISHER -> {
                    found(test(v, chosen));
                    line("CROSSTABS /TABLES={} BY {} /STATISTICS=CHISQ /CELLS=COUNT COLUMN.", at, group());
                }
                case NONE, T_PAIRED, SIGNED_RANK, MCNEMAR, MCNEMAR_EXACT, STUART_MAXWELL, CONDITIONAL_LR ->
                    text.comment(notRedone(v, chosen));
            }
        }
    }

    /** What the table compares by. */
    private Code group() {
        return result.plan().group().map(this::name).orElseGet(() -> Code.of("case"));
    }

    private static String notRedone(Variable v, TestChoice.Chosen chosen) {
        return shortened(v.name()) + ": " + chosen.test().key() + " is not re-done here.";
    }

    private static String test(Variable v, TestChoice.Chosen chosen) {
        double statistic = chosen.result().statistic();
        double p = chosen.result().p();
        return shortened(v.name()) + ", " + chosen.test().key()
                + (Double.isNaN(statistic) ? "" : ", statistic " + shown(statistic))
                + (Double.isNaN(p) ? ", no P" : ", P " + shown(p));
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
            Code both = Code.of("k{} WITH c{} (PAIRED)", number(v.name()), number(v.name()));
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
                commands.add(() -> text.comment(notRedone(v, chosen)));
            } else {
                used.add(v);
                commands.add(() -> {
                    found(test(v, chosen)
                            + (chosen.test() == NamedTest.MCNEMAR
                                    ? "; SPSS corrects for continuity above 25 pairs"
                                    : ""));
                    text.line(command);
                });
            }
        }
        if (used.isEmpty()) {
            return;
        }
        heading("Tests of the pairs");
        List<Code> sums = new ArrayList<>();
        line("DATASET COPY pairs.").line("DATASET ACTIVATE pairs.");
        for (Variable v : used) {
            Code i = number(v.name());
            line("IF (case=1) c{}=v{}.", i, i).line("IF (case=0) k{}=v{}.", i, i);
            sums.add(Code.of("\n  /c{}=MAX(c{})\n  /k{}=MAX(k{})", i, i, i, i));
        }
        line("AGGREGATE /OUTFILE=* /BREAK=set{}.", Code.join("", sums));
        commands.forEach(Runnable::run);
        line("DATASET ACTIVATE matched.");
    }

    private void models() {
        StudyResult.Models models = result.models();
        heading("Multivariable models");
        if (models.unconditional() == null) {
            text.comment("No variable entered.");
            return;
        }
        List<Code> terms = new ArrayList<>();
        for (Coefficient c : models.unconditional().slopes()) {
            Code x = Code.of("x{}", Code.of(terms.size() + 1));
            terms.add(x);
            line("COMPUTE {}={}.", x, term(c.term(), models.design().predictors()));
            line("VARIABLE LABELS {} {}.", x, label(c.term().name()));
        }
        if (models.unconditional().selection() != null) {
            text.comment("A selection is made, and its model fitted, on the subjects who have every variable offered.");
            line(
                    "SELECT IF (NMISS({})=0).",
                    Code.join(", ", models.offered().stream().map(this::name).toList()));
        }
        Code x = Code.join(" ", terms);
        models.fitted().forEach((model, summary) -> model(model, summary, x));
    }

    private void model(Model model, RegressionSummary summary, Code x) {
        switch (model) {
            case UNCONDITIONAL -> {
                coefficients("unconditional", summary);
                line("LOGISTIC REGRESSION VARIABLES=case WITH {} /PRINT=CI(95).", x);
            }
            case CONDITIONAL -> {
                coefficients("conditional", summary);
                line("COMPUTE time=2-case.");
                line("COXREG VARIABLES=time WITH {} /STATUS=case(1) /STRATA=set /METHOD=ENTER {} /PRINT=CI(95).", x, x);
            }
            case FIRTH -> {
                // SPSS has no such procedure.
            }
        }
    }

    /** A term of one of these predictors as SPSS computes it. */
    private Code term(Term term, List<Predictor> predictors) {
        Predictor p = predictors.stream()
                .filter(one -> term.isOf(one.name()))
                .findFirst()
                .orElseThrow();
        return p.levels().isEmpty() ? onScale(name(p.name()), p) : code(p.name(), p.level(term));
    }

    private static Code onScale(Code name, Predictor p) {
        if (p.scale().isEmpty()) {
            return name;
        }
        PredictorScale scale = p.scale().get();
        return scale.isLinear()
                ? Code.of("({}/({}))", name, Code.of(scale.units()))
                : Code.of("(LN({})/LN({}))", name, Code.of(scale.amount().doubleValue()));
    }

    private Code code(String variable, String level) {
        return Code.of(
                "({}={})", name(variable), Code.of(variable(variable).levels().indexOf(level)));
    }

    private void coefficients(String model, RegressionSummary summary) {
        for (Coefficient c : summary.coefficients()) {
            String term = model + ", " + shortened(c.term().name()) + ": ";
            found(
                    Double.isFinite(c.b()) && Double.isFinite(c.se())
                            ? term + "B " + shown(c.b()) + ", S.E. " + shown(c.se()) + ", Wald " + shown(c.wald())
                                    + ", P " + shown(c.p()) + ", OR " + shown(c.oddsRatio()) + " ("
                                    + shown(c.ci().low()) + " to " + shown(c.ci().high()) + ")"
                            : term + "no finite estimate");
        }
    }

    private void roc() {
        heading("Areas under the ROC curve; SPSS's standard error is not DeLong's");
        for (Marker marker : result.roc()) {
            Code at;
            if (marker.score().isModel()) {
                RegressionSummary model = result.models().unconditional();
                if (model == null || model.coefficients().stream().anyMatch(c -> !Double.isFinite(c.b()))) {
                    continue;
                }
                List<Code> score = new ArrayList<>();
                int term = 0;
                for (Coefficient c : model.coefficients()) {
                    score.add(
                            c.term().isIntercept()
                                    ? Code.of("({})", Code.of(c.b()))
                                    : Code.of("({})*x{}", Code.of(c.b()), Code.of(++term)));
                }
                line("COMPUTE model=1/(1+EXP(-({}))).", Code.join("+\n  ", score));
                at = Code.of("model");
            } else {
                Variable v = variable(marker.score().key());
                if (!coded(v) && !numeric(v)) {
                    continue;
                }
                at = name(v.name());
            }
            found(shortened(marker.score().key()) + ": AUC "
                    + shown(marker.delong().auc()));
            line("ROC {} BY case(1) /PLOT=CURVE(REFERENCE) /PRINT=SE.", at);
        }
    }
}
