package org.counterpart.matching.design;

import java.math.BigDecimal;

/**
 * What a caliper comes to in the variable's own unit.
 *
 * @param sd the standard deviation it was given in; NaN when it was given in the variable's own unit
 * @param sdOf whose: {@code cohort}, {@code controls}, {@code cases}, {@code pooled}, {@code external}; empty when
 *     {@code sd} is NaN
 * @param exact the width as the decimal that pairs are compared with
 */
public record CaliperWidth(Caliper caliper, double sd, String sdOf, BigDecimal exact) {
    public String variable() {
        return caliper.variable();
    }

    public double width() {
        return exact.doubleValue();
    }
}
