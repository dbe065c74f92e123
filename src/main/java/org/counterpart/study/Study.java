package org.counterpart.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.audit.Audit;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.Sets;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.matching.Balance;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.StudyDesign;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.cohort.CohortFile;
import org.counterpart.prediction.Benchmarks;
import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.prediction.Optimism;
import org.counterpart.prediction.Refit;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.HanleyMcNeil;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.prediction.roc.Score;
import org.counterpart.prediction.roc.WithinSetConcordance;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.model.CombinedMarkers;
import org.counterpart.study.model.Frame;
import org.counterpart.study.model.MatchingPool;
import org.counterpart.study.model.ModelRefit;
import org.counterpart.study.model.ModelRoute;
import org.counterpart.study.model.Remembered;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.Scores;
import org.counterpart.study.model.StrataTable;
import org.counterpart.study.model.StudySample;
import org.counterpart.study.model.UnivariateTable;
import org.counterpart.study.model.ValidationSplit;
import org.counterpart.study.other.OtherModels;
import org.counterpart.study.repeated.RepeatedMeasures;
import org.counterpart.study.survival.EventTimes;
import org.counterpart.study.survival.SurvivalCurves;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.univariate.posthoc.PostHoc;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;

/** A study from its plan to its results: the one place that knows the order of the steps. */
public final class Study {
    /** Resamples of whole sets for the interval of the AUC: cheap, as nothing is fitted again. */
    private static final int BY_SETS = 2000;

    private static final double[] SPECIFICITIES =
            IntStream.rangeClosed(0, 50).mapToDouble(k -> k / 50.0).toArray();

    /** Says of which outcome an analysis cannot be done. */
    private static final String OF_OUTCOME = "study.outcome.not-analysable";

    private final StudyPlan plan;
    private final int threads;
    private final Consumer<String> progress;

    private Study(StudyPlan plan, int threads, Consumer<String> progress) {
        this.plan = plan;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * @param threads for the bootstrap; never changes a result
     * @param progress told the key of each step as it begins ({@code study.step.match})
     */
    public static StudyResult run(StudyPlan plan, int threads, Consumer<String> progress) throws IOException {
        progress.accept("study.step.read");
        ReadResult read = read(plan);
        requireBothGroups(plan, read);
        return new Study(plan, threads, progress).run(read);
    }

    /**
     * The cohort file as the plan declares it.
     *
     * @throws ProblemsException with everything wrong with it, and with the second file where the plan names one
     */
    public static ReadResult read(StudyPlan plan) throws IOException {
        try {
            return readFirst(plan);
        } catch (ProblemsException e) {
            throw new ProblemsException(Stream.concat(e.problems().stream(), ValidationParts.problems(plan).stream())
                    .toList());
        }
    }

    /** @throws ProblemsException when the plan's matched sets or validation part cannot be had from the data */
    public static void checkParts(StudyPlan plan, ReadResult read) throws IOException {
        requireBothGroups(plan, read);
        for (StudyPlan one : plan.ofEachOutcome()) {
            Selection.Selected selected = one.selection().select(read.cohort());
            EventTimes.require(one, one.cohort().given(), selected.cohort());
            if (one.design() == StudyDesign.SETS) {
                StudySample.of(one, selected);
            }
            if (one.validation().isPresent()) {
                ValidationParts.Subjects.of(one, read, ValidationSplit.of(one, read.cohort()));
            }
        }
    }

    /**
     * @throws ProblemsException with each of the plan's named outcomes that has no case or no control
     * @throws NotAnalysableException when the times of a risk set's event are none
     */
    private static void requireBothGroups(StudyPlan plan, ReadResult read) {
        plan.ofEachOutcome().forEach(one -> MatchingPool.requireTimes(one, read.cohort()));
        if (!plan.outcomes().named()) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        for (StudyPlan one : plan.ofEachOutcome()) {
            Flow flow = one.selection().select(read.cohort()).flow();
            if (flow.cases() == 0 || flow.controls() == 0) {
                problems.add(one.outcomeProblem(
                        Note.of("study.outcome.one-group", flow.cases(), flow.controls(), flow.undetermined())
                                .in(one.variants())));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private static ReadResult readFirst(StudyPlan plan) throws IOException {
        CohortFile file = plan.cohort();
        ReadResult read = CsvCohortReader.read(file.place(), file.given(), file.csv(), file.id(), plan.variables());
        DerivedVariables.requireNewNames(plan, read);
        return read;
    }

    /** What a researcher should know of the data: how they were read, and whether they seem to be matched already. */
    public static List<Note> notes(StudyPlan plan, ReadResult read) {
        List<Note> notes = new ArrayList<>(read.notes());
        Selection.Selected selected = plan.selection().select(read.cohort());
        notes.addAll(DerivedVariables.notes(selected));
        int[] isCase = new int[selected.isCase().length];
        for (int i = 0; i < isCase.length; i++) {
            isCase[i] = selected.isCase()[i] ? 1 : 0;
        }
        if (plan.design() != StudyDesign.SETS && plan.hasOutcome()) {
            String note = plan.design().matches() ? "study.matched-already" : "study.sets-unused";
            Sets.column(selected.cohort(), isCase, "").ifPresent(name -> notes.add(Note.of(note, name)));
        }
        if (plan.atRisk()) {
            notes.add(Note.of("study.risk-set"));
        }
        if (plan.outcomes().all().size() > 1) {
            notes.add(
                    Note.of("study.outcome.multiplicity", plan.outcomes().all().size()));
        }
        return notes;
    }

    /** The plan's other outcomes, each as a study of its own, over the cohort read once. */
    private List<StudyResult> others(ReadResult read) throws IOException {
        List<StudyResult> others = new ArrayList<>();
        for (StudyPlan other : plan.outcomes().others()) {
            others.add(new Study(other, threads, progress).run(read));
        }
        return others;
    }

    /**
     * What cannot be analysed is told in the words of the plan's design and, where the plan names its outcomes, with
     * the outcome's name.
     */
    private StudyResult run(ReadResult read) throws IOException {
        try {
            return found(read);
        } catch (NotAnalysableException e) {
            if (e.note().code().equals(OF_OUTCOME)) {
                throw e;
            }
            Note why = e.note().in(plan.variants());
            throw new NotAnalysableException(plan.outcomes()
                    .own()
                    .map(own -> Note.of(OF_OUTCOME, own.name(), why))
                    .orElse(why));
        }
    }

    private StudyResult found(ReadResult read) throws IOException {
        PublishedResults published = plan.published().isPresent()
                ? PublishedReader.read(plan.published().get())
                : null;
        ValidationSplit split = ValidationSplit.of(plan, read.cohort());
        ValidationParts.Subjects others =
                plan.validation().isPresent() ? ValidationParts.Subjects.of(plan, read, split) : null;
        Selection.Selected selected = split.derivation();

        progress.accept(plan.design().matches() ? "study.step.match" : "study.step.sample");
        StudySample drawn = StudySample.of(plan, selected);
        MatchingPool pool = drawn.pool();
        Cohort eligible = drawn.matching().map(m -> m.in(pool.cohort())).orElse(pool.cohort());
        Balance balance = drawn.matching()
                .map(m -> Balance.of(eligible, pool.partnered(), m, List.of()))
                .orElse(Balance.NONE);
        LogScales.require(plan, plan.cohort().given(), selected.cohort());
        EventTimes.require(plan, plan.cohort().given(), selected.cohort());
        if (others != null) {
            LogScales.require(plan, others.file(plan), others.selected().cohort());
        }
        Sample data = CombinedMarkers.with(drawn.sample(), plan.selection().derivations())
                .coded(plan.multivariable().codings(), plan.multivariable().predictors());

        progress.accept("study.step.compare");
        UnivariateTable table = new UnivariateTable(plan.univariate());
        LevelColumn group =
                plan.group().map(g -> StudyGroups.of(data.cohort(), g)).orElseGet(data::group);
        Comparison comparison = comparison(table, data, group);
        List<PostHoc> posthoc = table.posthoc(data.cohort(), group, comparison);
        List<StudyResult.Crude> crude = plan.hasOutcome()
                ? crude(data.coded(Codings.scales(plan.univariate().scales()), List.of()))
                : List.of();

        List<StratifiedOddsRatio> strata =
                plan.hasOutcome() ? new StrataTable(plan.univariate().strata()).of(data, comparison) : List.of();

        List<Correlation> correlations = plan.correlations().stream()
                .map(pair -> Correlation.of(
                        data.cohort().column(pair.a()), data.cohort().column(pair.b())))
                .toList();

        List<RepeatedMeasures> repeated = plan.repeated().stream()
                .map(one -> RepeatedMeasures.of(
                        one,
                        plan.univariate(),
                        data.cohort(),
                        group,
                        plan.group().isEmpty() || plan.matchesExposed() ? data.sets() : null))
                .toList();

        progress.accept("study.step.model");
        Remembered subjects = new Remembered(data);
        StudyResult.Models fitted = plan.hasOutcome()
                ? StudyModels.of(plan, ModelRoute.of(plan))
                        .of(plan.group().isPresent() ? subjects : subjects.with(plan.univariate(), comparison))
                : StudyModels.none(data);
        double[] risks = finite(fitted)
                ? Scores.risks(
                        data.size(),
                        fitted.design(),
                        fitted.unconditional().fit().b())
                : null;
        PointScore points = risks == null
                ? null
                : plan.multivariable()
                        .score()
                        .map(rule -> PointScore.of(plan, rule, data, fitted, threads))
                        .orElse(null);
        List<StudyResult.Marker> roc = markers(data, fitted, risks, points);
        List<RocAnalysis.Comparison> rocComparisons =
                risks == null ? List.of() : comparisons(data, risks, roc, fitted, points);

        Further further = Further.of(plan, data, comparison, fitted);
        Flow counts = selected.flow();
        Sensitivity sensitivity = plan.sensitivity().asks()
                ? Sensitivity.of(
                        plan, data, group, fitted, counts.cases() / (double) (counts.cases() + counts.controls()))
                : null;

        List<Note> notes = new ArrayList<>();
        Optional<Imputed> imputed = plan.imputation().flatMap(rule -> imputed(rule, pool, data, fitted, notes));

        progress.accept("study.step.validate");
        Optimism.Result validation = null;
        List<Benchmarks.Model> benchmarks = List.of();
        WithinSetConcordance concordance = null;
        RocBootstrap.Result bySets = null;
        List<RocBootstrap.Limits> band = List.of();
        SourceCohort source = null;
        RiskModel risk = null;
        ClinicalImpact.Result impact = null;
        if (fitted.unconditional() != null) {
            Refit refit = new ModelRefit(plan, data);
            validation =
                    new Optimism(plan.roc().bootstrap(), plan.seed(), threads).of(data.cases(), data.clusters(), refit);
            benchmarks = benchmarks(data, fitted, refit);
            concordance = concordance(data, fitted);
            if (risks != null) {
                RocBootstrap resampling =
                        RocBootstrap.withDefaults().with(BY_SETS, plan.seed()).withThreads(threads);
                bySets = data.hasSets() ? resampling.ofSets(risks, data.cases(), data.sets(), Direction.HIGHER) : null;
                band = resampling.bandOfSets(risks, data.cases(), data.clusters(), Direction.HIGHER, SPECIFICITIES);
                source = source(selected, drawn, fitted);
                risk = source != null ? source.refitted() : ownRisk(data, fitted);
                impact = impact(data, fitted, risk);
            }
        }
        ValidationParts parts =
                others == null ? null : ValidationParts.of(plan, others, split, data, fitted, risks != null);
        Flow before = selected.flow().withRepeated(read.repeated());
        return new StudyResult(
                plan,
                read,
                eligible,
                DerivedVariables.of(plan, selected),
                drawn.step().map(before::with).orElse(before),
                drawn.matching().orElse(null),
                balance,
                data,
                group,
                comparison,
                posthoc,
                crude,
                strata,
                correlations,
                repeated,
                fitted,
                further,
                plan.otherModels().stream().map(otherModels(data, fitted)::fit).toList(),
                plan.survival().stream()
                        .map(curves -> SurvivalCurves.of(curves, data))
                        .toList(),
                sensitivity,
                plan.weights().map(rule -> Weighting.of(rule, plan.group().orElseThrow(), data)),
                imputed,
                roc,
                rocComparisons,
                points,
                validation,
                concordance,
                bySets,
                band,
                source,
                risk,
                impact,
                plan.sampleSize().map(size -> SampleSize.of(size, data)),
                parts,
                benchmarks,
                published == null ? null : Audit.withDefaults().check(published),
                published == null
                        ? List.of()
                        : Reproduction.of(published, plan, data, crude, fitted, StudyResult.model(roc)),
                Stream.of(notes(plan, read), DerivedVariables.notes(plan, data), notes)
                        .flatMap(List::stream)
                        .toList(),
                others(read));
    }

    private OtherModels otherModels(Sample data, StudyResult.Models fitted) {
        return new OtherModels(data, fitted.entered(), plan.choosesByOutcome());
    }

    /** Why there are no imputations is noted, and takes nothing of the rest. */
    private Optional<Imputed> imputed(
            ImputationRule rule, MatchingPool pool, Sample data, StudyResult.Models fitted, List<Note> notes) {
        progress.accept("study.step.impute");
        try {
            return Optional.of(Imputed.of(plan, rule, pool, data, fitted, threads));
        } catch (NotAnalysableException e) {
            notes.add(Note.of("impute.not-done", e.note()));
            return Optional.empty();
        }
    }

    /** Those of a set are compared in pairs where the groups are the two that the matching made alike. */
    private Comparison comparison(UnivariateTable table, Sample data, LevelColumn group) {
        if (plan.group().isEmpty()) {
            return table.compare(data, true);
        }
        return table.compare(data.cohort(), group, plan.matchesExposed() ? data.sets() : null);
    }

    /** Of what every model holds, and of each row of the table. */
    private List<StudyResult.Crude> crude(Sample data) {
        return Stream.concat(plan.multivariable().always().stream(), plan.univariate().variables().stream())
                .distinct()
                .map(v -> StudyModels.crude(data, v))
                .toList();
    }

    /**
     * The model among those the sample was matched from; null where the program did not match by the outcome, as then
     * no share of cases was chosen, and null for risk sets, as who was at risk changes with time.
     */
    private SourceCohort source(Selection.Selected selected, StudySample drawn, StudyResult.Models fitted) {
        return drawn.matching()
                .filter(matching -> plan.design() == StudyDesign.MATCHED)
                .filter(matching -> matching.design().riskSet().isEmpty())
                .map(matching -> SourceCohort.of(
                        matching.in(selected.cohort()),
                        selected.isCase(),
                        matching,
                        fitted.design(),
                        fitted.unconditional().fit().b(),
                        plan.seed(),
                        threads,
                        plan.prevalence()))
                .orElse(null);
    }

    /** The study's own model, where the share of cases among its subjects was chosen by nobody. */
    private RiskModel ownRisk(Sample data, StudyResult.Models fitted) {
        return plan.ownShare()
                ? RiskModel.of(data, fitted.entered(), List.of(), plan.seed(), threads, plan.prevalence())
                : null;
    }

    /** Whom acting on the model would reach; null where no share of cases is known that it could be said of. */
    private ClinicalImpact.Result impact(Sample data, StudyResult.Models fitted, RiskModel risk) {
        if (risk != null) {
            return risk.risk() == null ? null : risk.risk().impact();
        }
        if (!plan.caseControl() || plan.prevalence().isEmpty()) {
            return null;
        }
        Frame frame = data.frame(fitted.entered(), MissingHandling.COMPLETE);
        return CohortRisk.impact(frame.design(), frame.y(), plan.seed(), threads, plan.prevalence());
    }

    /** Whether there is a model that gives each subject a risk: separation leaves some without a finite estimate. */
    private static boolean finite(StudyResult.Models fitted) {
        return fitted.unconditional() != null
                && Arrays.stream(fitted.unconditional().fit().b()).noneMatch(Double::isNaN);
    }

    /** @param risks of the rows of the fit and no others: a selection may leave out what makes a row incomplete */
    private List<StudyResult.Marker> markers(
            Sample data, StudyResult.Models fitted, double[] risks, PointScore points) {
        List<StudyResult.Marker> markers = new ArrayList<>();
        if (risks != null) {
            markers.add(marker(Score.model(), risks, data));
        }
        if (points != null) {
            markers.add(marker(Score.points(), points.totals(), data));
        }
        List<String> candidates = new ArrayList<>(fitted.entered());
        candidates.addAll(DerivedVariables.markers(plan, data));
        for (String variable : candidates) {
            double[] numbers = data.numbers(variable);
            if (numbers != null) {
                markers.add(marker(Score.of(variable), numbers, data));
            }
        }
        return markers;
    }

    /** The model against its points and each of its predictors, over the subjects who have both. */
    private static List<RocAnalysis.Comparison> comparisons(
            Sample data, double[] risks, List<StudyResult.Marker> roc, StudyResult.Models fitted, PointScore points) {
        return roc.stream()
                .map(StudyResult.Marker::score)
                .filter(s -> s.isPoints() || (!s.isModel() && fitted.entered().contains(s.key())))
                .map(s -> new RocAnalysis.Comparison(
                        Score.model(),
                        s,
                        AucComparison.withDefaults()
                                .paired(
                                        risks,
                                        Direction.HIGHER,
                                        s.isPoints() ? points.totals() : data.numbers(s.key()),
                                        Direction.HIGHER,
                                        data.cases()),
                        Optional.empty()))
                .toList();
    }

    private StudyResult.Marker marker(Score score, double[] values, Sample data) {
        RocCurve curve = RocCurve.of(values, data.cases(), Direction.HIGHER);
        DeLong.Result delong = DeLong.withDefaults().of(curve);
        Prevalence prevalence = plan.prevalence().isPresent()
                ? Prevalence.given(plan.prevalence().getAsDouble())
                : plan.ownShare() ? Prevalence.ofSample() : Prevalence.fixedByDesign();
        return new StudyResult.Marker(
                score,
                curve,
                delong,
                HanleyMcNeil.withDefaults().of(delong.auc(), delong.n1(), delong.n0()),
                Cutpoints.withDefaults().with(prevalence).of(curve),
                plan.roc().partial().map(p -> p.of(curve)));
    }

    /**
     * Forest and boosting see the complete rows of the offered variables, as columns of numbers (contrasts for
     * categories).
     */
    private List<Benchmarks.Model> benchmarks(Sample data, StudyResult.Models fitted, Refit refit) {
        List<String> variables = fitted.offered();
        DesignMatrix design = data.frame(variables, MissingHandling.COMPLETE).design();
        int[] rows = design.sourceRows();
        Sample complete = data.select(rows);
        double[][] columns = new double[design.columns()][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                columns[j][i] = design.value(i, j);
            }
        }
        Refit onComplete = chosen -> {
            Refit.Scorer scorer =
                    refit.fit(Arrays.stream(chosen).map(r -> rows[r]).toArray());
            return scorer == null ? null : row -> scorer.score(rows[row]);
        };
        long sets = Arrays.stream(complete.clusters()).distinct().count();
        if (sets < 10) {
            return List.of();
        }
        return Benchmarks.withSeed(plan.seed()).of(columns, complete.cases(), complete.clusters(), onComplete);
    }

    private static WithinSetConcordance concordance(Sample data, StudyResult.Models fitted) {
        if (fitted.conditional() == null) {
            return null;
        }
        DesignMatrix design = fitted.design();
        double[] b = fitted.conditional().fit().b();
        if (Arrays.stream(b).anyMatch(Double::isNaN)) {
            return null;
        }
        double[] withIntercept = new double[b.length + 1];
        System.arraycopy(b, 0, withIntercept, 1, b.length);
        double[] scores = Scores.linear(data, design, withIntercept);
        return design.columns() == b.length ? WithinSetConcordance.of(scores, data.cases(), data.sets()) : null;
    }
}
