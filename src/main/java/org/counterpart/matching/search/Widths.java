package org.counterpart.matching.search;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.stats.Moments;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/** Turns calipers into widths in the variables' own units. */
public final class Widths {
    private Widths() {}

    public static List<CaliperWidth> of(MatchingDesign design, Subjects subjects, Coordinates coordinates) {
        return design.calipers().stream()
                .map(c -> width(c, design, subjects, coordinates))
                .toList();
    }

    private static CaliperWidth width(
            Caliper caliper, MatchingDesign design, Subjects subjects, Coordinates coordinates) {
        Decimals values = coordinates.of(caliper.variable());
        if (caliper.unit() == Caliper.Unit.OWN) {
            return new CaliperWidth(caliper, Double.NaN, "", caliper.size());
        }
        BigDecimal external = design.externalSd().get(caliper.variable());
        if (external != null) {
            return new CaliperWidth(
                    caliper, external.doubleValue(), "external", caliper.size().multiply(external));
        }
        double sd = sd(design.sd(), values, subjects);
        if (Double.isNaN(sd)) {
            throw new NotAnalysableException(Note.of("matching.no-sd", caliper.variable()));
        }
        return new CaliperWidth(
                caliper,
                sd,
                design.sd().name().toLowerCase(Locale.ROOT),
                Decimals.shortest(caliper.size().doubleValue() * sd));
    }

    private static double sd(MatchingDesign.SdOf of, Decimals values, Subjects subjects) {
        return switch (of) {
            case COHORT ->
                moments(values, IntStream.concat(Arrays.stream(subjects.cases()), Arrays.stream(subjects.controls())))
                        .sd();
            case CONTROLS -> moments(values, Arrays.stream(subjects.controls())).sd();
            case CASES -> moments(values, Arrays.stream(subjects.cases())).sd();
            case POOLED ->
                Math.sqrt((moments(values, Arrays.stream(subjects.cases())).variance()
                                + moments(values, Arrays.stream(subjects.controls()))
                                        .variance())
                        / 2);
        };
    }

    /** Of the sorted values, so that the order of the rows does not reach the last bit. */
    private static Moments moments(Decimals values, IntStream rows) {
        return Moments.of(rows.mapToDouble(values::value).sorted().toArray());
    }
}
