package org.counterpart.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import org.counterpart.analysis.AskedShapes;
import org.counterpart.analysis.AskedWrongly;
import org.counterpart.analysis.ImputedModel;
import org.counterpart.analysis.OutcomeModel;
import org.counterpart.cli.option.LassoOptions;
import org.counterpart.cli.option.Names;
import org.counterpart.cli.option.RestOption;
import org.counterpart.cli.option.ShapeOptions;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.files.DataPlace;
import org.counterpart.prediction.PooledModel;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.summary.Influence;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.RegressionSummary.CiMethod;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Fields;
import org.counterpart.report.Wording;
import org.counterpart.report.imputation.PooledJson;
import org.counterpart.report.imputation.PooledTable;
import org.counterpart.report.json.InfluenceJson;
import org.counterpart.report.json.LassoJson;
import org.counterpart.report.json.RegressionJson;
import org.counterpart.report.section.InfluenceTable;
import org.counterpart.report.section.LassoTable;
import org.counterpart.report.section.RegressionTables;
import org.counterpart.report.section.ShapeTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    enum Ci {
        wald,
        profile
    }

    @Mixin
    private CommonOptions common;

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "DATA.csv", description = "one row a subject")
    private DataPlace file;

    @Option(
            names = "--outcome",
            required = true,
            paramLabel = "COL|COL=VALUE",
            description = "who is a case: a column of 1/0, or a column and the value of a case")
    private String outcome;

    @Option(
            names = "--predictors",
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "in this order; those of --spline, --trend and --interaction need not be named again")
    private List<Names> predictorNames = List.of();

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
            description = "enter (default), forward-lr, backward-lr, aic-forward, aic-backward, aic-both, lasso")
    private String selection = SelectionMethod.ENTER.word();

    @Option(names = "--entry", paramLabel = "P", description = "P to enter by the score test (default: 0.05)")
    private double entry = StepwiseSelection.withDefaults().entry();

    @Option(
            names = "--removal",
            paramLabel = "P",
            description = "P to leave by the likelihood-ratio test (default: 0.10)")
    private double removal = StepwiseSelection.withDefaults().removal();

    @Mixin
    private LassoOptions lasso;

    @Mixin
    private ShapeOptions shapes;

    @Option(names = "--cluster", paramLabel = "COL", description = "clusters for a robust standard error")
    private String cluster;

    @Option(
            names = "--imputation",
            paramLabel = "COL",
            description = "number of the imputation of each row (0: original data, left out): the models are pooled by"
                    + " Rubin's rules")
    private String imputation;

    @Option(
            names = "--influence",
            description = "the ten rows of the file the model hangs on most: leverage, Cook's distance, dfbetas")
    private boolean influence;

    @Override
    public Integer call() throws Exception {
        AskedShapes asked = shapes.asked();
        predictors = new ArrayList<>(Names.of(predictorNames));
        asked.columns().stream().filter(c -> !predictors.contains(c)).forEach(predictors::add);
        if (predictors.isEmpty()) {
            throw common.usage("a model needs predictors: --predictors COL,COL,...");
        }
        OutcomeModel model = model(asked);
        files.csv();
        if (imputation != null) {
            return pooled(model);
        }
        ReadResult read = common.onThreads(() -> files.read(file, ""));
        FileOptions.warn(common, read, model.ask(read));
        RegressionSummary summary = common.analysed(() -> model.fit(read));
        Influence hangsOn = influence ? influence(summary) : null;
        int[] rows = summary.fit().design().sourceRows();
        IntUnaryOperator line = row -> read.cohort().line(rows[row]);
        if (common.json()) {
            Fields out = Fields.of("model", common.messages());
            RegressionJson.write(out, summary);
            if (summary.selection() != null) {
                summary.selection().lasso().ifPresent(l -> LassoJson.write(out.object("lasso"), l));
            }
            if (hangsOn != null) {
                InfluenceJson.write(out, hangsOn, line);
            } else if (influence) {
                out.nothing("influence");
                out.put("influenceReason", common.messages().text("regression.reason.separated"));
            }
            common.out().print(out.write());
        } else {
            print(summary);
            if (hangsOn != null) {
                common.out().println();
                InfluenceTable table = InfluenceTable.ofLines(hangsOn, line, common.messages());
                common.out().print(common.text(table.table(Wording.plain(common.messages()))));
            } else if (influence) {
                common.warn(common.messages().text("regression.influence.separated"));
            }
        }
        return ExitCode.DONE;
    }

    private int pooled(OutcomeModel model) throws Exception {
        ImputedModel pooled = imputed(model);
        ReadResult read = common.onThreads(() -> files.read(file, ""));
        FileOptions.warn(common, read, pooled.ask(read));
        PooledModel result = common.analysed(() -> pooled.fit(read));
        if (common.json()) {
            Fields out = Fields.of("model", common.messages());
            PooledJson.write(out, result);
            common.out().print(out.write());
        } else {
            PooledTable table = new PooledTable(common.messages(), Wording.plain(common.messages()));
            common.out().print(common.text(table.table(result)));
        }
        return ExitCode.DONE;
    }

    private ImputedModel imputed(OutcomeModel model) {
        if (influence || ci == Ci.profile) {
            throw common.usage("--imputation goes without --influence and --ci profile");
        }
        try {
            return new ImputedModel(model, imputation);
        } catch (AskedWrongly e) {
            throw common.usage(e.getMessage());
        }
    }

    /** Of an unconditional fit; null where the data are separated. */
    private static Influence influence(RegressionSummary summary) {
        LogisticFit fit = (LogisticFit) summary.fit();
        return fit.separation().detected() ? null : Influence.of(fit);
    }

    private OutcomeModel model(AskedShapes asked) {
        if (influence && (strata != null || firth)) {
            throw common.usage("--influence goes with unconditional logistic regression only");
        }
        try {
            OutcomeModel model = OutcomeModel.of(outcome, predictors)
                    .with(rest.rest())
                    .withOrders(FactorLevels.of(levels, predictors, common::usage))
                    .withCategorical(new HashSet<>(files.categorical()))
                    .with(ci == Ci.profile ? CiMethod.PROFILE : CiMethod.WALD)
                    .with(firth ? OutcomeModel.Penalty.FIRTH : OutcomeModel.Penalty.NONE);
            OutcomeModel chosen = selecting(model).with(asked);
            OutcomeModel matched = strata == null ? chosen : chosen.withSets(strata);
            return cluster == null ? matched : matched.withClusters(cluster);
        } catch (AskedWrongly e) {
            throw common.usage(e.getMessage());
        }
    }

    private OutcomeModel selecting(OutcomeModel model) {
        SelectionMethod method = Arrays.stream(SelectionMethod.values())
                .filter(m -> m.word().equals(selection))
                .findFirst()
                .orElseThrow(() -> common.usage("--selection must be one of "
                        + Arrays.stream(SelectionMethod.values())
                                .map(SelectionMethod::word)
                                .toList()
                        + ", got " + selection));
        if (lasso.asked() || method == SelectionMethod.LASSO) {
            if (method != SelectionMethod.ENTER && method != SelectionMethod.LASSO) {
                throw common.usage("--lasso is a selection of its own and goes with no other, got " + selection);
            }
            return lasso.with(model);
        }
        lasso.requireNone();
        try {
            return model.with(StepwiseSelection.withDefaults().with(method).withEntry(entry, removal));
        } catch (IllegalArgumentException e) {
            throw common.usage("--entry, --removal: " + e.getMessage());
        }
    }

    private void print(RegressionSummary summary) {
        RegressionTables tables = new RegressionTables(common.messages(), Wording.plain(common.messages()));
        if (summary.selection() != null) {
            PredictorSelection.Trace trace = summary.selection();
            trace.stepwise().ifPresent(steps -> common.out().println(common.text(tables.selection(steps))));
            trace.lasso()
                    .map(new LassoTable(common.messages(), Wording.plain(common.messages()))::table)
                    .ifPresent(table -> common.out().println(common.text(table)));
        }
        common.out().println(common.text(tables.coefficients(summary)));
        new ShapeTables(common.messages(), Wording.plain(common.messages()), Disclosure.none())
                .of(summary)
                .forEach(table -> common.out().println(common.text(table)));
        if (summary.firth() != null) {
            common.out().println(common.text(tables.coefficients(summary.firth())));
        }
        common.out().print(common.text(tables.fit(summary)));
    }
}
