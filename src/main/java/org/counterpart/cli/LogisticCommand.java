package org.counterpart.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.ReadResult;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.ConditionalFirth;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.DesignMatrix;
import org.counterpart.regression.FirthLogistic;
import org.counterpart.regression.Influence;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.Predictor;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.RegressionSummary;
import org.counterpart.regression.RegressionSummary.CiMethod;
import org.counterpart.regression.Selection;
import org.counterpart.report.InfluenceTables;
import org.counterpart.report.Json;
import org.counterpart.report.RegressionJson;
import org.counterpart.report.RegressionTables;
import org.counterpart.report.TextTable;
import org.counterpart.report.Wording;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Logistic regression alone. */
@Command(
        name = "logistic",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Unconditional, conditional (--strata) or Firth (--firth) logistic regression of a file.",
        footer = {
            "",
            "Example: counterpart logistic examples/birthwt/cohort.csv --outcome low --predictors age,lwt,smoke"
        })
final class LogisticCommand implements Callable<Integer> {
    /** Levels of one variable that are fitted whatever the number of subjects. */
    private static final int MANY_LEVELS = 12;

    enum Ci {
        wald,
        profile
    }

    @Mixin
    private CommonOptions common;

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "DATA.csv", description = "one row a subject")
    private Path file;

    @Option(
            names = "--outcome",
            required = true,
            paramLabel = "COL|COL=VALUE",
            description = "who is a case: a column of 1/0, or a column and the value of a case")
    private String outcome;

    @Option(
            names = "--predictors",
            required = true,
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "in this order")
    private List<Names> predictorNames;

    private List<String> predictors;

    @Mixin
    private RestOption rest;

    @Option(
            names = "--levels",
            paramLabel = "COL=REF|SECOND|...",
            description = "a factor and its levels, the reference first (repeatable)")
    private List<String> levels = List.of();

    @Option(
            names = "--strata",
            paramLabel = "COL",
            description = "matched sets: conditional likelihood, exact for any numbers of cases and controls")
    private String strata;

    @Option(names = "--firth", description = "Firth's penalised likelihood; with --strata that of the matched sets")
    private boolean firth;

    @Option(names = "--ci", paramLabel = "wald|profile", description = "interval (and P) of the table (default: wald)")
    private Ci ci = Ci.wald;

    @Option(
            names = "--selection",
            paramLabel = "METHOD",
            description = "enter (default), forward-lr, backward-lr, aic-forward, aic-backward, aic-both")
    private String selection = Selection.Method.ENTER.word();

    @Option(names = "--entry", paramLabel = "P", description = "P to enter by the score test (default: 0.05)")
    private double entry = Selection.withDefaults().entry();

    @Option(
            names = "--removal",
            paramLabel = "P",
            description = "P to leave by the likelihood-ratio test (default: 0.10)")
    private double removal = Selection.withDefaults().removal();

    @Option(names = "--cluster", paramLabel = "COL", description = "clusters for a robust standard error")
    private String cluster;

    @Option(
            names = "--influence",
            description = "the ten rows of the file the model hangs on most: leverage, Cook's distance, dfbetas")
    private boolean influence;

    @Override
    public Integer call() throws Exception {
        predictors = Names.of(predictorNames);
        Selection procedure = procedure();
        Map<String, List<String>> order = levels();
        files.csv();
        ReadResult read = common.onThreads(() -> files.read(file, ""));
        RegressionSummary summary = common.onThreads(() -> fit(read, procedure, order));
        InfluenceTables hangsOn = influence ? influence(summary, read.columns().cohort()) : null;
        if (common.json()) {
            ObjectNode node = new RegressionJson(common.messages()).write(summary);
            if (hangsOn != null) {
                node.set("influence", hangsOn.json());
            } else if (influence) {
                node.putNull("influence");
                node.put("influenceReason", common.messages().text("regression.reason.separated"));
            }
            common.out().print(Json.write(node));
        } else {
            print(summary);
            if (hangsOn != null) {
                common.out().println();
                common.out().print(TextTable.of(hangsOn.table(Wording.plain(common.messages()))));
            } else if (influence) {
                common.warn(common.messages().text("regression.influence.separated"));
            }
        }
        return ExitCode.DONE;
    }

    /** Of an unconditional fit; null where the data are separated. */
    private InfluenceTables influence(RegressionSummary summary, Cohort cohort) {
        LogisticFit fit = (LogisticFit) summary.fit();
        int[] rows = fit.design().sourceRows();
        return fit.separation().detected()
                ? null
                : new InfluenceTables(Influence.of(fit), row -> cohort.line(rows[row]), common.messages());
    }

    private RegressionSummary fit(ReadResult read, Selection procedure, Map<String, List<String>> order) {
        Columns columns = read.columns();
        List<String> names = new ArrayList<>(predictors);
        if (strata != null) {
            names.add(strata);
        }
        if (cluster != null) {
            names.add(cluster);
        }
        columns.requireNames(names);
        List<String> sure = new ArrayList<>(predictors);
        sure.removeAll(order.keySet());
        columns.requireSure(sure);
        FileOptions.warn(common, read, sure);
        Outcome cases = columns.outcome(outcome, rest.rest());
        if (predictors.contains(cases.variable())) {
            throw common.usage("--predictors must not hold the outcome: " + cases.variable());
        }
        Cohort cohort = columns.cohort();
        List<Predictor> coded = new ArrayList<>();
        for (String name : predictors) {
            if (order.containsKey(name)) {
                cohort = cohort.with(columns.levels(name, Variable.Type.CATEGORICAL, order.get(name)));
                coded.add(Predictor.contrasts(name, order.get(name)));
            } else if (cohort.column(name) instanceof NumberColumn
                    && !files.categorical().contains(name)) {
                coded.add(Predictor.number(name));
            } else {
                LevelColumn text = columns.levels(name);
                cohort = cohort.with(text);
                coded.add(contrasts(name, text.variable().levels()));
            }
        }
        requireFewLevels(coded, cases);
        if (strata != null) {
            requireWholeSets(columns, strata);
        }
        List<String> alsoComplete = new ArrayList<>(names.subList(predictors.size(), names.size()));
        alsoComplete.add(cases.variable());
        DesignMatrix x = DesignMatrix.of(cohort, coded, alsoComplete);
        double[] y = IntStream.of(x.sourceRows()).mapToDouble(cases::code).toArray();
        int[] set = strata == null ? null : numbered(columns, strata, x);
        Selection.Result chosen = null;
        if (procedure.method() != Selection.Method.ENTER) {
            chosen = set == null ? procedure.select(x, y) : procedure.select(x, y, set);
            x = x.select(chosen.selected());
        }
        RegressionFit fit = set != null
                ? firth
                        ? ConditionalFirth.withDefaults().fit(x, y, set)
                        : ConditionalLogistic.withDefaults().fit(x, y, set)
                : firth
                        ? FirthLogistic.withDefaults().fit(x, y)
                        : Logistic.withDefaults().fit(x, y);
        return RegressionSummary.of(
                fit,
                ci == Ci.profile ? CiMethod.PROFILE : CiMethod.WALD,
                chosen,
                cluster == null ? null : numbered(columns, cluster, x));
    }

    /**
     * More categories than cases (or controls) cannot be estimated, and a fit of dozens of separated terms takes
     * minutes to say so: it is said at once, with the count.
     */
    private static void requireFewLevels(List<Predictor> coded, Outcome cases) {
        int fewest = Math.min(cases.cases(), cases.controls());
        for (Predictor predictor : coded) {
            int levels = predictor.levels().size();
            if (levels > Math.max(MANY_LEVELS, fewest / 2)) {
                throw new NotAnalysableException(
                        Note.of("regression.many-levels", predictor.name(), levels, cases.cases(), cases.controls()));
            }
        }
    }

    /** A set written in the first of its rows only, as merged cells leave it, is said as such. */
    private void requireWholeSets(Columns columns, String name) {
        Column sets = columns.any(name);
        int missing = sets.missingCount();
        boolean behindOne = missing > 0;
        for (int row = 0; row < sets.size(); row++) {
            behindOne &= !sets.missing(row) || (row > 0 && (!sets.missing(row - 1) || missing > sets.size() / 2));
        }
        if (behindOne && missing * 3 >= sets.size() && !sets.missing(0)) {
            throw new NotAnalysableException(Note.of("regression.sets-not-filled", name, missing, sets.size()));
        }
    }

    private Predictor contrasts(String name, List<String> found) {
        if (found.size() < 2) {
            throw common.usage("--predictors: " + name + " is text and does not vary");
        }
        return Predictor.contrasts(name, found);
    }

    private static int[] numbered(Columns columns, String name, DesignMatrix x) {
        LevelColumn column = columns.levels(name);
        return IntStream.of(x.sourceRows()).map(column::code).toArray();
    }

    private Selection procedure() {
        Selection.Method method = Arrays.stream(Selection.Method.values())
                .filter(m -> m.word().equals(selection))
                .findFirst()
                .orElseThrow(() -> common.usage("--selection must be one of "
                        + Arrays.stream(Selection.Method.values())
                                .map(Selection.Method::word)
                                .toList()
                        + ", got " + selection));
        if (firth && method != Selection.Method.ENTER) {
            throw common.usage("--firth takes all predictors: --selection enter");
        }
        if (cluster != null && (strata != null || firth)) {
            throw common.usage("--cluster goes with unconditional logistic regression only");
        }
        if (influence && (strata != null || firth)) {
            throw common.usage("--influence goes with unconditional logistic regression only");
        }
        if (new java.util.HashSet<>(predictors).size() < predictors.size()) {
            throw common.usage("--predictors holds a column twice");
        }
        try {
            return Selection.withDefaults().with(method).withEntry(entry, removal);
        } catch (IllegalArgumentException e) {
            throw common.usage("--entry, --removal: " + e.getMessage());
        }
    }

    private Map<String, List<String>> levels() {
        Map<String, List<String>> out = new LinkedHashMap<>();
        for (String given : levels) {
            int at = given.indexOf('=');
            List<String> names =
                    at < 1 ? List.of() : List.of(given.substring(at + 1).split("\\|", -1));
            if (names.size() < 2 || !predictors.contains(given.substring(0, at))) {
                throw common.usage("--levels must be PREDICTOR=REF|SECOND|..., got " + given);
            }
            out.put(given.substring(0, at), names);
        }
        return out;
    }

    private void print(RegressionSummary summary) {
        RegressionTables tables = new RegressionTables(common.messages(), Wording.plain(common.messages()));
        if (summary.selection() != null) {
            common.out().println(TextTable.of(tables.selection(summary.selection())));
        }
        common.out().println(TextTable.of(tables.coefficients(summary)));
        if (summary.firth() != null) {
            common.out().println(TextTable.of(tables.coefficients(summary.firth())));
        }
        common.out().print(TextTable.of(tables.fit(summary)));
    }
}
