package org.counterpart.matching;

import java.util.List;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.matching.search.CandidateLists;
import org.counterpart.matching.search.Coordinates;
import org.counterpart.matching.search.DistanceMeasure;
import org.counterpart.matching.search.ExactCells;
import org.counterpart.matching.search.PairFinder;
import org.counterpart.matching.search.Subjects;
import org.counterpart.matching.search.Widths;

/**
 * Who could be whose control.
 *
 * @param given the calipers of the design
 * @param widths these and the windows of risk sets
 */
record PossiblePairs(
        List<CaliperWidth> given,
        List<CaliperWidth> widths,
        DistanceMeasure measure,
        ExactCells cells,
        PairFinder finder,
        CandidateLists lists) {
    /** Candidates each case's list begins with, for each control it may have. */
    private static final int FIRST_CANDIDATES = 16;

    static PossiblePairs of(Cohort cohort, Subjects subjects, MatchingDesign design) {
        Coordinates coordinates = new Coordinates(cohort);
        List<CaliperWidth> given = Widths.of(design, subjects, coordinates);
        // What is at risk first: a reason why nobody is left says so before it speaks of calipers.
        List<CaliperWidth> widths = Stream.concat(
                        design.riskSet().stream().flatMap(rule -> RiskSetRule.windows().stream()), given.stream())
                .toList();
        DistanceMeasure measure = DistanceMeasure.of(design, cohort, subjects, coordinates, widths);
        ExactCells cells = new ExactCells(cohort, design.exact());
        PairFinder finder = new PairFinder(subjects, cells, widths, coordinates, measure);
        return new PossiblePairs(
                given, widths, measure, cells, finder, new CandidateLists(finder, FIRST_CANDIDATES * design.ratio()));
    }
}
