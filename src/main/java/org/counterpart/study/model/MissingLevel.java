package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Term;

/** Missing cells of variables with levels as a last level of their own. */
public final class MissingLevel {
    private static final Label NOT_RECORDED = new Label("not recorded", "缺失");

    private MissingLevel() {}

    /** Those of the variables that have levels and lack a cell, with the missing cells as a last level. */
    public static List<LevelColumn> completed(Cohort cohort, List<String> variables) {
        List<LevelColumn> completed = new ArrayList<>();
        for (String name : variables) {
            if (cohort.column(name) instanceof LevelColumn column && column.missingCount() > 0) {
                completed.add(completed(column));
            }
        }
        return completed;
    }

    private static LevelColumn completed(LevelColumn column) {
        Variable variable = column.variable();
        String word = "missing";
        while (variable.levels().contains(word)) {
            word += "*";
        }
        List<String> levels = new ArrayList<>(variable.levels());
        levels.add(word);
        int last = variable.levels().size();
        return new LevelColumn(
                variable.withLevels(Variable.Type.CATEGORICAL, levels).withLevelLabel(word, NOT_RECORDED),
                IntStream.of(column.codes()).map(c -> c < 0 ? last : c).toArray());
    }

    /**
     * A term as it is called where no cell is missing: that of a binary variable by the variable alone; empty for that
     * of the missing cells, which is no result.
     *
     * @param cohort as it was recorded
     */
    static Optional<Term> recorded(Cohort cohort, Term term) {
        if (term.times().isPresent()) {
            Optional<Term> other = recorded(cohort, term.times().get());
            return recorded(cohort, term.first()).flatMap(one -> other.map(one::times));
        }
        Variable variable = cohort.variable(term.variable().orElseThrow());
        if (term.level().isEmpty()) {
            return Optional.of(term);
        }
        String level = term.level().get();
        if (variable.type() == Variable.Type.BINARY) {
            return level.equals(variable.levels().get(1)) ? Optional.of(Term.of(variable.name())) : Optional.empty();
        }
        return Optional.of(term).filter(t -> variable.levels().contains(level));
    }
}
