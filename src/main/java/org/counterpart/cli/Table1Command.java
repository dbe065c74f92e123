package org.counterpart.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Columns;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.ReadResult;
import org.counterpart.cohort.Variable;
import org.counterpart.report.ComparisonJson;
import org.counterpart.report.ComparisonTables;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.RecordedDecimals;
import org.counterpart.report.StratifiedTable;
import org.counterpart.report.TextTable;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.StratifiedOddsRatio;
import org.counterpart.univariate.TestChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Table 1 alone: groups compared on each variable. */
@Command(
        name = "table1",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Compares groups on each variable: summary, test and why, standardised mean difference.",
        footer = {"", "Example: counterpart table1 examples/birthwt/cohort.csv --group low"})
final class Table1Command implements Callable<Integer> {
    /** Different texts above which a column nobody asked for is taken for free text. */
    private static final int MANY_TEXTS = 30;

    private static final int MOST_GROUPS = 50;

    enum Correction {
        auto,
        always,
        never
    }

    @Mixin
    private CommonOptions common;

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "DATA.csv", description = "one row a subject")
    private Path file;

    @Option(names = "--group", required = true, paramLabel = "COL", description = "the groups, in ascending order")
    private String group;

    @Option(
            names = "--variables",
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "in this order (default: every other column but the id)")
    private List<Names> variables = List.of();

    @Option(
            names = "--id",
            paramLabel = "COL",
            description = "the id (default: a column called id, or ending in _id, without a repeated cell)")
    private String id;

    @Option(
            names = "--ordinal",
            paramLabel = "COL=I|II|III",
            description = "ordered categories, lowest first; without =, in ascending order (repeatable)")
    private List<String> ordinal = List.of();

    @Option(names = "--paired", paramLabel = "COL", description = "matched sets: the tests respect the matching")
    private String paired;

    @Option(
            names = "--strata",
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "odds ratios of binary variables within these strata and in common (two groups)")
    private List<Names> strataNames = List.of();

    @Option(names = "--all-tests", description = "every test that applies beside the chosen one")
    private boolean allTests;

    @Option(
            names = "--correction",
            paramLabel = "auto|always|never",
            description = "Yates' correction of a 2x2 table (default: auto, by the expected counts)")
    private Correction correction = Correction.auto;

    @Option(names = "--quantile", paramLabel = "7|6", description = "quartiles as R (7, default) or SPSS (6)")
    private int quantile = 7;

    @Override
    public Integer call() throws Exception {
        if (quantile != 6 && quantile != 7) {
            throw common.usage("--quantile must be 7 or 6, got " + quantile);
        }
        Map<String, List<String>> orders = orders();
        List<String> strata = Names.of(strataNames);
        if (strata.contains(group)) {
            throw common.usage("--strata must not hold the group: " + group);
        }
        if (strata.stream().distinct().count() < strata.size()) {
            throw common.usage("--strata holds a column twice");
        }
        files.csv();
        ReadResult read = common.onThreads(() -> files.read(file, ""));
        Columns columns = read.columns();
        Comparison comparison = common.onThreads(() -> compare(read, orders, strata));
        List<List<StratifiedOddsRatio>> stratified = common.onThreads(() -> stratified(columns, comparison, strata));
        if (common.json()) {
            common.out()
                    .print(Json.write(ComparisonJson.of(
                            comparison,
                            stratified.stream().flatMap(List::stream).toList(),
                            common.messages())));
        } else {
            print(comparison, new RecordedDecimals(columns.cohort()));
            for (List<StratifiedOddsRatio> one : stratified) {
                if (!one.isEmpty()) {
                    common.out().println();
                    common.out().print(TextTable.of(new StratifiedTable(common.messages()).write(comparison, one)));
                }
            }
        }
        return ExitCode.DONE;
    }

    /** For each stratifying column, of each binary variable of the comparison but that column itself. */
    private List<List<StratifiedOddsRatio>> stratified(Columns columns, Comparison comparison, List<String> strata) {
        if (strata.isEmpty()) {
            return List.of();
        }
        if (comparison.levels().size() != 2) {
            throw new NotAnalysableException(
                    Note.of("stratified.two-groups", group, comparison.levels().size()));
        }
        List<String> binary = comparison.rows().stream()
                .filter(row -> row.categories().size() == 2)
                .map(row -> row.variable().name())
                .toList();
        List<List<StratifiedOddsRatio>> all = new ArrayList<>();
        for (String by : strata) {
            all.add(binary.stream()
                    .filter(name -> !name.equals(by))
                    .map(name -> StratifiedOddsRatio.of(
                            comparisonColumn(columns, comparison.row(name)),
                            columns.ascending(group),
                            columns.ascending(by)))
                    .toList());
        }
        if (all.stream().allMatch(List::isEmpty)) {
            common.warn(common.messages().text("stratified.no-binary"));
        }
        return all;
    }

    /** The column with its categories in the order the row compared them in. */
    private static LevelColumn comparisonColumn(Columns columns, Comparison.Row row) {
        return row.kind() == Kind.ORDINAL
                ? columns.levels(row.variable().name(), Variable.Type.ORDINAL, row.categories())
                : columns.levels(row.variable().name());
    }

    private Comparison compare(ReadResult read, Map<String, List<String>> orders, List<String> strata) {
        Columns columns = read.columns();
        List<String> categorical = files.categorical();
        List<String> asked = Names.of(variables);
        List<String> needed = new ArrayList<>(asked);
        needed.add(group);
        needed.addAll(categorical);
        needed.addAll(orders.keySet());
        needed.addAll(strata);
        for (String optional : new String[] {paired, id}) {
            if (optional != null) {
                needed.add(optional);
            }
        }
        columns.requireNames(needed);
        LevelColumn groups = columns.ascending(group);
        if (groups.variable().levels().size() < 2) {
            throw new NotAnalysableException(Note.of("univariate.one-level", group));
        }
        Cohort cohort = columns.cohort();
        Map<String, Kind> kinds = new LinkedHashMap<>();
        List<String> compared = asked.isEmpty() ? others(columns) : asked;
        List<String> sure = new ArrayList<>(compared);
        sure.removeAll(orders.keySet());
        sure.add(group);
        strata.stream().filter(name -> !sure.contains(name)).forEach(sure::add);
        columns.requireSure(sure);
        FileOptions.warn(common, read, sure);
        requireGroups(groups);
        for (String name : compared) {
            if (orders.containsKey(name)) {
                List<String> order = orders.get(name);
                cohort = cohort.with(
                        order.isEmpty() ? columns.levels(name) : columns.levels(name, Variable.Type.ORDINAL, order));
                kinds.put(name, Kind.ORDINAL);
            } else {
                Kind found = GroupComparison.kindOf(cohort.column(name));
                kinds.put(name, categorical.contains(name) ? Kind.CATEGORICAL : found);
            }
        }
        if (kinds.isEmpty()) {
            throw new NotAnalysableException(Note.of("univariate.no-variable"));
        }
        GroupComparison procedure = GroupComparison.withDefaults()
                .with(new TestChoice(
                        switch (correction) {
                            case auto -> TestChoice.Yates.BY_EXPECTED_COUNTS;
                            case always -> TestChoice.Yates.ALWAYS;
                            case never -> TestChoice.Yates.NEVER;
                        }))
                .with(quantile == 6 ? Quantiles.TYPE6 : Quantiles.TYPE7)
                .with(allTests ? GroupComparison.Scope.ALL : GroupComparison.Scope.CHOSEN);
        if (paired == null) {
            return procedure.compare(cohort, groups, kinds, null);
        }
        int[] sets = sets(columns, groups);
        Cohort typed = cohort;
        return procedure
                .with((GroupComparison.SetTest) name -> ConditionalTest.of(typed, name, kinds.get(name), groups, sets))
                .compare(cohort, groups, kinds, sets)
                .filledByPairs();
    }

    /**
     * A column of many values as the group is most often a mistaken name: it is said before anything runs for minutes.
     */
    private void requireGroups(LevelColumn groups) {
        int levels = groups.variable().levels().size();
        if (levels > MOST_GROUPS) {
            throw new NotAnalysableException(Note.of("univariate.many-groups", group, levels, MOST_GROUPS));
        }
    }

    /** Each row's set, numbered from 1; 0 where none is recorded. */
    private int[] sets(Columns columns, LevelColumn groups) {
        LevelColumn column = columns.levels(paired);
        int[] sets = IntStream.of(column.codes()).map(c -> c + 1).toArray();
        boolean[][] seen = new boolean[groups.variable().levels().size()]
                [column.variable().levels().size() + 1];
        for (int i = 0; i < sets.length; i++) {
            if (groups.code(i) >= 0) {
                seen[groups.code(i)][sets[i]] = true;
            }
        }
        boolean both = IntStream.range(1, seen[0].length).anyMatch(s -> seen[0][s] && seen[1][s]);
        if (seen.length == 2 && !both) {
            throw new NotAnalysableException(Note.of("univariate.no-set", paired));
        }
        return sets;
    }

    /** Every column but the group, the sets, the id and free text. */
    private List<String> others(Columns columns) {
        List<String> names = new ArrayList<>();
        for (Variable variable : columns.cohort().variables()) {
            String name = variable.name();
            Column column = columns.cohort().column(name);
            if (name.equals(group) || name.equals(paired) || name.equals(id)) {
                continue;
            }
            boolean repeats = columns.findings().repeatedIds().containsKey(name);
            if (id == null && ((idName(name) && distinct(column)) || repeats)) {
                common.warn(common.messages().text("univariate.id-left-out", name));
                continue;
            }
            if (columns.findings().unsure().containsKey(name)
                    && !columns.findings().unsureDates().containsKey(name)) {
                names.add(name);
                continue;
            }
            if (columns.findings().unsureDates().containsKey(name)
                    || column.variable().type() == Variable.Type.DATE) {
                common.warn(common.messages().text("univariate.date-left-out", name));
                continue;
            }
            int levels = column instanceof NumberColumn
                    ? 0
                    : column.asLevels().variable().levels().size();
            if (levels > MANY_TEXTS && !files.categorical().contains(name) && !named(name)) {
                common.warn(common.messages().text("univariate.many-texts", name, levels));
                continue;
            }
            names.add(name);
        }
        return names;
    }

    private boolean named(String name) {
        return ordinal.stream().anyMatch(o -> o.equals(name) || o.startsWith(name + "="));
    }

    private static boolean idName(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return lower.equals("id") || lower.endsWith("_id");
    }

    private static boolean distinct(Column column) {
        return column.missingCount() == 0
                && IntStream.range(0, column.size())
                                .mapToObj(column::text)
                                .distinct()
                                .count()
                        == column.size();
    }

    private Map<String, List<String>> orders() {
        Map<String, List<String>> orders = new LinkedHashMap<>();
        for (String given : ordinal) {
            int at = given.indexOf('=');
            List<String> levels =
                    at < 0 ? List.of() : List.of(given.substring(at + 1).split("\\|", -1));
            if (levels.size() == 1 || levels.stream().distinct().count() < levels.size()) {
                throw common.usage(
                        "--ordinal takes COL=LOWEST|...|HIGHEST with two levels or more, each once, got " + given);
            }
            orders.put(at < 0 ? given : given.substring(0, at), levels);
        }
        return orders;
    }

    private void print(Comparison comparison, RecordedDecimals recorded) {
        Messages messages = common.messages();
        List<String> heads = comparison.levels().equals(List.of("0", "1"))
                ? List.of(
                        messages.text(
                                "univariate.table.controls", comparison.n().get(0)),
                        messages.text("univariate.table.cases", comparison.n().get(1)))
                : List.of();
        common.out().print(TextTable.of(ComparisonTables.unpaired(comparison, heads, messages, recorded)));
        if (comparison.rows().stream().anyMatch(r -> r.paired() != null)) {
            common.out().println();
            common.out().print(TextTable.of(ComparisonTables.paired(comparison, messages)));
        }
        if (allTests) {
            common.out().println();
            common.out().print(TextTable.of(ComparisonTables.all(comparison, messages)));
        }
    }
}
