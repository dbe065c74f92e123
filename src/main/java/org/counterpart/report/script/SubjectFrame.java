package org.counterpart.report.script;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.model.Sample;

/**
 * A data frame of {@code verify.R}: the subjects of one file, and the columns that a model has of them.
 *
 * @param name of the data frame
 * @param outcome whether the file has the column {@code case}
 */
record SubjectFrame(ScriptText r, Code name, Sample sample, MatchedNames names, boolean outcome) {

    /** The file's cells, as text. */
    void open(String file) {
        List<Code> columns = new ArrayList<>();
        if (sample.hasSets()) {
            columns.add(Code.of("\"set\""));
        }
        if (outcome) {
            columns.add(Code.of("\"case\""));
        }
        columns.add(r.text(names.id()));
        sample.cohort().variables().forEach(v -> columns.add(r.text(names.of(v.name()))));
        r.line(
                        "{} <- read.csv(file.path(here, {}), header = FALSE, colClasses = \"character\","
                                + " na.strings = \"\", encoding = \"UTF-8\")",
                        name,
                        r.text(file))
                .line("{} <- {}[-1, , drop = FALSE]", name, name)
                .line("names({}) <- c({})", name, Code.join(",\n              ", columns));
    }

    /** The same as numbers and levels; {@code bare} is what the script has made to undo a guard against formulas. */
    void type() {
        r.line("{}[] <- lapply({}, bare)", name, name);
        if (sample.hasSets()) {
            r.line("{}$set <- as.integer({}$set)", name, name);
        }
        if (outcome) {
            r.line("{}$case <- as.integer({}$case)", name, name);
        }
        for (Variable v : sample.cohort().variables()) {
            Code column = column(v.name());
            switch (v.type()) {
                case NUMERIC, INTEGER -> r.line("{} <- as.numeric({})", column, column);
                case DATE -> {
                    if (VerifyScript.iso(v)) {
                        r.line("{} <- as.numeric(as.Date({}))", column, column);
                    }
                }
                case BINARY, CATEGORICAL, ORDINAL ->
                    r.line(
                            "{} <- factor({}, levels = c({}))",
                            column,
                            column,
                            r.texts(v.levels().stream().map(VerifyScript::read).toList()));
                case TEXT -> {
                    // not analysed
                }
            }
        }
    }

    /** The column that holds a variable. */
    Code column(String variable) {
        return Code.of("{}[[{}]]", name, r.text(names.of(variable)));
    }

    /**
     * The columns of a model: numbers on the predictor's scale, a 0/1 column for each other level, in the order of the
     * model's terms.
     *
     * @param made the subjects the model was made from, whose standard deviations its scales are in
     */
    List<Code> columns(RegressionSummary summary, List<Predictor> predictors, SubjectFrame made) {
        List<Code> columns = new ArrayList<>();
        for (Coefficient c : summary.coefficients()) {
            for (Predictor p : predictors) {
                if (p.has(c.term())) {
                    columns.add(column(c.term(), p, made));
                }
            }
        }
        return columns;
    }

    Code column(Term term, Predictor p, SubjectFrame made) {
        Code at = p.isProduct() ? Code.of("1") : column(p.name());
        return switch (p.coding()) {
            case NUMBER -> onScale(at, p, made);
            case INDICATOR, CONTRASTS -> Code.of("as.numeric({} == {})", at, r.text(VerifyScript.read(p.level(term))));
            case SPLINE ->
                Code.of(
                        "bent({}, c({}))[, {}]",
                        at,
                        Code.join(
                                ", ",
                                p.spline().orElseThrow().knots().stream()
                                        .map(Code::of)
                                        .toList()),
                        Code.of(term.bend() + 1));
            case SCORES ->
                Code.of(
                        "c({})[as.integer({})]",
                        Code.join(
                                ", ",
                                p.scores().orElseThrow().values().stream()
                                        .map(Code::of)
                                        .toList()),
                        at);
            case PRODUCT ->
                Code.of(
                        "({}) * ({})",
                        column(term.first(), p.factors().get(0), made),
                        column(term.times().orElseThrow(), p.factors().get(1), made));
        };
    }

    /** A standard deviation is R's own, of every recorded value. */
    private static Code onScale(Code column, Predictor p, SubjectFrame made) {
        if (p.scale().isEmpty()) {
            return column;
        }
        PredictorScale scale = p.scale().get();
        Code amount = Code.of(scale.amount().doubleValue());
        return switch (scale.kind()) {
            case PER -> Code.of("{} / ({})", column, amount);
            case PER_SD -> Code.of("{} / ({} * sd({}, na.rm = TRUE))", column, amount, made.column(p.name()));
            case LOG -> Code.of("log({}, base = {})", column, amount);
        };
    }
}
