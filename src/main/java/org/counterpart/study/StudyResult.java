package org.counterpart.study;

import java.util.List;
import org.counterpart.audit.PublishedResults;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.ReadResult;
import org.counterpart.matching.Balance;
import org.counterpart.matching.Matching;
import org.counterpart.prediction.Benchmarks;
import org.counterpart.prediction.Cutpoints;
import org.counterpart.prediction.DeLong;
import org.counterpart.prediction.HanleyMcNeil;
import org.counterpart.prediction.Optimism;
import org.counterpart.prediction.RocCurve;
import org.counterpart.prediction.WithinSetConcordance;
import org.counterpart.regression.DesignMatrix;
import org.counterpart.regression.RegressionSummary;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;

/**
 * Everything a study found, with what made it.
 *
 * @param read how the file was read
 * @param eligible the determined subjects, in the rows that matching speaks of
 * @param published null when the plan names no published results
 */
public record StudyResult(
        StudyPlan plan,
        ReadResult read,
        org.counterpart.cohort.Cohort eligible,
        Flow flow,
        Matching matching,
        Balance balance,
        MatchedData matched,
        Comparison univariate,
        List<Crude> crude,
        Models models,
        List<Marker> roc,
        Optimism.Result validation,
        WithinSetConcordance concordance,
        List<Benchmarks.Model> benchmarks,
        PublishedResults published,
        List<Reproduced> reproduced,
        List<Note> notes) {

    /** Crude odds ratios of one variable; null where there is nothing to fit. */
    public record Crude(String variable, RegressionSummary unconditional, RegressionSummary conditional) {}

    /**
     * The multivariable models, all on the same rows.
     *
     * @param offered variables that passed the univariate screen, or the plan's list
     * @param entered variables in the models
     * @param unconditional null when no variable entered; so are the others, which are null too when the plan does not ask for them
     */
    public record Models(
            List<String> offered,
            List<String> entered,
            RegressionSummary unconditional,
            RegressionSummary conditional,
            RegressionSummary firth,
            DesignMatrix design,
            List<Note> notes) {
        public Models {
            offered = List.copyOf(offered);
            entered = List.copyOf(entered);
            notes = List.copyOf(notes);
        }
    }

    /** A score and how well it tells cases from controls; the first is the model's fitted probability, named {@code model}. */
    public record Marker(
            String name,
            RocCurve curve,
            DeLong.Result delong,
            HanleyMcNeil.Result hanleyMcNeil,
            List<Cutpoints.Cut> youden) {
        public Marker {
            youden = List.copyOf(youden);
        }
    }

    /**
     * A published number beside its reproduction.
     *
     * @param z difference on the log scale (odds ratios) or as it is (AUC), over the reproduced standard error
     * @param inside whether the published value lies in the reproduced interval
     */
    public record Reproduced(
            String variable,
            String quantity,
            String published,
            double publishedValue,
            double reproduced,
            Interval ci,
            boolean inside,
            double z) {}

    public StudyResult {
        crude = List.copyOf(crude);
        roc = List.copyOf(roc);
        benchmarks = List.copyOf(benchmarks);
        reproduced = List.copyOf(reproduced);
        notes = List.copyOf(notes);
    }
}
