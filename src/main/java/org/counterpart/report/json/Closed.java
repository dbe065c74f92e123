package org.counterpart.report.json;

import java.util.List;
import java.util.Optional;
import org.counterpart.report.Messages;
import org.counterpart.result.Exposure;
import org.counterpart.result.Field;
import org.counterpart.result.Glossary.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last look at a result whose small counts are hidden: a field is published only when the glossary says what it
 * tells of few subjects. A field that somebody adds and forgets to describe is null, with a reason, and so are values
 * of single subjects, wherever they stand.
 */
record Closed(Messages messages) {

    void close(ObjectNode node, Place at) {
        for (String name : List.copyOf(node.propertyNames())) {
            Optional<Place> place = at.at(name);
            Exposure exposure = place.map(Closed::exposure).orElse(Exposure.UNDECLARED);
            if (exposure == Exposure.UNDECLARED) {
                withhold(node, name, "report.min-cell.undescribed");
            } else if (exposure == Exposure.PERSON) {
                withhold(node, name, "report.min-cell.individual");
            } else {
                within(node.get(name), place.orElseThrow());
            }
        }
    }

    /** Where only what is below is described, each of it speaks for itself. */
    private static Exposure exposure(Place place) {
        return place.field().map(Field::exposure).orElse(Exposure.GUARDED);
    }

    private void within(JsonNode value, Place place) {
        if (value instanceof ObjectNode object) {
            close(object, place);
        } else if (value.isArray()) {
            value.forEach(v -> within(v, place));
        }
    }

    private void withhold(ObjectNode node, String name, String why) {
        node.putNull(name);
        node.put("reason", messages.text(why));
    }
}
