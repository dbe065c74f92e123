package org.counterpart.study;

import java.util.List;

/**
 * The plan's {@code univariate:} section.
 *
 * @param variables rows of the table in order, the default already worked out
 * @param alpha a P below it is called significant
 * @param paired whether the paired test fills the table (the other stands beside it either way)
 * @param correction whether 2x2 chi-square tests are corrected for continuity
 * @param quantile type of the quartiles by Hyndman and Fan: 7 or 6
 */
public record UnivariatePlan(
        List<String> variables, double alpha, boolean paired, Correction correction, int quantile) {

    public enum Correction {
        AUTO,
        ALWAYS,
        NEVER
    }

    public UnivariatePlan {
        variables = List.copyOf(variables);
    }
}
