package org.counterpart.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import tools.jackson.databind.JsonNode;

/** The model of a reference case, read from its inputs. */
public final class ReferenceModel {
    public final DesignMatrix x;
    /** 1 for the event; null where the outcome has no event. */
    public final double[] y;
    /** The outcome of each row as it is written. */
    public final String[] outcome;
    /** The matched set of each row; null when there is none. */
    public final int[] set;

    public ReferenceModel(Expected expected) {
        this(expected, List.of(), plain -> plain);
    }

    /**
     * @param more columns of the case made into something else
     * @param coded what becomes of the predictors as they are
     */
    public ReferenceModel(Expected expected, List<Column> more, UnaryOperator<List<Predictor>> coded) {
        JsonNode inputs = expected.inputs();
        List<Column> columns = new ArrayList<>();
        List<Predictor> predictors = new ArrayList<>();
        for (JsonNode p : inputs.get("predictors")) {
            String name = p.get("name").asString();
            if (p.get("type").asString().equals("factor")) {
                columns.add(text(expected, name));
                predictors.add(Predictor.contrasts(
                        name,
                        StreamSupport.stream(p.get("levels").spliterator(), false)
                                .map(JsonNode::asString)
                                .toList()));
            } else {
                columns.add(new NumberColumn(
                        Variable.of(name, Variable.Type.NUMERIC), expected.of().numbers(name)));
                predictors.add(Predictor.number(name));
            }
        }
        String named = Stream.of("outcome", "ordinal_outcome", "multinomial_outcome")
                .filter(inputs::has)
                .findFirst()
                .map(key -> inputs.get(key).asString())
                .orElseThrow();
        String[] outcomes = expected.of().texts(named);
        TextColumn outcomeColumn = text(expected, named);
        columns.removeIf(c -> c.variable().name().equals(named));
        columns.add(outcomeColumn);
        List<String> others = new ArrayList<>(List.of(named));
        String setName = inputs.has("set") ? inputs.get("set").asString() : null;
        if (setName != null) {
            columns.add(text(expected, setName));
            others.add(setName);
        }
        int n = outcomes.length;
        Cohort cohort = Cohort.of(
                "",
                IntStream.range(0, n).mapToObj(Integer::toString).toArray(String[]::new),
                IntStream.range(2, n + 2).toArray(),
                columns);
        for (Column column : more) {
            cohort = cohort.with(column);
        }
        x = DesignMatrix.of(cohort, coded.apply(predictors), others);
        outcome = IntStream.of(x.sourceRows()).mapToObj(r -> outcomes[r]).toArray(String[]::new);
        String event = inputs.has("event") ? inputs.get("event").asString() : null;
        y = event == null
                ? null
                : Stream.of(outcome).mapToDouble(o -> o.equals(event) ? 1 : 0).toArray();
        set = setName == null
                ? null
                : ConditionalLogistic.numbered(IntStream.of(x.sourceRows())
                        .mapToObj(r -> expected.of().texts(setName)[r])
                        .toArray(String[]::new));
    }

    /** The model without a penalty, conditional where there are sets. */
    public RegressionFit fit() {
        return set == null
                ? Logistic.withDefaults().fit(x, y)
                : ConditionalLogistic.withDefaults().fit(x, y, set);
    }

    private static TextColumn text(Expected expected, String name) {
        return new TextColumn(
                Variable.of(name, Variable.Type.TEXT), expected.of().texts(name));
    }
}
