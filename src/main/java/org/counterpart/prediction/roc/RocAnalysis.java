package org.counterpart.prediction.roc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * ROC analysis of some markers of the same subjects: each over its own complete rows, every two of them compared over
 * the rows that have both.
 *
 * @param direction which values speak for a case, the same for all markers
 * @param prevalence what predictive values and accuracy are taken at
 * @param bootstrap when resamples are wanted
 * @param partial when the area under a part of the curve is wanted
 * @param reclassification when the markers are probabilities and NRI and IDI of each two are wanted
 */
public record RocAnalysis(
        Direction direction,
        Prevalence prevalence,
        Optional<RocBootstrap> bootstrap,
        Optional<PartialAuc> partial,
        Optional<Reclassification> reclassification) {

    /** Higher values speak for a case; the sample's own share of cases; no bootstrap; the whole area alone. */
    public static RocAnalysis withDefaults() {
        return new RocAnalysis(
                Direction.HIGHER, Prevalence.ofSample(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RocAnalysis with(Direction newDirection) {
        return new RocAnalysis(newDirection, prevalence, bootstrap, partial, reclassification);
    }

    public RocAnalysis with(Prevalence newPrevalence) {
        return new RocAnalysis(direction, newPrevalence, bootstrap, partial, reclassification);
    }

    public RocAnalysis with(RocBootstrap newBootstrap) {
        return new RocAnalysis(direction, prevalence, Optional.of(newBootstrap), partial, reclassification);
    }

    public RocAnalysis with(PartialAuc newPartial) {
        return new RocAnalysis(direction, prevalence, bootstrap, Optional.of(newPartial), reclassification);
    }

    public RocAnalysis with(Reclassification newReclassification) {
        return new RocAnalysis(direction, prevalence, bootstrap, partial, Optional.of(newReclassification));
    }

    /**
     * @param youden every best cut by Youden
     * @param closest every cut closest to the perfect corner
     * @param bootstrap of whole sets when sets are given
     * @param withinSets when sets are given
     * @param partial when a part of the area is asked for
     */
    public record Marker(
            Score score,
            RocCurve curve,
            DeLong.Result delong,
            HanleyMcNeil.Result hanleyMcNeil,
            List<Cutpoints.Cut> youden,
            List<Cutpoints.Cut> closest,
            Optional<RocBootstrap.Result> bootstrap,
            Optional<WithinSetConcordance> withinSets,
            Optional<PartialAuc.Result> partial) {
        public Marker {
            youden = List.copyOf(youden);
            closest = List.copyOf(closest);
        }
    }

    /** @param reclassified what the first tells beyond the second, where it is asked */
    public record Comparison(
            Score a, Score b, AucComparison.Paired result, Optional<Reclassification.Result> reclassified) {}

    public record Result(RocAnalysis procedure, List<Marker> markers, List<Comparison> comparisons, List<Note> notes) {
        public Result {
            markers = List.copyOf(markers);
            comparisons = List.copyOf(comparisons);
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param markers values of each variable, in order; NaN is missing
     * @throws NotAnalysableException when there is no case or no control at all
     */
    public Result of(Map<String, double[]> markers, boolean[] cases) {
        return of(markers, cases, Optional.empty());
    }

    /** @param sets the matched set each subject belongs to, resampled whole */
    public Result ofSets(Map<String, double[]> markers, boolean[] cases, int[] sets) {
        return of(markers, cases, Optional.of(sets));
    }

    private Result of(Map<String, double[]> markers, boolean[] cases, Optional<int[]> sets) {
        int events = 0;
        for (boolean one : cases) {
            events += one ? 1 : 0;
        }
        if (events == 0 || events == cases.length) {
            throw new NotAnalysableException(
                    Note.of(events == 0 ? "prediction.outcome-no-case" : "prediction.outcome-no-control"));
        }
        List<Marker> results = new ArrayList<>();
        markers.forEach((name, values) -> results.add(marker(Score.of(name), values, cases, sets)));
        List<String> names = List.copyOf(markers.keySet());
        List<Comparison> comparisons = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                double[] first = markers.get(names.get(a));
                double[] second = markers.get(names.get(b));
                comparisons.add(new Comparison(
                        Score.of(names.get(a)),
                        Score.of(names.get(b)),
                        AucComparison.withDefaults().paired(first, direction, second, direction, cases),
                        reclassification.map(r -> r.of(first, second, cases))));
            }
        }
        List<Note> notes = new ArrayList<>();
        notes.add(Note.of("prediction.cut-same-data"));
        if (sets.isPresent()) {
            notes.add(Note.of("prediction.auc-conditional-on-matching"));
            notes.add(Note.of("prediction.delong-ignores-pairing"));
            reclassification.ifPresent(r -> notes.add(Note.of("reclassification.sampled")));
        }
        return new Result(this, results, comparisons, notes);
    }

    private Marker marker(Score score, double[] values, boolean[] cases, Optional<int[]> sets) {
        RocCurve curve = RocCurve.of(values, cases, direction);
        DeLong.Result delong = DeLong.withDefaults().of(curve);
        Cutpoints cutpoints = Cutpoints.withDefaults().with(prevalence);
        boolean both = curve.cases() > 0 && curve.controls() > 0;
        return new Marker(
                score,
                curve,
                delong,
                HanleyMcNeil.withDefaults().of(delong.auc(), delong.n1(), delong.n0()),
                cutpoints.of(curve),
                cutpoints.with(Cutpoints.Criterion.CLOSEST_TOP_LEFT).of(curve),
                bootstrap
                        .filter(b -> both)
                        .map(b -> sets.map(s -> b.ofSets(values, cases, s, direction))
                                .orElseGet(() -> b.of(curve))),
                sets.map(s -> WithinSetConcordance.of(oriented(values), cases, s)),
                partial.map(p -> p.of(curve)));
    }

    private double[] oriented(double[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = direction.orient(values[i]);
        }
        return out;
    }
}
