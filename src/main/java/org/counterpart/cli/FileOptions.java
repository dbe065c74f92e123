package org.counterpart.cli;

import java.util.List;
import org.counterpart.cohort.CsvOptions;
import org.counterpart.cohort.Delimiter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a data file is written, for the commands that read one without a plan. */
final class FileOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "of the file (default: auto, found in the file and reported)")
    private String encoding = "auto";

    @Option(
            names = "--delimiter",
            paramLabel = "auto|,|;|tab",
            description = "what separates the cells (default: auto, found in the header)")
    private String delimiter = "auto";

    @Option(names = "--decimal", paramLabel = ".|,", description = "decimal mark (default: .)")
    private String decimal = ".";

    @Option(
            names = "--missing",
            paramLabel = "A,B",
            split = ",",
            description = "cells that mean not recorded, besides empty ones (default: NA)")
    private List<String> missing = List.of("NA");

    CsvOptions csv() {
        if (!CsvOptions.knowsEncoding(encoding)) {
            throw usage("--encoding must be auto or a known character set, got " + encoding);
        }
        if (!decimal.equals(".") && !decimal.equals(",")) {
            throw usage("--decimal must be . or a comma, got " + decimal);
        }
        return CsvOptions.withDefaults()
                .withEncoding(encoding)
                .withDelimiter(Delimiter.of(delimiter)
                        .orElseThrow(() -> usage("--delimiter must be auto, a comma, ; or tab, got " + delimiter)))
                .withDecimal(decimal.charAt(0))
                .withMissing(missing);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
