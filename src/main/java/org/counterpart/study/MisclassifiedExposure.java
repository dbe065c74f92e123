package org.counterpart.study;

import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.sensitivity.Misclassification;
import org.counterpart.sensitivity.BiasAnalysis;
import org.counterpart.sensitivity.Classified;
import org.counterpart.sensitivity.Classified.Corrected;
import org.counterpart.study.model.Sample;

/**
 * The crude odds ratio of an exposure as it would be if the exposure were better or worse known: of the analysed
 * subjects with a value of it, without regard to sets and to other variables.
 *
 * @param variable whose second level is the exposed
 * @param missing subjects without a value
 * @param grid each combination of the values given; empty where they are drawn
 * @param simulated where they are drawn
 */
public record MisclassifiedExposure(
        Variable variable,
        Classified table,
        int missing,
        List<Corrected> grid,
        Optional<BiasAnalysis.Result> simulated) {
    public MisclassifiedExposure {
        grid = List.copyOf(grid);
    }

    static MisclassifiedExposure of(Misclassification asked, Sample data, long seed) {
        LevelColumn column = (LevelColumn) data.cohort().column(asked.exposure());
        int[] counts = new int[4];
        int missing = 0;
        for (int row = 0; row < data.size(); row++) {
            if (column.missing(row)) {
                missing++;
            } else {
                counts[(column.code(row) == 1 ? 0 : 2) + (data.isCase(row) ? 0 : 1)]++;
            }
        }
        Classified table = new Classified(counts[0], counts[1], counts[2], counts[3]);
        boolean drawn = asked.isProbabilistic();
        return new MisclassifiedExposure(
                column.variable(),
                table,
                missing,
                drawn
                        ? List.of()
                        : asked.grid().stream()
                                .map(p -> table.corrected(p.cases(), p.controls()))
                                .toList(),
                drawn ? Optional.of(asked.draws(seed).of(table)) : Optional.empty());
    }

    /** Subjects of each cell. */
    public List<Integer> counts() {
        return List.of(
                table.exposedCases(), table.exposedControls(), table.unexposedCases(), table.unexposedControls());
    }
}
