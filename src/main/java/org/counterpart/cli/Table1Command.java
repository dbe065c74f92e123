package org.counterpart.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.counterpart.analysis.AskedWrongly;
import org.counterpart.analysis.FileCorrelations;
import org.counterpart.analysis.GroupTable;
import org.counterpart.analysis.Strata;
import org.counterpart.cli.option.Names;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.files.DataPlace;
import org.counterpart.report.Fields;
import org.counterpart.report.Messages;
import org.counterpart.report.RecordedDecimals;
import org.counterpart.report.Table;
import org.counterpart.report.comparison.ComparisonTables;
import org.counterpart.report.comparison.CorrelationTable;
import org.counterpart.report.comparison.PostHocTable;
import org.counterpart.report.comparison.StratifiedTable;
import org.counterpart.report.json.ComparisonJson;
import org.counterpart.report.json.CorrelationJson;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.univariate.posthoc.PostHoc;
import org.counterpart.univariate.posthoc.PostHocTests;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;
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
    enum Correction {
        auto,
        always,
        never
    }

    /** The words of {@link Adjustment}. */
    enum Posthoc {
        none,
        bonferroni,
        holm,
        bh
    }

    @Mixin
    private CommonOptions common;

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "DATA.csv", description = "one row a subject")
    private DataPlace file;

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

    @Option(
            names = "--posthoc",
            paramLabel = "none|bonferroni|holm|bh",
            description = "of three and more groups that differ, which do: pairwise tests, P adjusted so")
    private Posthoc posthoc;

    @Option(
            names = "--correlations",
            converter = Names.Converter.class,
            paramLabel = "A:B",
            description =
                    "Pearson, Spearman and Kendall of pairs of columns; kappa of two ratings with the same levels")
    private List<Names> correlationNames = List.of();

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
        GroupTable table = table();
        Strata strata = strata(table);
        FileCorrelations correlations = correlations(table);
        files.csv();
        ReadResult read = common.onThreads(() -> files.read(file, ""));
        GroupTable.Asked asked = table.ask(read);
        strata.ask(read);
        asked.leftOut().forEach(n -> common.warn(common.messages().text(n)));
        List<String> told = new ArrayList<>(table.sure(asked.variables()));
        Stream.concat(strata.columns().stream(), correlations.ask(read).stream())
                .filter(name -> !told.contains(name))
                .forEach(told::add);
        FileOptions.warn(common, read, told);
        Comparison comparison = common.onThreads(() -> table.compare(read, asked));
        List<List<StratifiedOddsRatio>> stratified = common.onThreads(() -> strata.of(read, comparison));
        if (!stratified.isEmpty() && stratified.stream().allMatch(List::isEmpty)) {
            common.warn(common.messages().text("stratified.no-binary"));
        }
        PostHocTests tests = PostHocTests.withDefaults();
        List<PostHoc> pairwise = posthoc == null
                ? List.of()
                : common.onThreads(() -> table.posthoc(read, comparison, tests.with(adjustment())));
        List<Correlation> correlated = common.onThreads(() -> correlations.of(read));
        if (common.json()) {
            Fields out = Fields.of("table1", common.messages());
            ComparisonJson.write(
                    out, comparison, stratified.stream().flatMap(List::stream).toList(), pairwise);
            if (!correlated.isEmpty()) {
                CorrelationJson.write(out, correlated);
            }
            common.out().print(out.write());
        } else {
            print(comparison, new RecordedDecimals(read.cohort()));
            for (List<StratifiedOddsRatio> one : stratified) {
                if (!one.isEmpty()) {
                    common.out().println();
                    common.out().print(common.text(new StratifiedTable(common.messages()).write(comparison, one)));
                }
            }
            if (posthoc != null) {
                posthoc(comparison, pairwise, tests.alpha());
            }
            for (Table of : new CorrelationTable(common.messages()).write(correlated)) {
                common.out().println();
                common.out().print(common.text(of));
            }
        }
        return ExitCode.DONE;
    }

    /** Which groups differ, or that none was asked about. */
    private void posthoc(Comparison comparison, List<PostHoc> pairwise, double alpha) {
        Optional<Table> of = new PostHocTable(common.messages(), alpha).write(comparison, pairwise);
        if (of.isPresent()) {
            common.out().println();
            common.out().print(common.text(of.get()));
        } else {
            common.warn(common.messages()
                    .text(
                            comparison.levels().size() < 3
                                    ? Note.of(
                                            "posthoc.two-groups",
                                            comparison.levels().size())
                                    : Note.of("posthoc.none", alpha)));
        }
    }

    private Adjustment adjustment() {
        return switch (posthoc) {
            case none -> Adjustment.NONE;
            case bonferroni -> Adjustment.BONFERRONI;
            case holm -> Adjustment.HOLM;
            case bh -> Adjustment.BH;
        };
    }

    private FileCorrelations correlations(GroupTable table) {
        try {
            return new FileCorrelations(table, Names.of(correlationNames));
        } catch (AskedWrongly e) {
            throw common.usage(e.getMessage());
        }
    }

    private Strata strata(GroupTable table) {
        try {
            return new Strata(table, Names.of(strataNames));
        } catch (AskedWrongly e) {
            throw common.usage(e.getMessage());
        }
    }

    private GroupTable table() {
        GroupTable table = GroupTable.by(group)
                .of(Names.of(variables))
                .withOrders(orders())
                .withCategorical(new HashSet<>(files.categorical()))
                .with(GroupComparison.withDefaults()
                        .with(new TestChoice(
                                switch (correction) {
                                    case auto -> TestChoice.Yates.BY_EXPECTED_COUNTS;
                                    case always -> TestChoice.Yates.ALWAYS;
                                    case never -> TestChoice.Yates.NEVER;
                                }))
                        .with(quantile == 6 ? Quantiles.TYPE6 : Quantiles.TYPE7)
                        .with(allTests ? GroupComparison.Scope.ALL : GroupComparison.Scope.CHOSEN));
        GroupTable named = id == null ? table : table.withId(id);
        return paired == null ? named : named.withSets(paired);
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
        common.out().print(common.text(ComparisonTables.unpaired(comparison, heads, messages, recorded)));
        if (comparison.rows().stream().anyMatch(r -> r.paired() != null)) {
            common.out().println();
            common.out().print(common.text(ComparisonTables.paired(comparison, messages)));
        }
        if (allTests) {
            common.out().println();
            common.out().print(common.text(ComparisonTables.all(comparison, messages)));
        }
    }
}
