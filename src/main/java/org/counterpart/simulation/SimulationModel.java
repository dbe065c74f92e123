package org.counterpart.simulation;

import java.util.List;
import org.counterpart.cohort.Variable;

/**
 * The law a synthetic cohort is drawn from (the plan's {@code simulation:} key).
 *
 * @param n subjects, unless the command asks for another number
 * @param seed unless the command gives another
 * @param id pattern of the ids: a text ending in digits, counted up from there ({@code P0001}, {@code P0002} ...)
 * @param idName name of the id column
 * @param columns in the order they are drawn; each may depend on those before it
 * @param variables every variable drawn, in the order of the file's columns
 */
public record SimulationModel(
        int n, long seed, String id, String idName, List<Drawn> columns, Outcome outcome, List<Variable> variables) {

    /**
     * One column.
     *
     * @param words for free text, the texts that the distribution's values 0, 1 ... stand for; else empty
     * @param shifts how it depends on others
     * @param missing share of its cells that are left empty, completely at random
     */
    public record Drawn(
            Variable variable, Distribution distribution, List<String> words, List<Effect> shifts, double missing) {
        public Drawn {
            words = List.copyOf(words);
            shifts = List.copyOf(shifts);
        }
    }

    /**
     * A coefficient times a variable: its value less {@code centre}, or with a {@code level} 1 where it has that level
     * and 0 elsewhere.
     *
     * @param level null for a number or a binary variable
     */
    public record Effect(String variable, String level, double centre, double coefficient) {}

    /**
     * Who becomes a case, and how it shows in the records.
     *
     * @param effects logarithms of the true odds ratios
     * @param cases cases wanted among {@link SimulationModel#n}, exactly; 0 when {@code share} rules
     * @param share expected share of cases, of which the intercept is solved; {@code NaN} when {@code cases} rules
     * @param shown the columns that record the outcome
     */
    public record Outcome(List<Effect> effects, int cases, double share, List<Shown> shown) {
        public Outcome {
            effects = List.copyOf(effects);
            shown = List.copyOf(shown);
        }
    }

    /** A column that records the outcome: drawn one way for cases, another for the rest, until the case rule agrees. */
    public record Shown(Variable variable, Distribution ifCase, Distribution ifNot, double missing) {}

    public SimulationModel {
        columns = List.copyOf(columns);
        variables = List.copyOf(variables);
    }
}
