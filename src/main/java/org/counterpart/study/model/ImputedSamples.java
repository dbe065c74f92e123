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
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.Replicates;

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
    public static ImputedSamples of(ImputationModels models, MatchingPool pool, Sample sample, List<String> entered) {
        if (models.rule().of() == ImputationRule.Of.SETS) {
            return of(models, sample, entered);
        }
        int[] order = byId(pool.cohort());
        Cohort from = pool.cohort().select(order);
        boolean[] cases = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            cases[i] = pool.isCase()[order[i]];
        }
        for (String name : entered) {
            if (!from.has(name)) {
                throw new NotAnalysableException(Note.of("impute.after-matching", name));
            }
        }
        return new ImputedSamples(sample, from, cases, rows(sample, from), variables(models, from, entered));
    }

    /** The same with nobody but the analysed to impute from. */
    static ImputedSamples of(ImputationModels models, Sample sample, List<String> entered) {
        return new ImputedSamples(
                sample,
                sample.cohort(),
                sample.cases(),
                IntStream.range(0, sample.size()).toArray(),
                variables(models, sample.cohort(), entered));
    }

    private static List<String> variables(ImputationModels models, Cohort from, List<String> entered) {
        Set<String> variables = new LinkedHashSet<>(entered);
        models.variables().stream()
                .filter(from::has)
                .filter(name -> !(from.column(name) instanceof TextColumn))
                .forEach(variables::add);
        return List.copyOf(variables);
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

    /**
     * The models of each completed sample.
     *
     * @param complete the design of the complete subjects, whose scales and knots are taken
     */
    public List<Fits> fits(Imputations imputations, DesignMatrix complete, List<Model> models, int threads) {
        List<String> entered = Predictor.variables(complete.predictors());
        Fits[] fits = new Fits[imputations.count()];
        Replicates.runLong(
                fits.length,
                threads,
                m -> fits[m] = Fits.of(
                        completed(imputations, m).codedAs(complete).frame(entered, MissingHandling.COMPLETE), models));
        return List.of(fits);
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
