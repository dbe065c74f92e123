package org.counterpart.report.script.spss;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.design.Spline;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.GuardedCell;
import org.counterpart.report.script.code.Code;
import org.counterpart.study.model.Sample;

/**
 * A dataset of {@code verify.sps}: the subjects of one file, whose variables are v1, v2 ... in its order, and what a
 * model has of them.
 */
final class SyntaxFrame {
    private final SyntaxText out;
    private final Sample sample;
    private final Map<String, Integer> number = new HashMap<>();

    SyntaxFrame(SyntaxText out, Sample sample) {
        this.out = out;
        this.sample = sample;
        sample.cohort().variables().forEach(v -> number.put(v.name(), number.size() + 1));
    }

    static boolean coded(Variable v) {
        return !v.levels().isEmpty();
    }

    static boolean numeric(Variable v) {
        return v.type() == Variable.Type.NUMERIC || v.type() == Variable.Type.INTEGER;
    }

    Code number(String variable) {
        return Code.of(number.get(variable));
    }

    Code name(String variable) {
        return Code.of("v{}", number(variable));
    }

    Variable variable(String name) {
        return sample.cohort().variable(name);
    }

    /**
     * Reads the file.
     *
     * @param called the dataset's name
     * @param outcome whether the file has the column {@code case}
     */
    void open(String file, @CompileTimeConstant final String called, boolean outcome) {
        out.line(
                "GET DATA /TYPE=TXT /FILE={} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /FIRSTCASE={}",
                out.text(file),
                Code.of(1 + linesOfNames()));
        out.line("  /DELIMITERS=',' /QUALIFIER='\"' /VARIABLES=");
        if (sample.hasSets()) {
            out.line("  set F8.0");
        }
        if (outcome) {
            out.line("  case F1.0");
        }
        out.line("  id A64");
        List<Variable> variables = sample.cohort().variables();
        for (Variable v : variables) {
            if (numeric(v)) {
                out.line("  {} F20.8", name(v.name()));
            } else {
                out.line("  s{} A{}", number(v.name()), Code.of(width(v)));
            }
        }
        out.line("  .");
        for (Variable v : variables) {
            if (coded(v)) {
                out.line("RECODE s{}", number(v.name()));
                for (int i = 0; i < v.levels().size(); i++) {
                    out.line("  ({}={})", out.text(GuardedCell.of(v.levels().get(i))), Code.of(i));
                }
                out.line("  INTO {}.", name(v.name()));
                List<Code> labels = new ArrayList<>();
                for (int i = 0; i < v.levels().size(); i++) {
                    labels.add(Code.of(
                            "\n  {} {}", Code.of(i), out.label(v.levels().get(i))));
                }
                out.line("VALUE LABELS {}{}.", name(v.name()), Code.join("", labels));
            }
            if (coded(v) || numeric(v)) {
                out.line("VARIABLE LABELS {} {}.", name(v.name()), out.label(v.name()));
            }
        }
        out.line("EXECUTE.").line("DATASET NAME {}.", Code.of(called));
    }

    /** A name may hold line ends, and SPSS counts lines. */
    private int linesOfNames() {
        return 1
                + sample.cohort().variables().stream()
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

    /** A term of one of these predictors as SPSS computes it. */
    Code term(Term term, List<Predictor> predictors) {
        Predictor p =
                predictors.stream().filter(one -> one.has(term)).findFirst().orElseThrow();
        return term(term, p);
    }

    private Code term(Term term, Predictor p) {
        return switch (p.coding()) {
            case NUMBER -> onScale(name(p.name()), p);
            case INDICATOR, CONTRASTS -> code(p.name(), p.level(term));
            case SPLINE -> bent(name(p.name()), p.spline().orElseThrow(), term.bend());
            case SCORES -> {
                List<Code> levels = new ArrayList<>();
                for (int i = 0; i < p.levels().size(); i++) {
                    levels.add(Code.of(
                            "{}*{}",
                            Code.of(p.scores().orElseThrow().values().get(i)),
                            code(p.name(), p.levels().get(i))));
                }
                yield Code.of("({})", Code.join("+", levels));
            }
            case PRODUCT ->
                Code.of(
                        "({}*{})",
                        term(term.first(), p.factors().get(0)),
                        term(term.times().orElseThrow(), p.factors().get(1)));
        };
    }

    /** A bend of a spline: three cubes, each of what is above its knot. */
    private static Code bent(Code name, Spline spline, int bend) {
        if (bend == 0) {
            return name;
        }
        List<Double> knots = spline.knots();
        double last = knots.get(knots.size() - 1);
        double next = knots.get(knots.size() - 2);
        double at = knots.get(bend - 1);
        double width = Math.pow(last - knots.get(0), 2);
        return Code.of(
                "(({}-({})*{}+({})*{})/({}))",
                cube(name, at),
                Code.of((last - at) / (last - next)),
                cube(name, next),
                Code.of((next - at) / (last - next)),
                cube(name, last),
                Code.of(width));
    }

    private static Code cube(Code name, double knot) {
        return Code.of("(({}>{})*({}-({}))**3)", name, Code.of(knot), name, Code.of(knot));
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

    /**
     * Computes the terms of a model.
     *
     * @param stem of their names: {@code x} gives x1, x2 ...
     * @return the names, in the order of the terms
     */
    List<Code> compute(@CompileTimeConstant final String stem, RegressionSummary model, List<Predictor> predictors) {
        List<Code> terms = new ArrayList<>();
        for (Coefficient c : model.slopes()) {
            terms.add(compute(Code.of(stem), terms.size() + 1, c.term(), predictors));
        }
        return terms;
    }

    /** @param stem of the name, which the number follows */
    Code compute(Code stem, int at, Term term, List<Predictor> predictors) {
        Code x = Code.of("{}{}", stem, Code.of(at));
        out.line("COMPUTE {}={}.", x, term(term, predictors));
        out.line("VARIABLE LABELS {} {}.", x, out.label(term.name()));
        return x;
    }

    /** The linear predictor of a finite model. */
    static Code linear(RegressionSummary model, List<Code> terms) {
        List<Code> sum = new ArrayList<>();
        int term = 0;
        for (Coefficient c : model.coefficients()) {
            sum.add(
                    c.term().isIntercept()
                            ? Code.of("({})", Code.of(c.b()))
                            : Code.of("({})*{}", Code.of(c.b()), terms.get(term++)));
        }
        return Code.join("+\n  ", sum);
    }

    /** Those who have all these variables. */
    Code complete(List<String> variables) {
        return Code.of(
                "(NMISS({})=0)",
                Code.join(", ", variables.stream().map(this::name).toList()));
    }
}
