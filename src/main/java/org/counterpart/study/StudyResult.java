package org.counterpart.study;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.audit.Audit;
import org.counterpart.audit.paper.Printed;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.matching.Balance;
import org.counterpart.matching.design.Matching;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.Benchmarks;
import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.prediction.Optimism;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.HanleyMcNeil;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.prediction.roc.Score;
import org.counterpart.prediction.roc.WithinSetConcordance;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.summary.Influence;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Sample;
import org.counterpart.study.other.OtherFit;
import org.counterpart.study.repeated.RepeatedMeasures;
import org.counterpart.study.survival.SurvivalCurves;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.univariate.posthoc.PostHoc;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;

/**
 * Everything a study found, with what made it.
 *
 * @param read how the file was read
 * @param eligible the determined subjects, in the rows that matching speaks of
 * @param derived what made the derived variables, cut points as numbers, the parts of each before it
 * @param group of each of the analysed, by which the table compares them: the outcome where the plan names no other
 * @param posthoc which of three and more groups differ; empty where the plan does not ask
 * @param strata odds ratios of the binary variables within the strata the plan asks for, one stratifying variable after
 *     the other
 * @param correlations of the pairs that the plan names, among the matched subjects
 * @param repeated quantities that were measured several times
 * @param further more models, and subgroups
 * @param otherModels those of other kinds that the plan asks for
 * @param survival curves of the share without an event that it asks for
 * @param rocComparisons the model's AUC less that of its points and of each predictor, by DeLong's test; empty without
 *     a model
 * @param points the integer score of the model; null where the plan does not ask for it or no model is finite
 * @param matching what the program matched; null where the plan's design does not ask for it
 * @param balance of the matching variables before and after it; without rows where there is none
 * @param bySets the AUC over resamples of whole sets, the model kept; null without sets and without a model, as
 *     concordance is; validation is null without a model
 * @param band of the model's ROC curve over resamples of sets, or of subjects where there are none; empty likewise
 * @param weighting what the weighted subjects say of the exposure, where the plan weights
 * @param imputed the model with missing values imputed, where the plan imputes and it can be done
 * @param sensitivity what unmeasured confounding could do; null where the plan does not ask
 * @param source the model among those the sample was drawn from; null unless the program matched
 * @param risk the model whose risks are absolute; null where there is none
 * @param impact whom acting on the model would reach; null where no share of cases is known that it could be said of
 * @param sampleSize what the study needed, where the plan says what it was to find
 * @param parts the model tried on subjects it was not made from; null where the plan does not ask for it, else all
 *     other numbers are of the derivation part
 * @param others of a plan with several outcomes, the studies of those after the first, which all else is of
 * @param audit the check of the published numbers against each other; null when the plan names none
 */
public record StudyResult(
        StudyPlan plan,
        ReadResult read,
        org.counterpart.cohort.Cohort eligible,
        List<Derivation> derived,
        Flow flow,
        Matching matching,
        Balance balance,
        Sample matched,
        LevelColumn group,
        Comparison univariate,
        List<PostHoc> posthoc,
        List<Crude> crude,
        List<StratifiedOddsRatio> strata,
        List<Correlation> correlations,
        List<RepeatedMeasures> repeated,
        Models models,
        Further further,
        List<OtherFit> otherModels,
        List<SurvivalCurves> survival,
        Sensitivity sensitivity,
        Optional<Weighting> weighting,
        Optional<Imputed> imputed,
        List<Marker> roc,
        List<RocAnalysis.Comparison> rocComparisons,
        PointScore points,
        Optimism.Result validation,
        WithinSetConcordance concordance,
        RocBootstrap.Result bySets,
        List<RocBootstrap.Limits> band,
        SourceCohort source,
        RiskModel risk,
        ClinicalImpact.Result impact,
        Optional<SampleSize> sampleSize,
        ValidationParts parts,
        List<Benchmarks.Model> benchmarks,
        Audit.Result audit,
        List<Reproduced> reproduced,
        List<Note> notes,
        List<StudyResult> others) {

    /** A model with a smaller P of the Hosmer-Lemeshow test fits poorly. */
    private static final double FIT = 0.05;

    /** Crude odds ratios of one variable; null where there is nothing to fit. */
    public record Crude(String variable, RegressionSummary unconditional, RegressionSummary conditional) {}

    /**
     * The multivariable models, all on the same rows.
     *
     * @param offered variables that passed the univariate screen, or the plan's list
     * @param entered variables in the models
     * @param missingCategory null when no entered predictor with levels lacks a cell
     * @param influence on the unconditional model; null when the plan does not ask for it, and where the data are
     *     separated
     * @param adjusted the conditional model with the caliper variables
     * @param trace how the selection came to what entered; null where there was none
     * @param fitted in the order of {@link Model}; empty when no variable entered, else with the unconditional model
     *     and those the plan asks for
     */
    public record Models(
            List<String> offered,
            List<String> entered,
            Map<Model, RegressionSummary> fitted,
            MissingCategory missingCategory,
            Influence influence,
            Optional<CaliperAdjusted> adjusted,
            DesignMatrix design,
            PredictorSelection.Trace trace,
            List<Note> notes) {
        public Models {
            fitted = Collections.unmodifiableMap(fitted.isEmpty() ? new EnumMap<>(Model.class) : new EnumMap<>(fitted));
            offered = List.copyOf(offered);
            entered = List.copyOf(entered);
            notes = List.copyOf(notes);
        }

        /** The LASSO's path; empty where no LASSO was made. */
        public Optional<Lasso.Result> lasso() {
            return trace == null ? Optional.empty() : trace.lasso();
        }

        /** Null when no variable entered. */
        public RegressionSummary unconditional() {
            return fitted.get(Model.UNCONDITIONAL);
        }

        /** Null when no variable entered, or the plan does not ask for it. */
        public RegressionSummary conditional() {
            return fitted.get(Model.CONDITIONAL);
        }

        /** Null likewise. */
        public RegressionSummary firth() {
            return fitted.get(Model.FIRTH);
        }
    }

    /**
     * A score and how well it tells cases from controls.
     *
     * @param partial when the plan asks for the area of a part of the curve
     */
    public record Marker(
            Score score,
            RocCurve curve,
            DeLong.Result delong,
            HanleyMcNeil.Result hanleyMcNeil,
            List<Cutpoints.Cut> youden,
            Optional<PartialAuc.Result> partial) {
        public Marker {
            youden = List.copyOf(youden);
        }
    }

    /**
     * A published number beside its reproduction.
     *
     * @param term of the model whose odds ratio it is, named as printed where the study has none of that name; empty
     *     for the AUC of the model
     * @param against the model that answers what was published
     * @param publishedCi {@link Interval#NONE} when not printed
     * @param publishedP as printed; may be a bound
     * @param p of the reproduced one; NaN when there is none
     * @param inside whether the published value lies in the reproduced interval
     * @param z difference on the log scale (odds ratios) or as it is (AUC), over the reproduced standard error
     * @param sameDirection whether both lie on the same side of no effect (1 for an odds ratio, 0.5 for an AUC)
     * @param sameSignificance whether both are significant, or both not, at the plan's alpha
     */
    public record Reproduced(
            Optional<Term> term,
            Against against,
            Printed published,
            Interval publishedCi,
            Printed publishedP,
            double reproduced,
            Interval ci,
            double p,
            boolean inside,
            double z,
            Same sameDirection,
            Same sameSignificance) {
        public boolean found() {
            return !Double.isNaN(reproduced);
        }
    }

    /** The reproduced model that a published number is set beside. */
    public enum Against {
        UNCONDITIONAL,
        CONDITIONAL,
        CRUDE
    }

    /** Whether two findings agree; unknown when one of them is not there. */
    public enum Same {
        YES,
        NO,
        UNKNOWN;

        static Same of(boolean one, boolean other) {
            return one == other ? YES : NO;
        }
    }

    public StudyResult {
        posthoc = List.copyOf(posthoc);
        crude = List.copyOf(crude);
        strata = List.copyOf(strata);
        correlations = List.copyOf(correlations);
        repeated = List.copyOf(repeated);
        roc = List.copyOf(roc);
        rocComparisons = List.copyOf(rocComparisons);
        band = List.copyOf(band);
        benchmarks = List.copyOf(benchmarks);
        reproduced = List.copyOf(reproduced);
        notes = List.copyOf(notes);
        others = List.copyOf(others);
    }

    /** This study, then those of its other outcomes. */
    public List<StudyResult> ofEachOutcome() {
        return Stream.concat(Stream.of(this), others.stream()).toList();
    }

    /**
     * The model's fitted probability among the scores; none without a model, and none where separation leaves it at its
     * limits.
     */
    public Optional<Marker> model() {
        return model(roc);
    }

    static Optional<Marker> model(List<Marker> roc) {
        return roc.stream().filter(m -> m.score().isModel()).findFirst();
    }

    /** The cases among the analysed. */
    public int cases() {
        return flow.matching() == null ? flow.cases() : matched.subjects(true);
    }

    /** The sizes of the groups that the table compares. */
    public List<Integer> groupSizes() {
        return univariate.n();
    }

    /** The controls among the analysed; one who serves several cases counts once. */
    public int controls() {
        return flow.matching() == null ? flow.controls() : matched.subjects(false);
    }

    /** What every area under a curve of this study has to be read with. */
    public List<Note> aucNotes() {
        return plan.design().hasSets()
                ? List.of(
                        Note.of("study.auc-conditional"),
                        Note.of("study.auc-same-data"),
                        Note.of("study.delong-pairing"))
                : List.of(Note.of("study.auc-same-data"));
    }

    /** Variables on which the subjects of a set are alike, by the plan. */
    public List<String> matchingVariables() {
        return matching == null ? plan.matchedFile().exact() : matching.design().variables();
    }

    /** Matched sets; 0 without. */
    public int sets() {
        return matched.setCount();
    }

    /** What makes the numbers of the model unsure: few events for its terms, risks that do not fit the data. */
    public List<Note> cautions() {
        if (models.unconditional() == null) {
            return List.of();
        }
        Stream<Note> few = further.models().isEmpty()
                ? few(models)
                : further.models().stream()
                        .flatMap(one -> few(one.models())
                                .map(n -> Note.of(
                                        "study.model-events",
                                        one.name(),
                                        n.arguments().get(0),
                                        n.arguments().get(1),
                                        n.arguments().get(2))));
        Stream<Note> poor = models.unconditional().hosmerLemeshow().stream()
                .limit(1)
                .filter(h -> h.p() < FIT)
                .map(h -> Note.of("study.poor-fit", h.statistic(), h.df(), h.p()));
        return Stream.of(few, poor, borrowed().stream()).flatMap(s -> s).toList();
    }

    /** What entered a model and is, by definition, another outcome of the plan: as likely a consequence as a cause. */
    public List<Note> borrowed() {
        List<String> entered = Stream.concat(
                        models.entered().stream(),
                        further.models().stream().flatMap(m -> m.models().entered().stream()))
                .distinct()
                .toList();
        return plan.outcomes().rest().stream()
                .flatMap(other -> entered.stream()
                        .filter(other.told()::contains)
                        .map(v -> Note.of("study.outcome.in-model", v, other.name())))
                .toList();
    }

    private static Stream<Note> few(Models models) {
        return models.notes().stream().filter(n -> n.code().equals("regression.events-per-variable"));
    }
}
