package org.counterpart.cli;

import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The terms of a model of {@code results.json}. */
final class Terms {
    private Terms() {}

    /** The term of this name. */
    static JsonNode term(JsonNode model, String name) {
        return IntStream.range(0, model.at("/terms").size())
                .mapToObj(i -> model.at("/terms/" + i))
                .filter(t -> t.at("/term").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
