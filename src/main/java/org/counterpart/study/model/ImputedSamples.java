package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.CodePointOrder;
import org.counterpart.imputation.ChainedEquations;
import org.counterpart.imputation.ImputationRule;
import org.counterpart.imputation.Imputations;
import org.counterpart.imputation.ImputedVariable;
import org.counterpart.imputation.ImputedVariable.Kind;
import org.counterpart.imputation.IncompleteData;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * A sample of which some cells are missing, and the subjects whose values they are imputed from.
 *
 * @param sample the analysed, in their sets
 * @param from the cohort in the order of its ids, or the sample itself
 * @param cases which of them are cases
 * @param rows of each of the sample among them
 * @param variables of the imputation models
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImputedSamples(Sample sample, Cohort from, boolean[] cases, int[] rows, List<String> variables) {

    /**
     * @param pool whom the sample was drawn from
     * @param entered the variables of the model
     * @throws NotAnalysableException when one of them is not known of all that are imputed
     */
    public static ImputedSamples of(
            StudyPlan plan, ImputationRule rule, MatchingPool pool, Sample sample, List<String> entered) {
        boolean sets = rule.of() == ImputationRule.Of.SETS;
        int[] order = sets ? IntStream.range(0, sample.size()).toArray() : byId(pool.cohort());
        Cohort from = sets ? sample.cohort() : pool.cohort().select(order);
        boolean[] cases = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            cases[i] = sets ? sample.isCase(i) : pool.isCase()[order[i]];
        }
        for (String name : entered) {
            if (!from.has(name)) {
                throw new NotAnalysableException(Note.of("impute.after-matching", name));
            }
        }
        Set<String> variables = new LinkedHashSet<>(entered);
        (rule.variables().isEmpty() ? usual(plan) : rule.variables().stream())
                .filter(from::has)
                .filter(name -> !(from.column(name) instanceof TextColumn))
                .filter(name -> !plan.multivariable().afterOutcome().contains(name)
                        || rule.variables().contains(name))
                .forEach(variables::add);
        return new ImputedSamples(sample, from, cases, sets ? order : rows(sample, from), List.copyOf(variables));
    }

    /** All that may be in the model, what was matched on, and the exposure. */
    private static Stream<String> usual(StudyPlan plan) {
        Stream<String> matched = plan.matching().map(MatchingDesign::variables).orElse(List.of()).stream();
        Stream<String> candidates =
                plan.multivariable().candidates(plan.univariate().variables()).stream();
        return Stream.of(candidates, matched, plan.group().stream()).flatMap(s -> s);
    }

    private static int[] byId(Cohort cohort) {
        return IntStream.range(0, cohort.size())
                .boxed()
                .sorted(Comparator.comparing(cohort::id, CodePointOrder.INSTANCE))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A subject is known by its line of the file. */
    private static int[] rows(Sample sample, Cohort from) {
        Map<Integer, Integer> byLine = new HashMap<>();
        for (int row = 0; row < from.size(); row++) {
            byLine.put(from.line(row), row);
        }
        return IntStream.range(0, sample.size())
                .map(i -> byLine.get(sample.cohort().line(i)))
                .toArray();
    }

    /** Analysed subjects who lack a value of one of these variables. */
    public int incomplete(List<String> entered) {
        List<Column> columns = entered.stream().map(sample.cohort()::column).toList();
        return (int) IntStream.range(0, sample.size())
                .filter(row -> columns.stream().anyMatch(c -> c.missing(row)))
                .count();
    }

    /**
     * @param shifts for a variable, what is added to what is imputed of it
     * @throws NotAnalysableException when a variable cannot be imputed
     */
    public Imputations impute(ChainedEquations by, Map<String, Double> shifts) {
        double[] outcome = new double[cases.length];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = cases[i] ? 1 : 0;
        }
        boolean sets = sample.hasSets() && from == sample.cohort();
        return by.of(new IncompleteData(
                variables.stream()
                        .map(name -> variable(name).shifted(shifts.getOrDefault(name, 0.0)))
                        .toList(),
                outcome,
                sets ? Optional.of(numbered()) : Optional.empty()));
    }

    private int[] numbered() {
        Map<Integer, Integer> numbers = new HashMap<>();
        return IntStream.range(0, sample.size())
                .map(i -> numbers.computeIfAbsent(sample.set(i), set -> numbers.size()))
                .toArray();
    }

    private ImputedVariable variable(String name) {
        Column column = from.column(name);
        if (column instanceof NumberColumn numbers) {
            return ImputedVariable.number(name, numbers.values());
        }
        LevelColumn levels = (LevelColumn) column;
        Variable of = levels.variable();
        return of.levels().size() == 2
                ? ImputedVariable.binary(name, levels.numbers())
                : ImputedVariable.levels(
                        name,
                        of.type() == Variable.Type.ORDINAL ? Kind.ORDINAL : Kind.CATEGORICAL,
                        of.levels().size(),
                        levels.numbers());
    }

    /** The sample with the cells of one imputation in the place of those missing. */
    public Sample completed(Imputations imputations, int imputation) {
        List<Column> columns = new ArrayList<>();
        for (ImputedVariable imputed : imputations.imputed()) {
            double[] all = imputations.completed(imputation, imputed);
            Variable variable = from.variable(imputed.name());
            columns.add(
                    imputed.kind() == Kind.NUMBER
                            ? new NumberColumn(
                                    variable,
                                    IntStream.of(rows).mapToDouble(r -> all[r]).toArray())
                            : new LevelColumn(
                                    variable,
                                    IntStream.of(rows).map(r -> (int) all[r]).toArray()));
        }
        return sample.with(columns);
    }
}
