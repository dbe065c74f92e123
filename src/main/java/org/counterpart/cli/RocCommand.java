package org.counterpart.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.counterpart.analysis.AskedWrongly;
import org.counterpart.analysis.MarkerCurves;
import org.counterpart.cli.option.Names;
import org.counterpart.cli.option.RestOption;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.files.DataPlace;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Fields;
import org.counterpart.report.Table;
import org.counterpart.report.json.RocJson;
import org.counterpart.report.reclassification.ReclassificationTables;
import org.counterpart.report.section.RocTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** ROC analysis alone. */
@Command(
        name = "roc",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "ROC curve and AUC of one or more markers of a file: how well each tells cases from controls.",
        footer = {
            "",
            "Example: counterpart roc examples/birthwt/cohort.csv --outcome low --markers lwt --direction lower"
        })
final class RocCommand implements Callable<Integer> {
    enum Speaks {
        higher,
        lower
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
            names = "--markers",
            required = true,
            converter = Names.Converter.class,
            paramLabel = "COL",
            description = "columns of numbers")
    private List<Names> markerNames;

    private List<String> markers;

    @Mixin
    private RestOption rest;

    @Option(
            names = "--direction",
            paramLabel = "higher|lower",
            description = "which values speak for a case (default: higher; never guessed)")
    private Speaks direction = Speaks.higher;

    @Option(
            names = "--prevalence",
            paramLabel = "P",
            description = "share of cases that PPV, NPV and accuracy are for (default: the file's own)")
    private Double prevalence;

    @Option(names = "--bootstrap", paramLabel = "N", description = "resamples for intervals of AUC and cut")
    private Integer bootstrap;

    @Option(names = "--seed", paramLabel = "N", description = "of the bootstrap (default: 1)")
    private long seed = RocBootstrap.withDefaults().seed();

    @Option(
            names = "--sets",
            paramLabel = "COL",
            description = "matched sets: resampled whole; PPV, NPV and accuracy only with --prevalence")
    private String sets;

    @Option(
            names = "--partial-specificity",
            paramLabel = "LOW,HIGH",
            description = "also the area between these specificities, as such and corrected (McClish)")
    private String partialSpecificity;

    @Option(
            names = "--partial-sensitivity",
            paramLabel = "LOW,HIGH",
            description = "also the area between these sensitivities, as such and corrected (McClish)")
    private String partialSensitivity;

    @Option(
            names = "--whole-curve",
            description = "with --format json: every point, also of a curve of more than 10,000")
    private boolean wholeCurve;

    @Option(
            names = "--reclassification",
            description = "also NRI and IDI of each marker against those after it: columns of probabilities")
    private boolean reclassification;

    @Option(names = "--cut-points", split = ",", paramLabel = "P", description = "risk categories of the NRI (0.1,0.3)")
    private List<Double> cutPoints = List.of();

    @Override
    public Integer call() throws Exception {
        markers = Names.of(markerNames);
        MarkerCurves curves = curves();
        files.csv();
        ReadResult read = common.onThreads(() -> files.read(file, ""));
        FileOptions.warn(common, read, curves.ask(read));
        RocAnalysis.Result result = common.analysed(() -> curves.analyse(read));
        if (common.json()) {
            Fields out = Fields.of("roc", common.messages());
            RocJson.write(out, result, wholeCurve ? RocJson.Curve.WHOLE : RocJson.Curve.DRAWN);
            common.out().print(out.write());
        } else {
            print(result);
        }
        return ExitCode.DONE;
    }

    private MarkerCurves curves() {
        try {
            MarkerCurves curves = MarkerCurves.of(outcome, markers).with(rest.rest());
            return (sets == null ? curves : curves.withSets(sets)).with(procedure());
        } catch (AskedWrongly e) {
            throw common.usage(e.getMessage());
        }
    }

    private RocAnalysis procedure() {
        if (prevalence != null && !(prevalence > 0 && prevalence < 1)) {
            throw common.usage("--prevalence must be in (0, 1), got " + prevalence);
        }
        if (bootstrap != null && (bootstrap < 1 || bootstrap > 1_000_000)) {
            throw common.usage("--bootstrap must be from 1 to 1000000, got " + bootstrap);
        }
        RocAnalysis procedure = RocAnalysis.withDefaults()
                .with(direction == Speaks.higher ? Direction.HIGHER : Direction.LOWER)
                .with(
                        prevalence != null
                                ? Prevalence.given(prevalence)
                                : sets != null ? Prevalence.fixedByDesign() : Prevalence.ofSample());
        if (partialSpecificity != null && partialSensitivity != null) {
            throw common.usage("--partial-specificity and --partial-sensitivity exclude each other");
        }
        if (partialSpecificity != null) {
            procedure = procedure.with(part("--partial-specificity", partialSpecificity, PartialAuc.Focus.SPECIFICITY));
        }
        if (partialSensitivity != null) {
            procedure = procedure.with(part("--partial-sensitivity", partialSensitivity, PartialAuc.Focus.SENSITIVITY));
        }
        procedure = reclassified(procedure);
        return bootstrap == null
                ? procedure
                : procedure.with(
                        RocBootstrap.withDefaults().with(bootstrap, seed).withThreads(Math.max(1, common.threads)));
    }

    private RocAnalysis reclassified(RocAnalysis procedure) {
        if (!reclassification) {
            if (!cutPoints.isEmpty()) {
                throw common.usage("--cut-points are of the NRI: add --reclassification");
            }
            return procedure;
        }
        if (markers.size() < 2 || direction == Speaks.lower) {
            throw common.usage("--reclassification takes two markers or more, all of them probabilities of a case");
        }
        if (!Reclassification.rising(cutPoints)) {
            throw common.usage("--cut-points must rise between 0 and 1, got " + cutPoints);
        }
        return procedure.with(Reclassification.withDefaults().with(cutPoints));
    }

    private PartialAuc part(String option, String given, PartialAuc.Focus focus) {
        String[] bounds = given.split(",", -1);
        try {
            if (bounds.length == 2) {
                return new PartialAuc(
                        focus,
                        new BigDecimal(bounds[0].strip()).doubleValue(),
                        new BigDecimal(bounds[1].strip()).doubleValue());
            }
        } catch (IllegalArgumentException e) {
            // What is no number, or out of order, is said below as all else is.
        }
        throw common.usage(option + " takes LOW,HIGH with 0 <= LOW < HIGH <= 1, got " + given);
    }

    private List<Table> reclassification(RocAnalysis.Result result) {
        return new ReclassificationTables(common.messages(), Disclosure.none(), sets != null)
                .of(result.comparisons().stream()
                        .flatMap(c -> c.reclassified().stream()
                                .map(found -> new ReclassificationTables.Pair(
                                        c.a().key(), c.b().key(), c.result(), Optional.empty(), found, false)))
                        .toList());
    }

    private void print(RocAnalysis.Result result) {
        result.markers().stream()
                .filter(m -> m.delong().auc() < 0.5 && direction == Speaks.higher)
                .forEach(m -> common.warn(common.messages()
                        .text("prediction.tells-controls", m.score().key())));
        RocTables tables = new RocTables(common.messages());
        common.out().println(common.text(tables.areas(result)));
        result.procedure().partial().ifPresent(part -> common.out().println(common.text(tables.partial(part, result))));
        if (!result.comparisons().isEmpty()) {
            common.out().println(common.text(tables.comparisons(result)));
        }
        reclassification(result).forEach(t -> common.out().println(common.text(t)));
        common.out().print(common.text(tables.cuts(result)));
    }
}
