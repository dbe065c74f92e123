package org.counterpart.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Eligibility.Exclusion;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.derived.ByModel;
import org.counterpart.matching.Balance;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.prediction.CalibrationTable;
import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.prediction.reclassification.NetReclassification;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.prediction.roc.Score;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;
import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.Further;
import org.counterpart.study.MisclassifiedExposure;
import org.counterpart.study.StudyResult;
import org.counterpart.study.ValidationPart;
import org.counterpart.study.ValidationParts;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.StrataTable;
import org.counterpart.study.model.Subgroups;
import org.counterpart.study.other.OtherFit;
import org.counterpart.study.repeated.RepeatedMeasures;
import org.counterpart.study.survival.SurvivalCurves;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.correlation.Correlation;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;

/**
 * What a report does not show when the plan or {@code --min-cell} protects small counts: the small counts themselves,
 * and whatever number gives one
 * away. One question a place where counts are published.
 *
 * <ul>
 *   <li>Levels of a variable, in the groups compared and, of a matching variable, among the eligible: the rows {@link
 *   SmallCells} hides.
 *   <li>With a hidden level go the numbers that are functions of the table alone: statistic, SMD, crude odds ratio, the
 *   AUC of that variable; P is
 *       told as below alpha or not.
 *   <li>Pairs: the margins are known, so one small cell of the four hides the discordant pairs and their odds ratio,
 *   and what the test is called,
 *       which is chosen by the number of discordant pairs; the side of P too where it would tell the cells ({@link
 *       HiddenPairs}).
 *   <li>The flow: a small count hides every total it is part of, up to the records of the file, and what follows from
 *   the size of the source cohort:
 *       means before matching, whose products with a size are whole numbers, calibration, net benefit, likelihoods.
 *   <li>A model of one predictor is its table again, and is hidden with it. A model of several is shown: its
 *   coefficients are no table (Brandt et al.
 *       2010, Guidelines for the checking of output based on microdata research, section on regression).
 *   <li>Curves are shown in steps that hold no small count. Extremes and pairs, values of single subjects, are not
 *   shown at all.
 * </ul>
 *
 * A count of missing cells says how records were kept, nothing about a subject, and STROBE asks for it: it is shown.
 */
public final class Disclosure {
    /** Stands in the place of a number that is not shown. */
    public static final String MARK = "*";

    private static final Set<String> COUNTING_NOTES = Set.of(
            "cohort.duplicates-first",
            "cohort.duplicates-last",
            "derive.backward-kept",
            "derive.backward-missing",
            "derive.undefined-missing",
            "matching.incomplete-kept",
            "matching.incomplete-left-out",
            "matching.controls-reused",
            "other.few",
            "other.few-clusters",
            "other.few-events",
            "matching.risk-set.never",
            "matching.risk-set.unknown",
            "matching.risk-set.unseen",
            "matching.risk-set.untimed",
            "prediction.cells-uncovered",
            "regression.sets-uninformative",
            "survival.left-out",
            "validation.moved",
            "validation.one-group",
            "validation.open",
            "validation.shared-ids",
            "weights.left-out");

    private static final Set<String> READING_NOTES = Set.of("cohort.read", "cohort.read-table");

    /** What a data file is, not what its cells hold: all other notes of its reader can name cells of one subject. */
    private static final Set<String> SAID_OF_THE_FILE = Set.of(
            "files.sav.weight",
            "files.sav.filter",
            "files.sheet.taken",
            "files.sheet.from-1904",
            "files.stat.encoding-found",
            "files.stat.encoding-other");

    private static final Set<String> COUNTING_REASONS = Set.of("matching.needed-elsewhere", "matching.taken-before");

    /** Totals of the flow, each the sum of some below it. */
    public enum Total {
        RECORDS,
        ELIGIBLE,
        CASES,
        CONTROLS,
        /** Those with every matching variable known. */
        ENTERED_CASES,
        ENTERED_CONTROLS
    }

    private final SmallCells rule;
    private final StudyResult result;
    private final Set<Total> totals = EnumSet.noneOf(Total.class);
    private final Map<String, Set<String>> levels = new HashMap<>();
    private final Set<String> pairs = new HashSet<>();
    private final Set<String> sides = new HashSet<>();
    private final Set<String> few = new HashSet<>();

    private Disclosure(SmallCells rule, StudyResult result) {
        this.rule = rule;
        this.result = result;
    }

    /** Where nothing is protected. */
    public static Disclosure none() {
        return new Disclosure(SmallCells.NONE, null);
    }

    /** @throws NotAnalysableException when a whole group is small: nothing could be shown */
    public static Disclosure of(StudyResult result) {
        int least = result.plan().report().minCell();
        Disclosure disclosure = new Disclosure(new SmallCells(least), result);
        if (least > 0) {
            int smallest = Collections.min(result.groupSizes());
            if (result.plan().hasOutcome()) {
                smallest = Math.min(smallest, Math.min(result.cases(), result.controls()));
            }
            if (smallest < least) {
                Note few = Note.of("report.min-cell.group", least);
                throw new NotAnalysableException(result.plan()
                        .outcomes()
                        .own()
                        .map(own -> Note.of("study.outcome.not-analysable", own.name(), few))
                        .orElse(few));
            }
            disclosure.flow();
            disclosure.variables();
            disclosure.pairs();
        }
        return disclosure;
    }

    public boolean asked() {
        return rule.least() > 0;
    }

    public int least() {
        return rule.least();
    }

    /** The level of the univariate tests: P is told as below it or not where the table is hidden. */
    public double alpha() {
        return result.plan().univariate().alpha();
    }

    public boolean hides(Total total) {
        return totals.contains(total);
    }

    /** A small count, or one of these totals if it is hidden, as {@link #MARK}. */
    public Object shown(Total total, int n) {
        return hides(total) ? MARK : n;
    }

    /** A count that is part of no other, as {@link #MARK} where it is small. */
    public Object shown(int n) {
        return small(n) ? MARK : n;
    }

    /** The size of the source cohort. */
    public Object source(int n) {
        return hidesSizes() ? MARK : n;
    }

    /** Of a number that speaks of the source cohort, or of those of it with every value needed. */
    public Origins.Size source(int n, int cases) {
        return new Origins.Size(source(n), shown(Total.ENTERED_CASES, cases));
    }

    /** How many of those a rule excluded lack the value it asks for. */
    public Object missing(Exclusion e) {
        return hidesMissing(e) ? MARK : e.byMissing();
    }

    public boolean hidesMissing(Exclusion e) {
        return small(e.byMissing()) || small(e.excluded() - e.byMissing());
    }

    /** Says what the mark means. */
    public String note(Messages messages) {
        return messages.text(
                "report.min-cell.note",
                rule.least() - 1,
                result.plan().univariate().alpha());
    }

    private void flow() {
        Flow flow = result.flow();
        Flow.Matching step = flow.matching();
        if (step != null) {
            hide(small(step.unmatchedCases()), Total.ENTERED_CASES, Total.CASES, Total.ELIGIBLE, Total.RECORDS);
            hide(
                    small(step.unmatchedControls()),
                    Total.ENTERED_CONTROLS,
                    Total.CONTROLS,
                    Total.ELIGIBLE,
                    Total.RECORDS);
        }
        if (result.plan().matchesExposed()) {
            // Eligible subjects with the outcome less those in sets are those in none.
            hide(
                    small(flow.cases() - result.cases()) || small(flow.controls() - result.controls()),
                    Total.CASES,
                    Total.CONTROLS,
                    Total.ELIGIBLE,
                    Total.RECORDS);
        }
        if (result.plan().atRisk()) {
            // Cases and subjects less those under observation are those who are not.
            hide(
                    small(flow.cases() - step.offeredCases())
                            || small(flow.cases() + flow.controls() - step.offeredControls()),
                    Total.CASES,
                    Total.CONTROLS,
                    Total.ELIGIBLE,
                    Total.RECORDS);
        }
        hide(hidesMissing(), Total.CASES, Total.CONTROLS, Total.ELIGIBLE, Total.RECORDS);
        hide(small(flow.undetermined()) || small(flow.neither()), Total.ELIGIBLE, Total.RECORDS);
        hide(flow.exclusions().stream().anyMatch(e -> small(e.excluded())), Total.RECORDS);
        hide(small(flow.repeated()), Total.RECORDS);
        if (result.parts() != null) {
            hide(
                    small(result.parts().open()) || hidesSetAside(true) || hidesSetAside(false),
                    Total.ELIGIBLE,
                    Total.RECORDS);
        }
    }

    /**
     * Whether the number of cases, or of controls, set aside for validation is hidden: when it is small, and when those
     * of them are few who are in no set, as the number in sets is shown.
     */
    public boolean hidesSetAside(boolean cases) {
        if (!asked() || result.parts() == null) {
            return false;
        }
        ValidationParts parts = result.parts();
        Flow.Matching step = parts.flow().matching();
        return cases
                ? small(parts.casesSetAside())
                        || (step != null && (small(step.unmatchedCases()) || small(step.excludedCases())))
                : small(parts.controlsSetAside())
                        || (step != null && (small(step.unmatchedControls()) || small(step.excludedControls())));
    }

    private void hide(boolean small, Total... given) {
        if (small) {
            totals.addAll(List.of(given));
        }
    }

    /**
     * Whether the numbers left out of the matching for a missing value stay hidden, all of them: they are parts of two
     * totals.
     */
    public boolean hidesMissing() {
        if (!asked() || result.flow().matching() == null) {
            return false;
        }
        Flow.Matching step = result.flow().matching();
        return small(step.excludedCases())
                || small(step.excludedControls())
                || step.missingValue().values().stream().anyMatch(this::small);
    }

    /** Whether the number of persons in the file would give away those a rule excluded. */
    public boolean hidesSubjects() {
        return hidesLeft(-1);
    }

    /** Whether the subjects left after a rule would give away a later one. */
    public boolean hidesLeft(int rule) {
        if (!asked()) {
            return false;
        }
        List<Exclusion> later = result.flow().exclusions();
        return hides(Total.ELIGIBLE)
                || later.subList(rule + 1, later.size()).stream().anyMatch(e -> small(e.excluded()));
    }

    public boolean small(long count) {
        return rule.small(count);
    }

    private void variables() {
        for (Comparison.Row row : result.univariate().rows()) {
            if (row.counts() != null) {
                table(row.variable().name());
            }
            if (row.summaries().stream().anyMatch(s -> small(s.n()))) {
                few.add(row.variable().name());
            }
        }
        for (Balance.Row row : result.balance().rows()) {
            if (row.share()) {
                table(row.variable().name());
            }
        }
        inModels().distinct().forEach(this::modelled);
    }

    /** What models are made of may stand in no table: a model of one variable would be the table that is not shown. */
    private Stream<String> inModels() {
        Stream<String> listed = result.further().models().stream()
                .map(Further.OfList::models)
                .flatMap(m -> Stream.concat(m.offered().stream(), m.entered().stream()));
        Stream<String> first = Stream.concat(result.models().offered().stream(), result.models().entered().stream());
        Stream<String> weighted = result.weighting().stream().flatMap(w -> w.rule().score().variables().stream());
        Stream<String> levels = result.further().subgroups().stream().map(s -> s.by().name());
        Stream<String> other = result.otherModels().stream().flatMap(o -> o.variables().stream());
        Stream<String> curves = result.survival().stream().flatMap(c -> c.plan().by().stream());
        return Stream.of(first, listed, levels, weighted, other, curves).flatMap(s -> s);
    }

    private void modelled(String variable) {
        table(variable);
        Column column = result.matched().cohort().column(variable);
        long[] known = new long[2];
        for (int i = 0; i < result.matched().size(); i++) {
            if (!column.missing(i)) {
                known[result.matched().isCase(i) ? 1 : 0]++;
            }
        }
        if (!(column instanceof LevelColumn) && Arrays.stream(known).anyMatch(this::small)) {
            few.add(variable);
        }
    }

    /**
     * Levels by groups: those of the table, those of the outcome where that is another and, of a matching variable, all
     * that could have been matched.
     */
    private void table(String variable) {
        if (levels.containsKey(variable)
                || !(result.matched().cohort().column(variable) instanceof LevelColumn matched)) {
            return;
        }
        boolean balanced = result.balance().rows().stream()
                .anyMatch(r -> r.variable().name().equals(variable));
        List<String> names = matched.variable().levels();
        int groups = result.group().variable().levels().size();
        boolean byOutcome = result.plan().group().isPresent() && result.plan().hasOutcome();
        long[][] counts = new long[names.size()][groups + (balanced || byOutcome ? 2 : 0)];
        for (int i = 0; i < result.matched().size(); i++) {
            if (!matched.missing(i)) {
                counts[matched.code(i)][result.group().code(i)]++;
                if (byOutcome) {
                    counts[matched.code(i)][groups + (result.matched().isCase(i) ? 1 : 0)]++;
                }
            }
        }
        if (balanced) {
            before(variable, counts);
        }
        boolean[] hidden = rule.hiddenRows(counts);
        Set<String> of = new HashSet<>();
        for (int i = 0; i < hidden.length; i++) {
            if (hidden[i]) {
                of.add(names.get(i));
            }
        }
        levels.put(variable, of);
    }

    private void before(String variable, long[][] counts) {
        List<String> names = result.matched().cohort().variable(variable).levels();
        for (Balance.Row row : result.balance().rows()) {
            if (row.variable().name().equals(variable)) {
                boolean binary = row.level().isEmpty();
                int level = binary ? 1 : names.indexOf(row.level());
                int[] n = {row.before().controls(), row.before().cases()};
                double[] share = {row.before().controlMean(), row.before().caseMean()};
                for (int g = 0; g < 2; g++) {
                    counts[level][2 + g] = Math.round(n[g] * share[g]);
                    if (binary) {
                        counts[0][2 + g] = n[g] - counts[1][2 + g];
                    }
                }
            }
        }
    }

    private void pairs() {
        Sample data = result.matched();
        for (Comparison.Row row : result.univariate().rows()) {
            if (row.paired() != null && row.paired().oddsRatio() != null) {
                String name = row.variable().name();
                long[] four = pairs(name, i -> i, i -> true);
                if (Arrays.stream(four).anyMatch(this::small)) {
                    pairs.add(name);
                    side(name, four);
                }
            }
        }
        if (result.plan().matchesExposed() && inPairs(data)) {
            // A conditional model is of the pairs of which one has the outcome, whichever of the two that is.
            result.crude().stream()
                    .map(StudyResult.Crude::variable)
                    .filter(name -> data.cohort().column(name) instanceof LevelColumn)
                    .filter(name -> Arrays.stream(pairs(
                                    name, i -> data.isCase(i) ? i : i + 1, i -> data.isCase(i) != data.isCase(i + 1)))
                            .anyMatch(this::small))
                    .forEach(pairs::add);
        }
    }

    private static boolean inPairs(Sample data) {
        int[] size = new int[data.size()];
        IntStream.of(data.sets()).forEach(set -> size[set]++);
        return IntStream.of(size).allMatch(n -> n == 0 || n == 2);
    }

    /**
     * Pairs by the level of the one and of the other, the first level told from all others.
     *
     * @param one of a pair whose first row is given, the row of the one
     * @param counted whether the pair whose first row is given is counted
     */
    private long[] pairs(String variable, IntUnaryOperator one, IntPredicate counted) {
        Sample data = result.matched();
        LevelColumn column = (LevelColumn) data.cohort().column(variable);
        long[] four = new long[4];
        for (int i = 0; i + 1 < data.size(); i++) {
            // The one who was given a partner stands in the row before the partner.
            if (data.set(i) == data.set(i + 1) && !column.missing(i) && !column.missing(i + 1) && counted.test(i)) {
                int first = one.applyAsInt(i);
                int second = 2 * i + 1 - first;
                four[2 * Math.min(1, column.code(first)) + Math.min(1, column.code(second))]++;
            }
        }
        return four;
    }

    /**
     * Where the side of P would tell the cells: it is not shown; where it decides what enters, and so cannot be hidden,
     * the margins are not.
     */
    private void side(String variable, long[] four) {
        UnivariatePlan plan = result.plan().univariate();
        long all = Arrays.stream(four).sum();
        if (new HiddenPairs(rule, plan.alpha()).sideTellsCells(all, four[2] + four[3], four[1] + four[3])) {
            if (plan.paired()) {
                levels.put(
                        variable,
                        Set.copyOf(result.matched().cohort().variable(variable).levels()));
            } else {
                sides.add(variable);
            }
        }
    }

    /** Whether even the side of alpha on which the paired P fell is hidden. */
    public boolean hidesSide(String variable) {
        return sides.contains(variable);
    }

    /** The side of alpha of a paired test, if that may be told. */
    public Table.Cell pairedP(String variable, double p) {
        return hidesSide(variable) ? Table.Cell.HIDDEN : p(p);
    }

    /**
     * The key of a test's name; where its choice depends on hidden counts, of the name of all that could have been
     * chosen.
     */
    public String test(Comparison.Row row, TestChoice.Chosen chosen) {
        String name = row.variable().name();
        String own = chosen.test().key();
        return switch (chosen.test()) {
            case MCNEMAR, MCNEMAR_EXACT -> hidesPairs(name) ? "mcnemar-either" : own;
            case CHI_SQUARE, CHI_SQUARE_YATES, FISHER -> hidesTable(name) ? "table-either" : own;
            case NONE,
                    T_POOLED,
                    T_WELCH,
                    T_PAIRED,
                    MANN_WHITNEY,
                    SIGNED_RANK,
                    KRUSKAL_WALLIS,
                    ANOVA,
                    WELCH_ANOVA,
                    STUART_MAXWELL,
                    CONDITIONAL_LR -> own;
        };
    }

    /** Whether the name of the test is hidden. */
    public boolean hidesTest(Comparison.Row row, TestChoice.Chosen chosen) {
        return !test(row, chosen).equals(chosen.test().key());
    }

    /** Whether its degrees of freedom are: they tell its name, and those of Welch's test a variance of few. */
    public boolean hidesDf(Comparison.Row row, TestChoice.Chosen chosen) {
        return hidesTest(row, chosen) || few.contains(row.variable().name());
    }

    /** Whether the size of the source cohort, or of one of its groups, is hidden. */
    public boolean hidesSizes() {
        return hides(Total.ENTERED_CASES) || hides(Total.ENTERED_CONTROLS);
    }

    /** Whether the count of a level is hidden. */
    public boolean hides(String variable, String level) {
        return levels.getOrDefault(variable, Set.of()).contains(level);
    }

    /**
     * Whether a row of the balance table is hidden: the share of a hidden level, or any share when a size of the groups
     * it is a share of is hidden, or
     * the mean of few.
     */
    public boolean hides(Balance.Row row) {
        String name = row.variable().name();
        boolean level = row.level().isEmpty() ? hidesTable(name) : hides(name, row.level());
        return asked()
                && (row.share()
                        ? level || hidesSizes()
                        : small(row.after().cases()) || small(row.after().controls()));
    }

    /**
     * Whether numbers that are functions of the variable's table of counts are hidden, or of the values of few
     * subjects: statistic and SMD beside the
     * other group's mean give the mean of the few.
     */
    public boolean hidesTable(String variable) {
        return few.contains(variable)
                || !levels.getOrDefault(variable, Set.of()).isEmpty();
    }

    /** Whether the pairs that differ in the variable, and what follows from them, are hidden. */
    public boolean hidesPairs(String variable) {
        return pairs.contains(variable) || hidesTable(variable);
    }

    /** P as below alpha or not. */
    public Table.Cell p(double p) {
        double alpha = result.plan().univariate().alpha();
        return Table.Cell.of(Double.isNaN(p) ? Shown.NONE : (p < alpha ? "<" : "≥") + Shown.significant(alpha, 3));
    }

    /** Whether the multivariable models are hidden: with one predictor they are its table again. */
    public boolean hidesModels() {
        return result != null && hidesModels(result.models());
    }

    /** Whether what weighted subjects say would give a small count of their variables back. */
    public boolean hidesWeights() {
        return asked()
                && result.weighting().isPresent()
                && (small(result.weighting().get().leftOut())
                        || hidesTable(result.group().variable().name())
                        || result.weighting().get().rule().score().variables().stream()
                                .anyMatch(v -> hidesTable(v) || few.contains(v)));
    }

    /** Whether a model of another kind is hidden: a group of its outcome, or of one of its variables, is small. */
    public boolean hides(OtherFit other) {
        return asked()
                && (small(other.smallestGroup())
                        || small(result.matched().size() - other.n())
                        || other.variables().stream().anyMatch(v -> hidesTable(v) || few.contains(v))
                        || other.cells(result.matched()).stream().anyMatch(this::small));
    }

    /** Whether a quantity measured several times is hidden: few of a group have every measurement, or few lack one. */
    public boolean hides(RepeatedMeasures found) {
        if (!asked()) {
            return false;
        }
        return found.table().n().stream().anyMatch(this::small)
                || found.sets().filter(this::small).isPresent()
                || found.cells(result.matched().cohort(), result.group(), result.repeated()).stream()
                        .anyMatch(this::small);
    }

    /**
     * Whether curves are hidden: where few of a level, or few of these with the event or without it, have a curve or
     * have none.
     */
    public boolean hides(SurvivalCurves curves) {
        return asked()
                && (small(curves.leftOut())
                        || curves.lacking(result.matched()).stream().anyMatch(this::small)
                        || curves.plan().by().stream().anyMatch(v -> hidesTable(v) || few.contains(v))
                        || curves.curves().stream()
                                .map(SurvivalCurves.Curve::curve)
                                .anyMatch(c -> small(c.n()) || small(c.events()) || small(c.n() - c.events())));
    }

    /** The same of one of several models. */
    public boolean hidesModels(StudyResult.Models models) {
        return (models.entered().size() == 1 && hidesPairs(models.entered().get(0)))
                || isTableOfTwo(models)
                || isSmallTable(
                        models.design(), result.matched(), models.design().sourceRows());
    }

    /** Whether a model is that of two variables and their product: the strata of a table. */
    private boolean isTableOfTwo(StudyResult.Models models) {
        return models.entered().size() == 2
                && models.design().predictors().stream().anyMatch(Predictor::isProduct)
                && hidesStrata(models.entered().get(0), models.entered().get(1));
    }

    /** Whether what is told of one variable at the levels of another is of a small count. */
    public boolean hidesStrata(String one, String other) {
        if (!asked() || result == null) {
            return false;
        }
        Cohort cohort = result.matched().cohort();
        boolean levels = cohort.column(one) instanceof LevelColumn && cohort.column(other) instanceof LevelColumn;
        return hidesTable(one)
                || hidesTable(other)
                || (levels
                        && Arrays.stream(StrataTable.counts(result.matched(), one, other))
                                .anyMatch(this::small));
    }

    /** Whether the ends of a curve, beyond which there are few of so many subjects, are hidden. */
    public boolean hidesEnds(int subjects) {
        return asked() && Math.min(10, subjects / 20) < least();
    }

    /**
     * Whether a model is the table of one variable, the others having one value in its subjects, and a count of that
     * table is small among these subjects of a sample.
     */
    private boolean isSmallTable(DesignMatrix design, Sample sample, int[] rows) {
        int[] varying = IntStream.range(0, asked() ? design.columns() : 0)
                .filter(j -> varies(design, j))
                .map(design::predictorOf)
                .distinct()
                .toArray();
        if (varying.length != 1
                || !(sample.cohort()
                                .column(design.predictors()
                                        .get(varying[0])
                                        .variables()
                                        .get(0))
                        instanceof LevelColumn column)) {
            return false;
        }
        long[] counts = new long[2 * column.variable().levels().size()];
        for (int row : rows) {
            if (!column.missing(row)) {
                counts[2 * column.code(row) + (sample.isCase(row) ? 1 : 0)]++;
            }
        }
        return Arrays.stream(counts).anyMatch(this::small);
    }

    private static boolean varies(DesignMatrix design, int column) {
        return IntStream.range(1, design.rows()).anyMatch(i -> design.value(i, column) != design.value(0, column));
    }

    /**
     * Which levels of subgroups are hidden: where a count of cases or controls with or without a missing value is
     * small, with a neighbour; all where the model is a table, of one predictor, that holds a small count.
     */
    public boolean[] hiddenLevels(Subgroups subgroups) {
        boolean[] hidden = rule.hiddenRows(subgroups.counts().stream()
                .map(counts -> counts.stream().mapToLong(Long::longValue).toArray())
                .toArray(long[][]::new));
        if (hidesInteractions(subgroups)) {
            Arrays.fill(hidden, true);
        }
        for (int i = 0; i < hidden.length; i++) {
            Subgroups.Level level = subgroups.levels().get(i);
            hidden[i] |= level.summary() != null
                    && isSmallTable(level.summary().fit().design(), result.matched(), rows(subgroups, i));
        }
        return hidden;
    }

    /** The subjects of a level's model, in the sample. */
    private int[] rows(Subgroups subgroups, int level) {
        Cohort cohort = result.matched().cohort();
        LevelColumn by = (LevelColumn) cohort.column(subgroups.by().name());
        return IntStream.range(0, cohort.size())
                .filter(row -> by.code(row) == level)
                .filter(row -> subgroups.predictors().stream()
                        .noneMatch(p -> cohort.column(p).missing(row)))
                .toArray();
    }

    /** Whether a test of the levels against each other is one of a table with small counts. */
    public boolean hidesInteractions(Subgroups subgroups) {
        if (!asked() || subgroups.predictors().size() > 1) {
            return false;
        }
        return subgroups.predictors().stream()
                .anyMatch(one -> hidesPairs(one)
                        || hidesTable(subgroups.by().name())
                        || (result.matched().cohort().column(one) instanceof LevelColumn
                                && Arrays.stream(StrataTable.counts(
                                                result.matched(),
                                                one,
                                                subgroups.by().name()))
                                        .anyMatch(this::small)));
    }

    /** Whether the steps of a selection, the first of which is of one predictor, are hidden. */
    public boolean hidesSelection() {
        return result != null && result.models().offered().stream().anyMatch(this::hidesTable);
    }

    /**
     * Whether the numbers of the derivation or the validation part are hidden: with the model, and when its cases or
     * its controls are few, with a risk or without, or few have a level that the model does not know; the model of one
     * variable when a count of that variable is small in the part.
     */
    public boolean hides(ValidationPart part) {
        return asked()
                && (hidesModels()
                        || isSmallTable(
                                result.models().design(),
                                part.sample(),
                                IntStream.range(0, part.sample().size()).toArray())
                        || small(part.unknown())
                        || small(part.events())
                        || small(part.n() - part.events())
                        || small(part.sample().caseCount())
                        || small(part.sample().size() - part.sample().caseCount()));
    }

    /**
     * Whether a variable's comparison between the parts is hidden: with its table, and when a level, or what has a
     * value, is a small count in a part.
     */
    public boolean hidesParts(Comparison.Row row) {
        if (!asked()) {
            return false;
        }
        boolean small = hidesTable(row.variable().name())
                || result.parts().parts().stream()
                        .anyMatch(p -> small(p.sample().size()));
        for (int g = 0; g < 2; g++) {
            small |= row.counts() == null
                    ? small(row.summaries().get(g).n())
                    : small(row.counts().columnTotal(g));
            for (int c = 0; row.counts() != null && c < row.categories().size(); c++) {
                small |= small(row.counts().count(c, g));
            }
        }
        return small;
    }

    /** Whether everything about a score is hidden. */
    public boolean hides(StudyResult.Marker marker) {
        return hides(marker.score());
    }

    /**
     * Whether the area of a part of a marker's curve is hidden: with the marker, and where the part or what lies beside
     * it holds a small count, which a small area gives.
     */
    public boolean hides(StudyResult.Marker marker, PartialAuc part) {
        if (!asked()) {
            return false;
        }
        long[] counts = part.counts(marker.curve());
        return hides(marker) || counts.length == 0 || Arrays.stream(counts).anyMatch(this::small);
    }

    /**
     * Whether the odds ratios of a variable within strata are hidden, with all that is told beside them: when any count
     * in any stratum is small, or of those without a stratum or without a value, who are the difference to the tables
     * of the two variables; when one of these tables is hidden; and when pairs are, of which strata of what was matched
     * on tell more.
     */
    public boolean hides(StratifiedOddsRatio strata) {
        return asked()
                && (hidesPairs(strata.variable())
                        || hidesTable(strata.by())
                        || Arrays.stream(StrataTable.counts(result.matched(), strata.variable(), strata.by()))
                                .anyMatch(this::small));
    }

    /**
     * Whether correlations and kappa of two variables are hidden: when few subjects have both; when a level of one,
     * among those with or without the other, or of both together, is small; and when the table of one is hidden.
     */
    public boolean hides(Correlation correlation) {
        if (!asked()) {
            return false;
        }
        Column a = result.matched().cohort().column(correlation.a().name());
        Column b = result.matched().cohort().column(correlation.b().name());
        return small(correlation.n())
                || (a instanceof LevelColumn && hidesTable(correlation.a().name()))
                || (b instanceof LevelColumn && hidesTable(correlation.b().name()))
                || Arrays.stream(Correlation.cells(a, b)).anyMatch(this::small);
    }

    private boolean hides(Score score) {
        return (score.isModel() || score.isPoints())
                ? hidesModels()
                : hidesTable(score.key()) || hidesPart(score.key());
    }

    /** Whether a score is the fitted probability of a variable whose table is hidden. */
    private boolean hidesPart(String score) {
        return asked()
                && result.derived().stream()
                        .filter(d -> d instanceof ByModel && d.name().equals(score))
                        .flatMap(d -> d.variables().stream())
                        .anyMatch(this::hidesTable);
    }

    /** Whether a comparison of two scores is hidden: with the area of one it gives that of the other. */
    public boolean hides(RocAnalysis.Comparison comparison) {
        return hides(comparison.a()) || hides(comparison.b());
    }

    /** Whether sensitivity or specificity of one of a curve's best cuts is hidden: only the first has its point. */
    public boolean hides(Cutpoints.Cut cut, List<Cutpoints.Cut> best) {
        return hides(cut) || (asked() && !cut.equals(best.get(0)));
    }

    /** Whether sensitivity or specificity of a cut would give a small count. */
    public boolean hides(Cutpoints.Cut cut) {
        return small(cut.truePositives())
                || small(cut.falsePositives())
                || small(cut.falseNegatives())
                || small(cut.trueNegatives());
    }

    /** Whether an exposure corrected for misclassification is hidden: with its table, and with any small count. */
    public boolean hides(MisclassifiedExposure found) {
        return hidesTable(found.variable().name())
                || small(found.missing())
                || found.counts().stream().anyMatch(this::small);
    }

    /** Whether net reclassification is hidden: with a small count of those who rose, fell, or stayed. */
    public boolean hides(NetReclassification net) {
        return Stream.of(net.events(), net.others())
                .anyMatch(p -> small(p.up()) || small(p.down()) || small(p.n() - p.up() - p.down()));
    }

    /** Whether the table of who moved from which category to which is hidden: with any small count. */
    public boolean hides(NetReclassification.Moves moves) {
        return Stream.concat(moves.events().stream(), moves.others().stream())
                .flatMap(List::stream)
                .anyMatch(this::small);
    }

    public boolean hides(StudyResult.Reproduced reproduced) {
        return asked()
                && (reproduced.against() == StudyResult.Against.CRUDE
                        ? reproduced.term().flatMap(Term::variable).stream().anyMatch(this::hidesTable)
                        : hidesModels());
    }

    /**
     * The points of a curve that are shown: the first, those that end a part without a small count, and the best cut
     * where its sensitivity and specificity are shown. Beside points between which it lay it would give those between.
     */
    public int[] points(RocCurve curve) {
        int steps = curve.points() - 1;
        long[][] between = new long[steps][];
        for (int k = 0; k < steps; k++) {
            between[k] = new long[] {
                curve.truePositives(k) - curve.truePositives(k + 1),
                curve.falsePositives(k) - curve.falsePositives(k + 1)
            };
        }
        int cut = asked() ? shownCut(curve) : 0;
        IntStream before =
                rule.parts(Arrays.copyOfRange(between, 0, cut)).stream().mapToInt(Integer::intValue);
        IntStream after =
                rule.parts(Arrays.copyOfRange(between, cut, steps)).stream().mapToInt(end -> cut + end);
        return IntStream.concat(IntStream.of(0), IntStream.concat(before, after))
                .toArray();
    }

    /** The first of the best cuts; 0 where its cells are hidden, or where there is none. */
    private int shownCut(RocCurve curve) {
        int[] best = Cutpoints.withDefaults().best(curve);
        return best.length == 0 || hides(Cutpoints.withDefaults().at(curve, best[0])) ? 0 : best[0];
    }

    /** Whether whom acting on the model would reach is hidden: with the model, and with the size of a source cohort. */
    public boolean hidesImpact() {
        return hidesModels() || (result != null && result.source() != null && hidesSizes());
    }

    /** The thresholds of an impact curve that are shown: those between which no small count lies. */
    public List<ClinicalImpact.Point> points(ClinicalImpact.Result impact) {
        List<ClinicalImpact.Point> all = impact.points();
        long[][] between = new long[all.size() + 1][];
        long tp = impact.events();
        long fp = (long) impact.n() - tp;
        for (int k = 0; k < all.size(); k++) {
            between[k] = new long[] {tp - all.get(k).tp(), fp - all.get(k).fp()};
            tp = all.get(k).tp();
            fp = all.get(k).fp();
        }
        between[all.size()] = new long[] {tp, fp};
        return rule.parts(between).stream()
                .filter(end -> end <= all.size())
                .map(end -> all.get(end - 1))
                .toList();
    }

    /** Groups of like risk put together until none holds a small number of events or of others. */
    public List<CalibrationTable.Group> groups(List<CalibrationTable.Group> groups) {
        if (!asked()) {
            return groups;
        }
        long[][] steps = groups.stream()
                .map(g -> new long[] {g.observed(), g.n() - g.observed()})
                .toArray(long[][]::new);
        List<CalibrationTable.Group> together = new ArrayList<>();
        int from = 0;
        for (int end : rule.parts(steps)) {
            List<CalibrationTable.Group> part = groups.subList(from, end);
            int n = part.stream().mapToInt(CalibrationTable.Group::n).sum();
            int observed =
                    part.stream().mapToInt(CalibrationTable.Group::observed).sum();
            double expected =
                    part.stream().mapToDouble(CalibrationTable.Group::expected).sum();
            together.add(
                    new CalibrationTable.Group(n, observed, expected, BinomialInterval.WILSON.of(observed, n, 0.95)));
            from = end;
        }
        return together;
    }

    /** Whether a note tells a number of subjects that is not shown. */
    public boolean hides(Note note) {
        return (READING_NOTES.contains(note.code()) && hides(Total.RECORDS))
                || (asked() && note.code().startsWith("files.") && !SAID_OF_THE_FILE.contains(note.code()))
                || (COUNTING_NOTES.contains(note.code())
                        && note.arguments().stream().anyMatch(a -> a instanceof Number n && small(n.longValue())));
    }

    /**
     * The reasons why cases stayed unmatched, with counts, unless one of them, or a number of candidates that a reason
     * tells, is small.
     */
    public boolean hidesReasons(Iterable<? extends Number> counts) {
        boolean any = asked()
                && result.matching().unmatched().stream()
                        .map(Unmatched::reason)
                        .filter(r -> COUNTING_REASONS.contains(r.code()))
                        .anyMatch(r ->
                                r.arguments().stream().anyMatch(a -> a instanceof Number n && small(n.longValue())));
        for (Number count : counts) {
            any |= small(count.longValue());
        }
        return any;
    }
}
