package org.counterpart.result;

import java.util.List;

/**
 * One field of the JSON as the glossary describes it.
 *
 * @param name the shape it belongs to and its path in it, arrays passed over: {@code model.terms.b}
 * @param type what is written; {@code @shape} for an object described as that shape, {@code tree} for one described
 *     with all that is in it
 * @param unit empty where there is none
 * @param equivalent the same in R; empty where R has no name for it
 * @param origins the sentences that say in a report where this number comes from
 */
public record Field(
        String name,
        String type,
        String unit,
        String meaning,
        String equivalent,
        Exposure exposure,
        List<String> origins) {
    private static final String SHAPE = "@";

    /** The shape of the object that stands here; empty where it is no such object. */
    String shape() {
        return type.startsWith(SHAPE) ? type.substring(SHAPE.length()) : "";
    }

    boolean isTree() {
        return type.equals("tree");
    }
}
