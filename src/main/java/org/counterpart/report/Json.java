package org.counterpart.report;

import java.util.Locale;
import org.counterpart.stats.Interval;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as the contract wants it: doubles at full precision, and {@code null} with a neighbouring reason where there is
 * no number.
 */
public final class Json {
    /** Made when something is written: a command that only needs the words of the contract starts faster. */
    private static final class Writer {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * A number that always exists unless {@code NaN}; without a reason to give, {@code NaN} and infinities become a
     * bare null.
     */
    public static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /** A number, or null with {@code reason} beside it when it does not exist. */
    public static void put(ObjectNode node, String name, double value, String reason) {
        put(node, name, value);
        if (!Double.isFinite(value)) {
            node.put("reason", reason);
        }
    }

    public static ArrayNode interval(Interval ci) {
        ArrayNode pair = array();
        for (double limit : new double[] {ci.low(), ci.high()}) {
            if (Double.isFinite(limit)) {
                pair.add(limit);
            } else {
                pair.addNull();
            }
        }
        return pair;
    }

    /** An option as a word: {@code SCALED_EUCLIDEAN} is scaled-euclidean. */
    public static String word(Enum<?> option) {
        return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Indented, {@code \n} line ends, ending in one. */
    public static String write(ObjectNode node) {
        return Writer.MAPPER.writeValueAsString(node).replace("\r\n", "\n") + "\n";
    }
}
