package org.counterpart.matching.design;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sampling by risk sets of a cohort whose rows are cases and those who may serve them.
 *
 * @param reach how wide the windows of the two columns of times are
 */
public record RiskSet(RiskSetRule rule, long reach) {

    /** The windows as calipers: a control has entered before the event of its case, and is at risk at it. */
    public List<CaliperWidth> windows() {
        return Stream.of(RiskSetRule.ENTERED, RiskSetRule.AT_RISK)
                .map(name -> new Caliper(name, BigDecimal.valueOf(reach), Caliper.Unit.OWN))
                .map(caliper -> new CaliperWidth(caliper, Double.NaN, "", caliper.size()))
                .toList();
    }

    /** Whether a width is one of these windows. */
    public static boolean isWindow(CaliperWidth width) {
        return width.variable().equals(RiskSetRule.ENTERED) || width.variable().equals(RiskSetRule.AT_RISK);
    }
}
