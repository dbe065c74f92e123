package org.counterpart.audit.lexicon;

import java.util.List;
import org.counterpart.audit.paper.Printed;

/**
 * What a comma within a number means in a text: a decimal comma where a number can only be read so (1,5) and none has
 * a decimal point, thousands where others have a point; where neither is seen, nobody knows.
 */
public enum NumberStyle {
    POINT,
    COMMA,
    UNKNOWN;

    public static NumberStyle of(List<String> numbers) {
        if (numbers.stream().anyMatch(n -> n.indexOf('.') >= 0)) {
            return POINT;
        }
        return numbers.stream().anyMatch(n -> n.matches("\\d+,(?:\\d{1,2}|\\d{4,})(?: ?%)?")) ? COMMA : UNKNOWN;
    }

    /** The number of a measure or P; {@link Printed#NONE} where it is not certain which it is. */
    public Printed value(String text, int line) {
        if (text.indexOf(' ') >= 0 && text.matches("\\d{1,3}(?: \\d{3})+.*")) {
            return Printed.NONE;
        }
        if (text.indexOf(',') < 0) {
            return Printed.of(text, line);
        }
        return this == COMMA ? Printed.of(text.replace(',', '.'), line) : Printed.NONE;
    }

    /** A number of subjects. */
    public Printed count(String text, int line) {
        boolean thousands = text.matches("\\d{1,3}(?:[ ,]\\d{3})+");
        boolean whole = text.matches("\\d+");
        return whole || (thousands && (this != COMMA || text.indexOf(' ') >= 0))
                ? Printed.of(text.replace(" ", "").replace(",", ""), line)
                : Printed.NONE;
    }
}
