package org.counterpart.univariate.stratified;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.stats.Note;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.OddsRatio;

/**
 * The odds ratio of a binary variable for the second of two groups against the first, within the levels of a third
 * variable and in common over them: by Mantel-Haenszel, by exact conditional likelihood, and the tests whether it is
 * the same in every stratum. The exposed are those in the variable's second category.
 *
 * @param variable the binary variable
 * @param exposed its second category
 * @param by the variable that makes the strata
 * @param levels strata with any subject, in the order of the levels
 * @param missing subjects of known group and category without a stratum, left out
 * @param crude of all strata added up
 * @param commonCorrected the Mantel-Haenszel test corrected for continuity
 * @param homogeneity Breslow and Day's test with Tarone's correction
 * @param homogeneityUncorrected the same without it
 * @param woolf cells as counted; with half added to every cell when one is empty and no margin is
 */
public record StratifiedOddsRatio(
        String variable,
        String exposed,
        String by,
        List<Level> levels,
        int missing,
        OddsRatio.Result crude,
        MantelHaenszel.Result common,
        MantelHaenszel.Result commonCorrected,
        ExactCommonOddsRatio.Result exact,
        BreslowDay.Result homogeneity,
        BreslowDay.Result homogeneityUncorrected,
        WoolfHomogeneity.Result woolf) {

    /** One stratum with the odds ratio within it. */
    public record Level(String name, Stratum counts, OddsRatio.Result oddsRatio) {}

    public StratifiedOddsRatio {
        levels = List.copyOf(levels);
    }

    /**
     * Of subjects with all three values.
     *
     * @param variable of two levels
     * @param group of two levels; the second is that of the cases
     */
    public static StratifiedOddsRatio of(LevelColumn variable, LevelColumn group, LevelColumn by) {
        int[] exposed = variable.codes();
        int[] outcome = group.codes();
        int[] stratum = by.codes();
        int[] complete = IntStream.range(0, stratum.length)
                .filter(i -> exposed[i] >= 0 && outcome[i] >= 0)
                .toArray();
        int[] present = IntStream.of(complete)
                .map(i -> stratum[i])
                .filter(s -> s >= 0)
                .sorted()
                .distinct()
                .toArray();
        List<Stratum> strata = Stratum.of(stratum, exposed, outcome);
        List<Level> levels = new ArrayList<>();
        long[] sum = new long[4];
        for (int i = 0; i < present.length; i++) {
            Stratum s = strata.get(i);
            levels.add(new Level(by.variable().levels().get(present[i]), s, oddsRatio(s)));
            sum[0] += s.exposedCases();
            sum[1] += s.exposedControls();
            sum[2] += s.unexposedCases();
            sum[3] += s.unexposedControls();
        }
        return new StratifiedOddsRatio(
                variable.variable().name(),
                variable.variable().levels().get(1),
                by.variable().name(),
                levels,
                (int) IntStream.of(complete).filter(i -> stratum[i] < 0).count(),
                oddsRatio(new Stratum(sum[0], sum[1], sum[2], sum[3])),
                MantelHaenszel.withDefaults().test(strata),
                MantelHaenszel.withDefaults()
                        .with(MantelHaenszel.Correction.CONTINUITY)
                        .test(strata),
                ExactCommonOddsRatio.withDefaults().test(strata),
                BreslowDay.withDefaults().test(strata),
                BreslowDay.withDefaults().with(BreslowDay.Correction.NONE).test(strata),
                woolf(strata));
    }

    private static OddsRatio.Result oddsRatio(Stratum s) {
        return OddsRatio.withDefaults().test(ContingencyTable.of(new long[][] {
            {s.exposedCases(), s.exposedControls()}, {s.unexposedCases(), s.unexposedControls()}
        }));
    }

    private static WoolfHomogeneity.Result woolf(List<Stratum> strata) {
        WoolfHomogeneity.Result counted = WoolfHomogeneity.withDefaults().test(strata);
        boolean empty = counted.notes().contains(Note.of("stratified.zero-cell"));
        return empty && strata.stream().allMatch(Stratum::informative)
                ? WoolfHomogeneity.withDefaults()
                        .with(WoolfHomogeneity.Cells.PLUS_HALF)
                        .test(strata)
                : counted;
    }

    /** Whether half was added to every cell for Woolf's test. */
    public boolean halfAdded() {
        return woolf.procedure().cells() == WoolfHomogeneity.Cells.PLUS_HALF;
    }
}
