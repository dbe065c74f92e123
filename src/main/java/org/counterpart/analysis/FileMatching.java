package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

/**
 * Controls for the cases of a file.
 *
 * @param cases a column of 1 and 0, or {@code COL=VALUE} with the value of a case
 * @param rest who is a control where the rule names one of several values
 * @param design who may be matched with whom
 * @param alsoBalanced further columns whose balance is told
 */
public record FileMatching(String cases, Columns.Rest rest, MatchingDesign design, List<String> alsoBalanced) {

    /** @throws AskedWrongly when the design has no rule: nothing but chance would pair */
    public FileMatching {
        alsoBalanced = List.copyOf(alsoBalanced);
        if (design.exact().isEmpty()
                && design.calipers().isEmpty()
                && design.distanceVariables().isEmpty()) {
            throw new AskedWrongly("a design needs exact variables, calipers or distance variables:"
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

    /** The columns whose cells are certain; an exception names every one that is not there or not certain. */
    public List<String> ask(ReadResult read) {
        Set<String> names = new LinkedHashSet<>(design.variables());
        names.addAll(alsoBalanced);
        read.columns().requireSure(new ArrayList<>(names));
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
        Cohort cohort = typed(columns).select(rows);
        boolean[] isCase = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            isCase[i] = outcome.isCase(rows[i]);
        }
        Matching matching = Matcher.match(cohort, isCase, design);
        return new Result(cohort, outcome, matching, Balance.of(cohort, isCase, matching, alsoBalanced));
    }

    /** The cohort with its caliper variables as numbers, or dates as days; what is neither is a problem of the file. */
    private Cohort typed(Columns columns) {
        Cohort cohort = columns.cohort();
        for (Caliper c : design.calipers()) {
            cohort = cohort.with(columns.numbers(c.variable()));
        }
        return cohort;
    }
}
