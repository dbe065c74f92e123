package org.counterpart.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.Optimism;
import org.counterpart.prediction.Points;
import org.counterpart.prediction.ScoreGroup;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Term;
import org.counterpart.stats.Note;
import org.counterpart.study.model.ModelRefit;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.Scores;

/**
 * The integer score of a study's unconditional model. Its curve stands among those of the study as the score {@link
 * org.counterpart.prediction.roc.Score#points()}.
 *
 * @param unit log odds of one point
 * @param least total that the levels allow
 * @param most likewise
 * @param totals of the subjects analysed; NaN for who is not in the model
 * @param validation of the whole procedure: in each resample variables are chosen, the model fitted and its
 *     coefficients rounded anew. Of its measures only the AUC has a meaning
 * @param notes what a reader must know of the points
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PointScore(
        Points rule,
        double unit,
        List<Entry> entries,
        long least,
        long most,
        double[] totals,
        Optimism.Result validation,
        List<Note> notes) {

    /** More points than this for one level are no aid to mental arithmetic. */
    private static final long MANY = 20;

    /** @param b its coefficient */
    public record Entry(Term term, double b, long points) {}

    public PointScore {
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }

    /**
     * The subjects by total, in ascending order.
     *
     * @param curve of the score
     * @param points of it, between two of which totals make a group
     * @param bounded whether the outermost totals are those that the levels allow instead of those that occur, which
     *     are values of single subjects
     */
    public List<ScoreGroup> groups(RocCurve curve, int[] points, boolean bounded) {
        List<ScoreGroup> groups = new ArrayList<>(ScoreGroup.of(curve, points));
        if (bounded && !groups.isEmpty()) {
            ScoreGroup first = groups.get(0);
            groups.set(0, new ScoreGroup((double) least, first.to(), first.cases(), first.controls()));
            ScoreGroup last = groups.get(groups.size() - 1);
            groups.set(groups.size() - 1, new ScoreGroup(last.from(), (double) most, last.cases(), last.controls()));
        }
        return groups;
    }

    /** @param fitted with finite estimates */
    static PointScore of(StudyPlan plan, Points rule, Sample data, StudyResult.Models fitted, int threads) {
        DesignMatrix design = fitted.design();
        double[] b = fitted.unconditional().fit().b();
        double[] points = rule.of(b);
        List<Entry> entries = new ArrayList<>();
        long[] least = new long[design.predictors().size()];
        long[] most = new long[least.length];
        for (int j = 0; j < design.terms().size(); j++) {
            long of = (long) points[j + 1];
            entries.add(new Entry(design.terms().get(j), b[j + 1], of));
            int p = design.predictorOf(j);
            least[p] = Math.min(least[p], of);
            most[p] = Math.max(most[p], of);
        }
        return new PointScore(
                rule,
                rule.unitOf(b),
                entries,
                Arrays.stream(least).sum(),
                Arrays.stream(most).sum(),
                Scores.sums(data.size(), design, points),
                new Optimism(plan.roc().bootstrap(), plan.seed(), threads)
                        .of(data.cases(), data.clusters(), ModelRefit.ofPoints(plan, data, rule)),
                notes(entries));
    }

    private static List<Note> notes(List<Entry> entries) {
        List<Note> notes = new ArrayList<>();
        long largest = entries.stream().mapToLong(e -> Math.abs(e.points)).max().orElse(0);
        List<Term> none =
                entries.stream().filter(e -> e.points == 0).map(Entry::term).toList();
        if (largest > MANY) {
            notes.add(Note.of("study.score-large", largest));
        }
        if (!none.isEmpty()) {
            notes.add(Note.of("study.score-none", none));
        }
        return notes;
    }
}
