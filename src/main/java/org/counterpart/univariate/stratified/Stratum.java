package org.counterpart.univariate.stratified;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One stratum's counts of exposure by outcome; a matched set is a stratum too. */
public record Stratum(long exposedCases, long exposedControls, long unexposedCases, long unexposedControls) {

    public Stratum {
        if (exposedCases < 0 || exposedControls < 0 || unexposedCases < 0 || unexposedControls < 0) {
            throw new IllegalArgumentException("counts of a stratum must not be negative, got " + exposedCases + ", "
                    + exposedControls + ", " + unexposedCases + ", " + unexposedControls);
        }
    }

    /**
     * The strata of subjects in rows, in ascending order of the stratum's number; a row with a negative number in any
     * place is left out.
     *
     * @param stratum the stratum (or set) of each row
     * @param exposed 1 or 0
     * @param outcome 1 for a case, 0 for a control
     */
    public static List<Stratum> of(int[] stratum, int[] exposed, int[] outcome) {
        Map<Integer, long[]> counts = new TreeMap<>();
        for (int i = 0; i < stratum.length; i++) {
            if (stratum[i] >= 0 && exposed[i] >= 0 && outcome[i] >= 0) {
                counts.computeIfAbsent(stratum[i], s -> new long[4])[2 * (1 - exposed[i]) + (1 - outcome[i])]++;
            }
        }
        return counts.values().stream()
                .map(n -> new Stratum(n[0], n[1], n[2], n[3]))
                .toList();
    }

    public long n() {
        return exposed() + unexposed();
    }

    public long exposed() {
        return exposedCases + exposedControls;
    }

    public long unexposed() {
        return unexposedCases + unexposedControls;
    }

    public long cases() {
        return exposedCases + unexposedCases;
    }

    public long controls() {
        return exposedControls + unexposedControls;
    }

    /**
     * Whether exposed and unexposed, cases and controls are all there; without, the stratum says nothing about the odds
     * ratio.
     */
    public boolean informative() {
        return exposed() > 0 && unexposed() > 0 && cases() > 0 && controls() > 0;
    }
}
