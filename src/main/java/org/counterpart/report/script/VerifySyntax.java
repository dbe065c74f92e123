package org.counterpart.report.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.Predictor;
import org.counterpart.regression.RegressionSummary;
import org.counterpart.report.Shown;
import org.counterpart.study.StudyResult;
import org.counterpart.study.StudyResult.Marker;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.TestChoice;

/**
 * {@code verify.sps}: SPSS syntax that re-does a study's tests, models and areas under the ROC curve from {@code matched.csv}; above each result of SPSS
 * stands what Counterpart found. SPSS syntax cannot compare the two, so the reader does. It holds no patient.
 */
public final class VerifySyntax {
    /** A variable is v1, v2 ... in the order of the file; its values among cases and controls of a pair are c1 and k1. */
    private final Map<String, Integer> number = new HashMap<>();

    private final StudyResult result;
    private final StringBuilder text = new StringBuilder();

    private VerifySyntax(StudyResult result) {
        this.result = result;
        result.matched().cohort().variables().forEach(v -> number.put(v.name(), number.size() + 1));
    }

    public static String of(StudyResult result, String version) {
        VerifySyntax syntax = new VerifySyntax(result);
        syntax.line("* Encoding: UTF-8.")
                .line(
                        "* Re-does the analysis of a matched case-control study from matched.csv, which lies beside this file.")
                .line("* Written by Counterpart " + version
                        + "; what it found is echoed above each result, to be compared by eye.")
                .line(
                        "* If SPSS does not find the file, open this syntax by double click or set the folder with CD first.");
        syntax.data();
        syntax.tests();
        syntax.pairs();
        syntax.models();
        syntax.roc();
        return syntax.text.toString();
    }

    private VerifySyntax line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private void heading(String title) {
        line("").line("* " + title + ".");
    }

    private void found(String what) {
        line("ECHO " + quoted("Counterpart: " + what) + ".");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''").replace("\n", " ") + "'";
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

    private String name(String variable) {
        return "v" + number.get(variable);
    }

    private Variable variable(String name) {
        return result.matched().cohort().variable(name);
    }

    private void data() {
        heading("Data");
        line("SET DECIMAL=DOT.");
        line("GET DATA /TYPE=TXT /FILE='matched.csv' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /FIRSTCASE=2");
        line("  /DELIMITERS=',' /QUALIFIER='\"' /VARIABLES=");
        line("  set F8.0").line("  case F1.0").line("  id A64");
        List<Variable> variables = result.matched().cohort().variables();
        for (Variable v : variables) {
            line("  " + (numeric(v) ? name(v.name()) + " F20.8" : "s" + number.get(v.name()) + " A" + width(v)));
        }
        line("  .");
        for (Variable v : variables) {
            if (coded(v)) {
                StringBuilder recode = new StringBuilder("RECODE s" + number.get(v.name()));
                StringBuilder labels = new StringBuilder("VALUE LABELS " + name(v.name()));
                for (int i = 0; i < v.levels().size(); i++) {
                    recode.append("\n  (")
                            .append(quoted(v.levels().get(i)))
                            .append('=')
                            .append(i)
                            .append(')');
                    labels.append("\n  ")
                            .append(i)
                            .append(' ')
                            .append(quoted(v.levels().get(i)));
                }
                line(recode + "\n  INTO " + name(v.name()) + ".").line(labels + ".");
            }
            if (coded(v) || numeric(v)) {
                line("VARIABLE LABELS " + name(v.name()) + " " + quoted(v.name()) + ".");
            }
        }
        line("EXECUTE.").line("DATASET NAME matched.");
    }

    private static int width(Variable v) {
        int most = 64;
        for (String level : v.levels()) {
            most = Math.max(most, level.getBytes(StandardCharsets.UTF_8).length);
        }
        return most;
    }

    private void tests() {
        heading("Univariate tests of the two groups");
        for (Comparison.Row row : result.univariate().rows()) {
            Variable v = row.variable();
            TestChoice.Chosen chosen = row.unpaired() != null ? row.unpaired() : row.chosen();
            String at = name(v.name());
            switch (chosen.test()) {
                case "t-pooled", "t-welch" -> {
                    found(test(v, chosen));
                    line("T-TEST GROUPS=case(0 1) /VARIABLES=" + at + ".");
                }
                case "mann-whitney" -> {
                    found(test(v, chosen) + "; SPSS shows the smaller of the two U");
                    line("NPAR TESTS /M-W=" + at + " BY case(0 1).");
                }
                case "chi-square", "chi-square-yates", "fisher" -> {
                    found(test(v, chosen));
                    line("CROSSTABS /TABLES=" + at + " BY case /STATISTICS=CHISQ /CELLS=COUNT COLUMN.");
                }
                default -> line("* " + v.name() + ": " + chosen.test() + " is not re-done here.");
            }
        }
    }

    private static String test(Variable v, TestChoice.Chosen chosen) {
        double statistic = chosen.result().statistic();
        double p = chosen.result().p();
        return v.name() + ", " + chosen.test() + (Double.isNaN(statistic) ? "" : ", statistic " + shown(statistic))
                + (Double.isNaN(p) ? ", no P" : ", P " + shown(p));
    }

    private void pairs() {
        List<String> commands = new ArrayList<>();
        List<Variable> used = new ArrayList<>();
        for (Comparison.Row row : result.univariate().rows()) {
            if (row.paired() == null) {
                continue;
            }
            Variable v = row.variable();
            TestChoice.Chosen chosen = row.paired().chosen();
            String both = "k" + number.get(v.name()) + " WITH c" + number.get(v.name()) + " (PAIRED).";
            String command = switch (chosen.test()) {
                case "t-paired" -> "T-TEST PAIRS=" + both;
                case "signed-rank" -> "NPAR TESTS /WILCOXON=" + both;
                case "mcnemar", "mcnemar-exact" -> "NPAR TESTS /MCNEMAR=" + both;
                default -> null;
            };
            if (command == null) {
                commands.add("* " + v.name() + ": " + chosen.test() + " is not re-done here.");
            } else {
                used.add(v);
                commands.add("ECHO "
                        + quoted("Counterpart: " + test(v, chosen)
                                + (chosen.test().equals("mcnemar")
                                        ? "; SPSS corrects for continuity above 25 pairs"
                                        : ""))
                        + ".");
                commands.add(command);
            }
        }
        if (used.isEmpty()) {
            return;
        }
        heading("Tests of the pairs");
        StringBuilder sums = new StringBuilder("AGGREGATE /OUTFILE=* /BREAK=set");
        line("DATASET COPY pairs.").line("DATASET ACTIVATE pairs.");
        for (Variable v : used) {
            int i = number.get(v.name());
            line("IF (case=1) c" + i + "=v" + i + ".").line("IF (case=0) k" + i + "=v" + i + ".");
            sums.append("\n  /c")
                    .append(i)
                    .append("=MAX(c")
                    .append(i)
                    .append(")\n  /k")
                    .append(i)
                    .append("=MAX(k")
                    .append(i)
                    .append(')');
        }
        line(sums + ".");
        commands.forEach(this::line);
        line("DATASET ACTIVATE matched.");
    }

    private void models() {
        StudyResult.Models models = result.models();
        heading("Multivariable models");
        if (models.unconditional() == null) {
            line("* No variable entered.");
            return;
        }
        List<String> terms = new ArrayList<>();
        for (Coefficient c : models.unconditional().coefficients()) {
            String term = term(c.term(), models.design().predictors());
            if (term != null) {
                terms.add("x" + (terms.size() + 1));
                line("COMPUTE " + terms.get(terms.size() - 1) + "=" + term + ".");
                line("VARIABLE LABELS " + terms.get(terms.size() - 1) + " " + quoted(c.term()) + ".");
            }
        }
        if (models.unconditional().selection() != null) {
            StringBuilder offered = new StringBuilder();
            models.offered()
                    .forEach(v -> offered.append(offered.isEmpty() ? "" : ", ").append(name(v)));
            line("* A selection is made, and its model fitted, on the subjects who have every variable offered.");
            line("SELECT IF (NMISS(" + offered + ")=0).");
        }
        String x = String.join(" ", terms);
        coefficients("unconditional", models.unconditional());
        line("LOGISTIC REGRESSION VARIABLES=case WITH " + x + " /PRINT=CI(95).");
        if (models.conditional() != null) {
            coefficients("conditional", models.conditional());
            line("COMPUTE time=2-case.");
            line("COXREG VARIABLES=time WITH " + x + " /STATUS=case(1) /STRATA=set /METHOD=ENTER " + x
                    + " /PRINT=CI(95).");
        }
    }

    /** A term of a model as SPSS computes it; null for the intercept. */
    private String term(String term, List<Predictor> predictors) {
        for (Predictor p : predictors) {
            if (term.equals(p.name())) {
                return p.levels().isEmpty()
                        ? name(p.name())
                        : code(p.name(), p.levels().get(1));
            }
            if (term.startsWith(p.name() + "=")) {
                return code(p.name(), term.substring(p.name().length() + 1));
            }
        }
        return null;
    }

    private String code(String variable, String level) {
        return "(" + name(variable) + "=" + variable(variable).levels().indexOf(level) + ")";
    }

    private void coefficients(String model, RegressionSummary summary) {
        for (Coefficient c : summary.coefficients()) {
            found(
                    Double.isFinite(c.b()) && Double.isFinite(c.se())
                            ? model + ", " + c.term() + ": B " + shown(c.b()) + ", S.E. " + shown(c.se()) + ", Wald "
                                    + shown(c.wald()) + ", P " + shown(c.p()) + ", OR " + shown(c.oddsRatio()) + " ("
                                    + shown(c.ci().low()) + " to " + shown(c.ci().high()) + ")"
                            : model + ", " + c.term() + ": no finite estimate");
        }
    }

    private void roc() {
        heading("Areas under the ROC curve; SPSS's standard error is not DeLong's");
        for (Marker marker : result.roc()) {
            String at;
            if (marker.name().equals("model")) {
                RegressionSummary model = result.models().unconditional();
                if (model == null || model.coefficients().stream().anyMatch(c -> !Double.isFinite(c.b()))) {
                    continue;
                }
                StringBuilder score = new StringBuilder();
                int term = 0;
                for (Coefficient c : model.coefficients()) {
                    boolean intercept = term(c.term(), result.models().design().predictors()) == null;
                    score.append(score.isEmpty() ? "" : "+\n  ")
                            .append('(')
                            .append(Shown.exact(c.b()))
                            .append(')');
                    if (!intercept) {
                        score.append("*x").append(++term);
                    }
                }
                line("COMPUTE model=1/(1+EXP(-(" + score + "))).");
                at = "model";
            } else {
                Variable v = variable(marker.name());
                if (!coded(v) && !numeric(v)) {
                    continue;
                }
                at = name(v.name());
            }
            found(marker.name() + ": AUC " + shown(marker.delong().auc()));
            line("ROC " + at + " BY case(1) /PLOT=CURVE(REFERENCE) /PRINT=SE.");
        }
    }
}
