package org.counterpart.prediction;

import java.util.Arrays;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import tools.jackson.databind.JsonNode;

/** A marker and the outcome of a reference case; rows that are neither event nor control have no marker. */
final class ReferenceMarker {
    final double[] values;
    final boolean[] cases;
    final Direction direction;

    ReferenceMarker(Expected expected, String marker, String direction) {
        this(expected, marker, direction, null);
    }

    /** @param group the only level of the subgroup column that counts; null for all */
    ReferenceMarker(Expected expected, String marker, String direction, String group) {
        JsonNode inputs = expected.inputs();
        String[] outcomes = expected.of().texts(inputs.get("outcome").asString());
        String event = inputs.get("event").asString();
        String control = inputs.get("control").asString();
        values = expected.of().numbers(inputs.get(marker).asString());
        cases = new boolean[outcomes.length];
        for (int i = 0; i < outcomes.length; i++) {
            cases[i] = outcomes[i].equals(event);
            boolean known = cases[i] || outcomes[i].equals(control);
            boolean in = group == null
                    || expected.of().texts(inputs.get("subgroup").asString())[i].equals(group);
            if (!known || !in) {
                values[i] = Double.NaN;
            }
        }
        this.direction = inputs.get(direction).asString().equals("<") ? Direction.HIGHER : Direction.LOWER;
    }

    static RocCurve curve(Expected expected) {
        ReferenceMarker m = new ReferenceMarker(expected, "marker", "direction");
        return RocCurve.of(m.values, m.cases, m.direction);
    }

    /** The outcome of a validation case, where it is known for all rows. */
    static boolean[] cases(Expected expected) {
        String event = expected.inputs().get("event").asString();
        String[] outcomes = expected.of().texts(expected.inputs().get("outcome").asString());
        boolean[] cases = new boolean[outcomes.length];
        Arrays.setAll(new int[outcomes.length], i -> {
            cases[i] = outcomes[i].equals(event);
            return 0;
        });
        return cases;
    }
}
