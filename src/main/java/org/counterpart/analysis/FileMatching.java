package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.matching.Balance;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.regression.design.Predictor;

/**
 * Controls for the cases of a file.
 *
 * @param cases a column of 1 and 0, or {@code COL=VALUE} with the value of a case
 * @param rest who is a control where the rule names one of several values
 * @param design who may be matched with whom; the predictors of its score are numbers or contrasts as the file holds
 *     them, contrasts in the order of levels that the design gives
 * @param alsoBalanced further columns whose balance is told
 */
public record FileMatching(String cases, Columns.Rest rest, MatchingDesign design, List<String> alsoBalanced) {

    /** @throws AskedWrongly when the design has no rule: nothing but chance would pair */
    public FileMatching {
        alsoBalanced = List.copyOf(alsoBalanced);
        if (design.exact().isEmpty()
                && design.calipers().isEmpty()
                && design.score().isEmpty()
                && design.distanceVariables().isEmpty()) {
            throw new AskedWrongly("a design needs exact variables, calipers, a score or distance variables:"
                    + " without any nothing but chance would pair");
        }
    }

    public static FileMatching of(String cases, MatchingDesign design) {
        return new FileMatching(cases, Columns.Rest.ASK, design, List.of());
    }

    public FileMatching with(Columns.Rest newRest) {
        return new FileMatching(cases, newRest, design, alsoBalanced);
    }

    public FileMatching balancing(List<String> columns) {
        return new FileMatching(cases, rest, design, columns);
    }

    /**
     * What was matched.
     *
     * @param cohort cases and possible controls, in the rows that the matching speaks of
     * @param outcome of the file's rows
     */
    public record Result(Cohort cohort, Outcome outcome, Matching matching, Balance balance) {}

    /** The columns that are asked of the file; an exception names every one that is not there or not certain. */
    public List<String> ask(ReadResult read) {
        Set<String> names = new LinkedHashSet<>(design.variables());
        names.addAll(alsoBalanced);
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
        return new Result(matching.in(cohort), outcome, matching, Balance.of(cohort, isCase, matching, alsoBalanced));
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
