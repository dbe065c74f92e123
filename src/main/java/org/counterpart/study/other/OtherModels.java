package org.counterpart.study.other;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.categorical.LevelFit;
import org.counterpart.regression.categorical.MultinomialLogistic;
import org.counterpart.regression.categorical.OrdinalLogistic;
import org.counterpart.regression.categorical.ProportionalOdds;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.marginal.MarginalFit;
import org.counterpart.regression.marginal.MarginalRegression;
import org.counterpart.regression.marginal.WorkingCorrelation;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Frame;
import org.counterpart.study.model.Sample;
import org.counterpart.study.other.OtherFit.Clustering;
import org.counterpart.study.other.OtherFit.Group;
import org.counterpart.study.other.OtherFit.OfPredictor;
import org.counterpart.study.other.OtherFit.Proportional;
import org.counterpart.study.other.OtherFit.Row;
import org.counterpart.study.other.OtherFit.Threshold;
import org.counterpart.study.survival.EventTimes;

/**
 * Fits the models beside the study's own to its subjects.
 *
 * @param entered the variables of the study's own model
 * @param chosen whether subjects were chosen by the plan's outcome
 */
public record OtherModels(Sample data, List<String> entered, boolean chosen) {
    static final double LEVEL = 0.95;
    /** With fewer the sandwich is too small: Mancl and DeRouen (2001), doi:10.1111/j.0006-341X.2001.00126.x. */
    private static final int FEW_CLUSTERS = 40;

    static final int FEW_A_SLOPE = 10;

    public OtherFit fit(OtherModel model) {
        List<String> predictors = model.predictors().isEmpty()
                ? entered.stream().filter(v -> !model.ofOutcome().contains(v)).toList()
                : model.predictors();
        Sample asked = model.predictors().isEmpty() ? data : data.coded(model.codings(), predictors);
        List<Column> needed = new ArrayList<>();
        model.outcome().ifPresent(v -> needed.add(data.cohort().column(v)));
        model.cluster().ifPresent(v -> needed.add(data.cohort().column(v)));
        model.hazard()
                .flatMap(OtherModel.Hazard::strata)
                .ifPresent(v -> needed.add(data.cohort().column(v)));
        Optional<EventTimes> times = model.hazard().map(h -> EventTimes.of(h.of(), data));
        int[] known = IntStream.range(0, data.size())
                .filter(i -> times.stream().allMatch(t -> t.known(i)))
                .filter(i -> needed.stream().noneMatch(c -> c.missing(i)))
                .toArray();
        if (predictors.isEmpty()) {
            return OtherFit.none(model, predictors, known.length, List.of(), Note.of("other.no-predictor"));
        }
        Sample sample = asked.select(known);
        Frame frame = sample.frame(predictors, MissingHandling.COMPLETE);
        if (model.hazard().isPresent()) {
            return new HazardModel(this, model, model.hazard().get(), predictors, sample, frame.design()).fit();
        }
        return model.kind().isOfLevels()
                ? levels(model, predictors, sample, frame.design())
                : marginal(model, predictors, sample, frame);
    }

    private OtherFit levels(OtherModel model, List<String> predictors, Sample sample, DesignMatrix x) {
        LevelColumn outcome =
                sample.cohort().column(model.outcome().orElseThrow()).asLevels();
        int[] codes = IntStream.of(x.sourceRows()).map(outcome::code).toArray();
        List<String> names = outcome.variable().levels();
        int[] counts = new int[names.size()];
        Arrays.stream(codes).forEach(c -> counts[c]++);
        List<Note> notes = notes(x);
        List<Integer> occurring = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        for (int l = 0; l < counts.length; l++) {
            if (counts[l] == 0) {
                notes.add(Note.of("other.level-empty", names.get(l)));
            } else {
                occurring.add(l);
                groups.add(new Group(names.get(l), counts[l]));
            }
        }
        if (groups.size() < 2) {
            return OtherFit.none(model, predictors, x.rows(), groups, Note.of("other.one-level"));
        }
        int[] level = Arrays.stream(codes).map(occurring::indexOf).toArray();
        boolean ordinal = model.kind() == Kind.ORDINAL;
        int reference = model.reference()
                .map(r -> groups.stream().map(Group::level).toList().indexOf(r))
                .orElse(0);
        if (reference < 0) {
            return OtherFit.none(model, predictors, x.rows(), groups, Note.of("other.no-reference"));
        }
        MultinomialLogistic multinomial = new MultinomialLogistic(groups.size(), reference);
        LevelFit fit = ordinal ? new OrdinalLogistic(groups.size()).fit(x, level) : multinomial.fit(x, level);
        if (!fit.converged()) {
            return OtherFit.none(
                    model,
                    predictors,
                    x.rows(),
                    groups,
                    Note.of(fit.separated() ? "other.separated" : "other.not-converged"));
        }
        notes.addAll(fit.notes());
        few(notes, groups, x.columns());
        if (chosen) {
            notes.add(Note.of("other.chosen"));
        }
        List<Row> rows = new ArrayList<>();
        for (int e = 0; e < (ordinal ? 1 : fit.predictors()); e++) {
            Optional<String> of = ordinal
                    ? Optional.empty()
                    : Optional.of(groups.get(multinomial.level(e)).level());
            for (int c = 0; c < x.columns(); c++) {
                int at = fit.slope(e, c);
                rows.add(new Row(of, Coefficient.of(x.terms().get(c), fit.b(at), fit.se(at), LEVEL)));
            }
        }
        List<Threshold> thresholds = IntStream.range(0, ordinal ? fit.predictors() : 0)
                .mapToObj(j -> new Threshold(
                        List.of(groups.get(j).level(), groups.get(j + 1).level()), fit.b(j), fit.se(j)))
                .toList();
        return new OtherFit(
                model,
                predictors,
                fit.n(),
                groups,
                rows,
                thresholds,
                tests(x, fit::likelihoodRatio),
                ordinal
                        ? new Proportional(
                                ProportionalOdds.of(fit).map(ProportionalOdds::overall),
                                ProportionalOdds.likelihoodRatio(fit))
                        : Proportional.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(x),
                Optional.empty(),
                notes);
    }

    private OtherFit marginal(OtherModel model, List<String> predictors, Sample sample, Frame frame) {
        DesignMatrix x = frame.design();
        double[] y = frame.y();
        int events = (int) Arrays.stream(y).sum();
        List<Group> groups = List.of(new Group("0", y.length - events), new Group("1", events));
        int[] cluster = clusters(model, sample, x);
        MarginalFit fit;
        try {
            fit = new MarginalRegression(
                            model.kind().mean(),
                            cluster == null ? WorkingCorrelation.INDEPENDENCE : model.correlation())
                    .fit(x, y, cluster);
        } catch (NotAnalysableException e) {
            return OtherFit.none(model, predictors, x.rows(), groups, e.note());
        }
        if (!fit.converged()) {
            String why = fit.separated()
                    ? "other.separated"
                    : model.kind() == Kind.LOG_BINOMIAL ? "other.log-binomial" : "other.not-converged";
            return OtherFit.none(model, predictors, x.rows(), groups, Note.of(why));
        }
        List<Note> notes = notes(x);
        notes.addAll(fit.notes());
        few(notes, groups, x.columns());
        if (fit.alpha() < -1.0 / Math.max(1, fit.largestCluster() - 1)) {
            notes.add(Note.of("other.no-correlation", fit.largestCluster()));
        }
        if (cluster != null) {
            fewClusters(notes, fit.clusters());
        }
        if (cluster == null && model.kind() == Kind.GEE) {
            notes.add(Note.of("other.no-clusters"));
        }
        return new OtherFit(
                model,
                predictors,
                fit.n(),
                groups,
                IntStream.range(0, x.columns())
                        .mapToObj(c -> new Row(
                                Optional.empty(), Coefficient.of(x.terms().get(c), fit.b(1 + c), fit.se(1 + c), LEVEL)))
                        .toList(),
                List.of(),
                tests(x, fit::wald),
                Proportional.NONE,
                cluster == null
                        ? Optional.empty()
                        : Optional.of(
                                new Clustering(model.cluster(), fit.clusters(), fit.largestCluster(), fit.alpha())),
                Optional.empty(),
                Optional.of(x),
                Optional.empty(),
                notes);
    }

    /** The cluster of each row: a column's, or the matched set where there are some; null where each is alone. */
    static int[] clusters(OtherModel model, Sample sample, DesignMatrix x) {
        return model.cluster()
                .map(column -> numbered(sample.cohort().column(column), x))
                .orElseGet(() -> sample.hasSets()
                        ? IntStream.of(x.sourceRows()).map(sample::set).toArray()
                        : null);
    }

    /** A note where there are so few clusters that the sandwich is too small. */
    static void fewClusters(List<Note> notes, int clusters) {
        if (clusters < FEW_CLUSTERS) {
            notes.add(Note.of("other.few-clusters", clusters));
        }
    }

    /** Clusters by number, in the order of their names. */
    static int[] numbered(Column column, DesignMatrix x) {
        List<String> names = IntStream.of(x.sourceRows()).mapToObj(column::text).toList();
        List<String> sorted = List.copyOf(new TreeSet<>(names));
        return names.stream()
                .mapToInt(name -> Collections.binarySearch(sorted, name))
                .toArray();
    }

    /** What is to be said of the design; who is left out is counted with those who lack the outcome or the cluster. */
    List<Note> notes(DesignMatrix x) {
        List<Note> notes = new ArrayList<>();
        if (x.rows() < data.size()) {
            notes.add(Note.of(DesignMatrix.ROWS_DROPPED, data.size() - x.rows()));
        }
        x.notes().stream()
                .filter(n -> !n.code().equals(DesignMatrix.ROWS_DROPPED))
                .forEach(notes::add);
        return notes;
    }

    private static void few(List<Note> notes, List<Group> groups, int slopes) {
        int smallest = groups.stream().mapToInt(Group::n).min().orElse(0);
        if (smallest < FEW_A_SLOPE * slopes) {
            notes.add(Note.of("other.few", smallest, slopes));
        }
    }

    static List<OfPredictor> tests(DesignMatrix x, Function<List<Integer>, ModelTest> test) {
        return IntStream.range(0, x.predictors().size())
                .mapToObj(p -> new OfPredictor(
                        x.predictors().get(p).name(),
                        test.apply(Arrays.stream(x.columnsOf(p)).boxed().toList())))
                .toList();
    }
}
