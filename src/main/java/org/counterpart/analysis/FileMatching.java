package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.matching.AtRiskRows;
import org.counterpart.matching.Balance;
import org.counterpart.matching.Inclusion;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.regression.design.Predictor;
import org.counterpart.stats.Note;

/**
 * Controls for the cases of a file.
 *
 * @param cases a column of 1 and 0, or {@code COL=VALUE} with the value of a case
 * @param rest who is a control where the rule names one of several values
 * @param design who may be matched with whom; the predictors of its score are numbers or contrasts as the file holds
 *     them, contrasts in the order of levels that the design gives
 * @param alsoBalanced further columns whose balance is told
 * @param riskSets how long each subject is observed, where controls are at risk at the time of the case's event
 */
public record FileMatching(
        String cases,
        Columns.Rest rest,
        MatchingDesign design,
        List<String> alsoBalanced,
        Optional<RiskSetRule> riskSets) {

    /** @throws AskedWrongly when the design has no rule: nothing but chance would pair */
    public FileMatching {
        alsoBalanced = List.copyOf(alsoBalanced);
        if (design.exact().isEmpty()
                && design.calipers().isEmpty()
                && design.score().isEmpty()
                && design.distanceVariables().isEmpty()
                && riskSets.isEmpty()) {
            throw new AskedWrongly("a design needs exact variables, calipers, a score, distance variables or risk sets:"
                    + " without any nothing but chance would pair");
        }
    }

    public static FileMatching of(String cases, MatchingDesign design) {
        return new FileMatching(cases, Columns.Rest.ASK, design, List.of(), Optional.empty());
    }

    /** Controls at risk at the time of the case's event; whoever has the event is a case. */
    public static FileMatching atRisk(RiskSetRule rule, MatchingDesign design) {
        return new FileMatching(rule.event(), Columns.Rest.ASK, design, List.of(), Optional.of(rule));
    }

    /** Of those with the event, only these are cases. */
    public FileMatching withCases(String newCases) {
        return new FileMatching(newCases, rest, design, alsoBalanced, riskSets);
    }

    public FileMatching with(Columns.Rest newRest) {
        return new FileMatching(cases, newRest, design, alsoBalanced, riskSets);
    }

    public FileMatching balancing(List<String> columns) {
        return new FileMatching(cases, rest, design, columns, riskSets);
    }

    /**
     * What was matched.
     *
     * @param cohort cases and possible controls, in the rows that the matching speaks of
     * @param isCase by row of it
     * @param noStatus of those left out because the file does not say whether they are a case
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to a command, never compared
    public record Result(Cohort cohort, boolean[] isCase, Optional<Note> noStatus, Matching matching, Balance balance) {
        /** The chance of each subject to be drawn as a control, of a design with risk sets. */
        public Inclusion inclusion() {
            return Inclusion.of(cohort, isCase, matching.design());
        }
    }

    /** The columns that are asked of the file; an exception names every one that is not there or not certain. */
    public List<String> ask(ReadResult read) {
        Set<String> names = new LinkedHashSet<>(design.variables());
        names.addAll(alsoBalanced);
        riskSets.ifPresent(rule -> names.addAll(rule.columns()));
        if (design.score().isPresent() && read.columns().cohort().has(ScoreRule.COLUMN)) {
            throw new AskedWrongly("the file has a column " + ScoreRule.COLUMN
                    + ", which is the name of the score; give that column another name");
        }
        List<String> sure = new ArrayList<>(names);
        sure.removeAll(orders().keySet());
        read.columns().requireSure(sure);
        return List.copyOf(names);
    }

    /** @throws AskedWrongly when the column that makes the cases is matched on */
    public Result match(ReadResult read) {
        List<String> names = ask(read);
        Columns columns = read.columns();
        if (riskSets.isPresent()) {
            return matchAtRisk(columns, riskSets.get());
        }
        Outcome outcome = columns.outcome(cases, rest);
        if (names.contains(outcome.variable())) {
            throw new AskedWrongly(
                    "cases cannot be matched on the column that makes them cases: " + outcome.variable());
        }
        int[] rows = IntStream.range(0, outcome.size())
                .filter(r -> !outcome.missing(r))
                .toArray();
        Coded coded = typed(columns);
        Cohort cohort = coded.cohort().select(rows);
        boolean[] isCase = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            isCase[i] = outcome.isCase(rows[i]);
        }
        Matching matching = Matcher.match(cohort, isCase, coded.design());
        return new Result(
                matching.in(cohort),
                isCase,
                noStatus(outcome),
                matching,
                Balance.of(cohort, isCase, matching, alsoBalanced));
    }

    private Result matchAtRisk(Columns columns, RiskSetRule rule) {
        if (design.variables().contains(rule.event())) {
            throw new AskedWrongly("cases cannot be matched on the column of their event: " + rule.event());
        }
        Coded coded = typed(columns);
        FollowUp times =
                FollowUp.of(columns, rule, cases.equals(rule.event()) ? Optional.empty() : Optional.of(cases), rest);
        AtRiskRows sets = AtRiskRows.of(
                coded.cohort().select(times.rows()),
                times.isCase(),
                times.observed(),
                columns.numbers(rule.exit()).variable());
        Matching matching = Matcher.match(
                        sets.cohort(), sets.isCase(), coded.design().with(rule))
                .with(sets.notes());
        return new Result(
                matching.in(sets.cohort()),
                sets.isCase(),
                times.status().flatMap(FileMatching::noStatus),
                matching,
                Balance.of(sets.cohort(), sets.isCase(), matching, alsoBalanced));
    }

    /** Who is left out because the file does not say whether they are a case. */
    private static Optional<Note> noStatus(Outcome outcome) {
        return outcome.missingCount() == 0
                ? Optional.empty()
                : Optional.of(Note.of("matching.no-status", outcome.missingCount(), outcome.variable()));
    }

    private record Coded(Cohort cohort, MatchingDesign design) {}

    /**
     * The cohort with its caliper variables as numbers, or dates as days, and the score's predictors as the file holds
     * them; what is neither is a problem of the file.
     */
    private Coded typed(Columns columns) {
        Cohort cohort = columns.cohort();
        for (Caliper c : design.calipers()) {
            if (!isScore(c)) {
                cohort = cohort.with(columns.numbers(c.variable()));
            }
        }
        if (design.score().isEmpty()) {
            return new Coded(cohort, design);
        }
        ScoreRule score = design.score().get();
        CodedPredictors coded = CodedPredictors.of(columns, cohort, score.variables(), orders(), Set.of());
        return new Coded(coded.cohort(), design.coded(score.coded(coded.predictors())));
    }

    /** The levels of the score's factors whose order the design gives, which says what their cells mean. */
    private Map<String, List<String>> orders() {
        return design.score().stream()
                .flatMap(score -> score.predictors().stream())
                .filter(p -> !p.levels().isEmpty())
                .collect(Collectors.toMap(Predictor::name, Predictor::levels));
    }

    private boolean isScore(Caliper caliper) {
        return design.scoreCaliper().filter(caliper::equals).isPresent();
    }
}
