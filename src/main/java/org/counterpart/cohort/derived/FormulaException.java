package org.counterpart.cohort.derived;

import java.util.List;

/** A text is no formula: where, and why. */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int place;
    private final String code;
    private final transient List<Object> arguments;

    /**
     * @param place the character at which it is none, the first being 1
     * @param code what is wrong: the end of a message's key
     * @param arguments of the message, behind the place
     */
    FormulaException(int place, String code, Object... arguments) {
        super(code + " at " + place);
        this.place = place;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public int place() {
        return place;
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
