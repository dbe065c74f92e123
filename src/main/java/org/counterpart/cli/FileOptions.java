package org.counterpart.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.cli.option.Names;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.NameList;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.cohort.source.Delimiter;
import org.counterpart.cohort.source.Layout;
import org.counterpart.cohort.source.MissingCodes;
import org.counterpart.files.DataPlace;
import org.counterpart.files.LoginNames;
import org.counterpart.files.TableRequest;
import org.counterpart.stats.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a data file is written, for the commands that read one without a plan. */
final class FileOptions {
    private static final Pattern HEADER_LINES = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "of the file (default: auto, found in the file and reported)")
    private String encoding = "auto";

    @Option(
            names = "--delimiter",
            paramLabel = "auto|,|;|tab||",
            description = "what separates the cells (default: auto, found in the first rows)")
    private String delimiter = "auto";

    @Option(
            names = "--decimal",
            paramLabel = "auto|.|,",
            description = "decimal mark (default: auto, found in the cells; asked for where they allow both)")
    private String decimal = "auto";

    @Option(
            names = "--missing",
            paramLabel = "A,B|COL=A,B",
            description = {
                "cells that mean not recorded, besides empty ones (default: NA): in every column, or in one (repeatable);",
                "compared as numbers where they are numbers"
            })
    private List<String> missing = List.of();

    @Option(
            names = "--categorical",
            paramLabel = "COL",
            converter = Names.Converter.class,
            description = "columns whose cells, numbers too, are names of categories")
    private List<Names> categorical = List.of();

    @Option(
            names = "--sheet",
            paramLabel = "S",
            description = "of a workbook: its name or number (default: the first visible)")
    private String sheet;

    @Option(names = "--table", paramLabel = "T", description = "of a file that holds several, or of a database")
    private String table;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "of a database: one SELECT that answers with the table; nothing is ever written")
    private String query;

    @Option(
            names = "--user-env",
            paramLabel = "NAME",
            description = "of a database: the variable of the environment that holds the user")
    private String userEnv;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "likewise the password, which is never an option itself")
    private String passwordEnv;

    @Option(
            names = "--values",
            paramLabel = "labels|codes",
            description = "what stands for a code that has a label in its file (default: labels)")
    private String values = "labels";

    @Option(
            names = "--header-row",
            paramLabel = "N|N-M",
            description = "line of the column names, or the lines (default: the first row that is not empty)")
    private String headerRow = "0";

    @Option(
            names = "--header-rows",
            paramLabel = "N",
            description = "rows that together name the columns, joined by a space (default: 1)")
    private int headerRows = 1;

    @Option(
            names = "--skip-rows",
            split = ",",
            paramLabel = "N",
            description = "lines that are no subjects, as a row of units below the names")
    private List<Integer> skipRows = List.of();

    @Option(
            names = "--last-rows",
            paramLabel = "N",
            description = "rows at the end that are no subjects (totals, footnotes); 0: all are")
    private Integer lastRows;

    @Option(
            names = "--duplicates",
            paramLabel = "refuse|first|last",
            description = "which of several rows with one id is read (default: refuse)")
    private String duplicates = "refuse";

    @Option(names = "--order-by", paramLabel = "COL", description = "what says which row of an id is first and last")
    private String orderBy = "";

    /** The cells of these columns of the same rows, as they are written. */
    Cohort texts(DataPlace file, List<String> columns) throws IOException {
        List<Variable> texts =
                columns.stream().map(c -> Variable.of(c, Variable.Type.TEXT)).toList();
        return CsvCohortReader.read(file, file.shown(), csv(), "", texts).cohort();
    }

    /** The options of these that somebody gave. */
    List<String> given() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(o -> o.userObject() instanceof java.lang.reflect.Field f
                        && f.getDeclaringClass() == FileOptions.class)
                .map(OptionSpec::longestName)
                .distinct()
                .toList();
    }

    /** Columns that somebody said hold categories. */
    List<String> categorical() {
        return Names.of(categorical);
    }

    /** The file, its types found from its cells. */
    ReadResult read(DataPlace file, String id) throws IOException {
        Progress.current().step("study.step.read");
        ReadResult read = CsvCohortReader.readUndeclared(file, file.shown(), csv(), id, new HashSet<>(categorical()));
        Progress.current().step("cli.working");
        return read;
    }

    /** Says what was decided about these columns and the file. */
    static void warn(CommonOptions common, ReadResult read, List<String> columns) {
        Columns all = read.columns();
        read.notes().stream()
                .filter(n -> !n.code().equals("cohort.read") && !n.code().equals("cohort.ignored-columns"))
                .forEach(n -> common.warn(common.messages().text(n)));
        all.notes(columns).forEach(n -> common.warn(common.messages().text(n)));
        all.findings().repeatedIds().forEach((name, note) -> {
            if (!columns.contains(name)) {
                common.warn(common.messages().text(note));
            }
        });
    }

    CsvOptions csv() {
        if (!CsvOptions.knowsEncoding(encoding)) {
            throw usage("--encoding must be auto or a known character set, got " + encoding);
        }
        if (DecimalMark.of(decimal) == null) {
            throw usage("--decimal must be auto, . or a comma, got " + decimal);
        }
        return CsvOptions.withDefaults()
                .withEncoding(encoding)
                .withDelimiter(Delimiter.of(delimiter)
                        .orElseThrow(() -> usage("--delimiter must be auto, a comma, ;, | or tab, got " + delimiter)))
                .with(DecimalMark.of(decimal))
                .with(missing())
                .with(layout())
                .with(table());
    }

    private TableRequest table() {
        return TableRequest.of(
                        Optional.ofNullable(sheet),
                        Optional.ofNullable(table),
                        chosen("--values", values, TableRequest.Values.values()))
                .asking(
                        Optional.ofNullable(query),
                        new LoginNames(Optional.ofNullable(userEnv), Optional.ofNullable(passwordEnv)));
    }

    private Layout layout() {
        Matcher lines = HEADER_LINES.matcher(headerRow);
        int first = lines.matches() ? Integer.parseInt(lines.group(1)) : -1;
        int rows = first > 0 && lines.group(2) != null ? Integer.parseInt(lines.group(2)) - first + 1 : headerRows;
        if (first < 0 || rows < 1 || rows > 10 || (lastRows != null && lastRows < 0)) {
            throw usage("--header-row, --header-rows and --last-rows take whole numbers, --header-rows 1 to 10");
        }
        return Layout.withDefaults()
                .withHeader(first, rows)
                .withSkipRows(new TreeSet<>(skipRows))
                .withLastRows(lastRows == null ? Layout.LOOK : lastRows)
                .withDuplicates(chosen("--duplicates", duplicates, Layout.Duplicates.values()), orderBy);
    }

    /**
     * {@code A,B} for all columns, {@code COL=A,B} for one; a column's name that holds a comma stands in double quotes.
     */
    private MissingCodes missing() {
        try {
            return declaredMissing();
        } catch (IllegalArgumentException e) {
            throw usage("--missing: " + e.getMessage());
        }
    }

    private MissingCodes declaredMissing() {
        List<String> everywhere = new ArrayList<>();
        Map<String, List<String>> byColumn = new LinkedHashMap<>();
        boolean given = false;
        for (String option : missing) {
            int at = option.startsWith("\"") ? option.indexOf('=', option.indexOf('"', 1)) : option.indexOf('=');
            List<String> codes = NameList.of(option.substring(at + 1));
            if (at > 0) {
                String column = NameList.of(option.substring(0, at)).get(0);
                byColumn.computeIfAbsent(column, c -> new ArrayList<>()).addAll(codes);
            } else {
                given = true;
                everywhere.addAll(codes);
            }
        }
        return new MissingCodes(
                given ? everywhere : CsvOptions.withDefaults().missing().everywhere(), byColumn);
    }

    private <E extends Enum<E>> E chosen(String option, String word, E[] values) {
        return CommonOptions.chosen(option, word.toLowerCase(Locale.ROOT), values, this::usage);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
