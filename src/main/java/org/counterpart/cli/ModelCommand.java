package org.counterpart.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.counterpart.analysis.CodedPredictors;
import org.counterpart.cli.option.Names;
import org.counterpart.cli.option.RestOption;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.files.DataPlace;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.plan.survival.TimeToEvent;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.marginal.WorkingCorrelation;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Fields;
import org.counterpart.report.Table;
import org.counterpart.report.Wording;
import org.counterpart.report.other.OtherJson;
import org.counterpart.report.other.OtherTables;
import org.counterpart.study.model.Sample;
import org.counterpart.study.other.OtherFit;
import org.counterpart.study.other.OtherModels;
import org.counterpart.yaml.YamlKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model of another kind than the logistic one, alone. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Ordinal or multinomial logistic regression, risk ratios (poisson, log-binomial), estimating equations for",
            "clusters (gee) or hazard ratios (cox) of a file."
        },
        footer = {
            "",
            "Risks and hazards are those of a cohort: where cases were chosen, take logistic or gee.",
            "",
            "Example: counterpart model examples/birthwt/cohort.csv --kind poisson --outcome low --predictors age,smoke"
        })
final class ModelCommand implements Callable<Integer> {
    private static final int FEWEST_LEVELS = 3;

    @Mixin
    private CommonOptions common;

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "DATA.csv", description = "one row a subject; with --cluster one or more a cluster")
    private DataPlace file;

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = "ordinal, multinomial, poisson, log-binomial, gee or cox")
    private String kind;

    @Option(
            names = "--outcome",
            required = true,
            paramLabel = "COL|COL=VALUE",
            description = {
                "ordinal and multinomial: a column with three levels or more; else who has the outcome: a column of 1/0,",
                "or a column and the value of those who have it"
            })
    private String outcome;

    @Option(
            names = "--predictors",
            required = true,
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "in this order")
    private List<Names> predictorNames = List.of();

    @Mixin
    private RestOption rest;

    @Option(
            names = "--levels",
            paramLabel = "COL=FIRST|SECOND|...",
            description = "levels of a factor, the reference first, or of the outcome, in their order (repeatable)")
    private List<String> levels = List.of();

    @Option(
            names = "--reference",
            paramLabel = "LEVEL",
            description = "multinomial: the level that others are compared with (default: the first)")
    private String reference;

    @Option(
            names = "--cluster",
            paramLabel = "COL",
            description = "rows with the same value belong together: robust errors (not of ordinal and multinomial)")
    private String cluster;

    @Option(
            names = "--correlation",
            paramLabel = "exchangeable|independence",
            description = "gee: of the outcomes in a cluster (default: exchangeable)")
    private String correlation;

    @Option(names = "--time", paramLabel = "COL", description = "cox: the time of follow-up, to the event or the end")
    private String time;

    @Option(names = "--strata", paramLabel = "COL", description = "cox: each value has a baseline hazard of its own")
    private String strata;

    @Option(names = "--ties", paramLabel = "efron|breslow", description = "cox: events at one time (default: efron)")
    private String ties;

    @Override
    public Integer call() throws Exception {
        Kind of = word(Kind.class, "--kind", kind, null);
        requireFit(of);
        List<String> predictors = Names.of(predictorNames);
        if (predictors.stream().distinct().count() < predictors.size()) {
            throw common.usage("--predictors must not hold a column twice, got " + String.join(",", predictors));
        }
        List<String> factors = new ArrayList<>(predictors);
        if (of.isOfLevels()) {
            factors.add(outcome);
        }
        Map<String, List<String>> orders = FactorLevels.of(levels, factors, common::usage);
        ReadResult read = common.onThreads(() -> files.read(file, ""));
        List<String> sure = new ArrayList<>(predictors);
        sure.removeAll(orders.keySet());
        FileOptions.warn(common, read, sure);
        OtherFit found = common.analysed(() -> fit(of, read, predictors, sure, orders));
        if (common.json()) {
            Fields out = Fields.of("other", common.messages());
            OtherJson.write(out, found);
            common.out().print(out.write());
        } else {
            Wording wording = Wording.plain(common.messages());
            for (Table table : new OtherTables(
                            List.of(found), read.cohort()::variable, common.messages(), wording, Disclosure.none())
                    .tables()) {
                common.out().print(common.text(table));
            }
        }
        return ExitCode.DONE;
    }

    /** Options that another kind has are no silent nothing. */
    private void requireFit(Kind of) {
        only("--reference", reference, of == Kind.MULTINOMIAL);
        only("--cluster", cluster, !of.isOfLevels());
        only("--correlation", correlation, of == Kind.GEE);
        only("--time", time, of == Kind.COX);
        only("--strata", strata, of == Kind.COX);
        only("--ties", ties, of == Kind.COX);
        if (YamlKey.wordOf(Ties.EXACT).equals(ties)) {
            throw common.usage("--ties must be efron or breslow, got " + ties);
        }
        if (of == Kind.COX && time == null) {
            throw common.usage("--kind cox needs the time of follow-up: --time COL");
        }
    }

    private void only(String option, String given, boolean fits) {
        if (given != null && !fits) {
            throw common.usage(option + " is not of --kind " + kind);
        }
    }

    private OtherFit fit(
            Kind of, ReadResult read, List<String> predictors, List<String> sure, Map<String, List<String>> orders) {
        Columns columns = read.columns();
        List<String> named = new ArrayList<>(predictors);
        for (String name : Arrays.asList(cluster, time, strata, of.isOfLevels() ? outcome : null)) {
            if (name != null) {
                named.add(name);
            }
        }
        columns.requireNames(named);
        columns.requireSure(sure);
        if (time != null) {
            columns.numbers(time);
        }
        Cohort cohort = CodedPredictors.of(
                        columns, columns.cohort(), predictors, orders, new HashSet<>(files.categorical()))
                .cohort();
        Sample sample = of.isOfLevels() ? levels(columns, cohort, orders, of) : cases(columns, cohort, predictors);
        OtherModel model = new OtherModel(
                kind,
                of,
                of.isOfLevels() ? Optional.of(outcome) : Optional.empty(),
                Optional.ofNullable(reference),
                predictors,
                Codings.PLAIN,
                Optional.ofNullable(cluster),
                word(
                        WorkingCorrelation.class,
                        "--correlation",
                        correlation,
                        cluster == null ? WorkingCorrelation.INDEPENDENCE : WorkingCorrelation.EXCHANGEABLE),
                time == null
                        ? Optional.empty()
                        : Optional.of(new OtherModel.Hazard(
                                new TimeToEvent(time, Optional.empty()),
                                Optional.ofNullable(strata),
                                word(Ties.class, "--ties", ties, Ties.EFRON))));
        List<String> own =
                model.ofOutcome().stream().filter(predictors::contains).toList();
        if (!own.isEmpty()) {
            throw common.usage("--predictors must not hold what tells the outcome: " + String.join(",", own));
        }
        return new OtherModels(sample, predictors, false).fit(model);
    }

    /** Of the outcome with several levels, whose order is told or that of its numbers. */
    private Sample levels(Columns columns, Cohort cohort, Map<String, List<String>> orders, Kind of) {
        boolean ordered = orders.containsKey(outcome) || columns.any(outcome) instanceof NumberColumn;
        if (of == Kind.ORDINAL && !ordered) {
            throw common.usage("the order of the levels of " + outcome + " is not known: say it with --levels "
                    + outcome + "=FIRST|SECOND|...");
        }
        Variable.Type type = of == Kind.ORDINAL ? Variable.Type.ORDINAL : Variable.Type.CATEGORICAL;
        LevelColumn column = orders.containsKey(outcome)
                ? columns.levels(outcome, type, orders.get(outcome))
                : columns.ascending(outcome);
        if (column.variable().levels().size() < FEWEST_LEVELS) {
            throw common.usage("--outcome of --kind " + kind + " must have three levels or more, got "
                    + String.join(",", column.variable().levels()) + "; take counterpart logistic");
        }
        return Sample.of(cohort.with(column), new boolean[cohort.size()]);
    }

    private Sample cases(Columns columns, Cohort cohort, List<String> predictors) {
        Outcome cases = columns.outcome(outcome, rest.rest());
        if (predictors.contains(cases.variable())) {
            throw common.usage("--predictors must not hold the outcome: " + cases.variable());
        }
        int[] known = IntStream.range(0, cases.size())
                .filter(row -> !cases.missing(row))
                .toArray();
        if (known.length < cases.size()) {
            common.warn(common.messages().text("other.outcome-unknown", cases.size() - known.length));
        }
        boolean[] is = new boolean[known.length];
        for (int i = 0; i < is.length; i++) {
            is[i] = cases.code(known[i]) == 1;
        }
        return Sample.of(cohort.select(known), is);
    }

    /** @param otherwise where the option is not given */
    private <E extends Enum<E>> E word(Class<E> of, String option, String given, E otherwise) {
        if (given == null) {
            return otherwise;
        }
        return Arrays.stream(of.getEnumConstants())
                .filter(e -> YamlKey.wordOf(e).equals(given))
                .findFirst()
                .orElseThrow(() -> common.usage(option + " must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(of.getEnumConstants())
                                        .map(YamlKey::wordOf)
                                        .toList())
                        + ", got " + given));
    }
}
