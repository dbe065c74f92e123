package org.counterpart.cli.option;

import java.util.Locale;
import org.counterpart.cohort.reading.Columns;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who is a control where the outcome is told by one value of a column that has more than two. */
public final class RestOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--rest",
            paramLabel = "controls|missing",
            description = {
                "of an outcome COL=VALUE with more than two values: everybody else is a control, or values that mean",
                "not known are missing (COL=VALUE|OTHER names both groups)"
            })
    private String rest;

    public Columns.Rest rest() {
        if (rest == null) {
            return Columns.Rest.ASK;
        }
        return switch (rest.toLowerCase(Locale.ROOT)) {
            case "controls" -> Columns.Rest.CONTROLS;
            case "missing" -> Columns.Rest.MISSING;
            default ->
                throw new ParameterException(spec.commandLine(), "--rest must be controls or missing, got " + rest);
        };
    }
}
