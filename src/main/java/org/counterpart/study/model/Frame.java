package org.counterpart.study.model;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.summary.PredictorSelection;

/**
 * Some variables of some subjects, ready to be fitted: the rows that have them all.
 *
 * @param y 1 for a case, 0 for a control, by row of the design
 * @param sets likewise; {@code null} where subjects are in no set
 * @param drawn the rows of the design that are meant, each as often as it was drawn; {@code null} for every row once
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(DesignMatrix design, double[] y, int[] sets, int[] drawn) {
    static Frame of(Sample sample, List<String> variables) {
        DesignMatrix design = DesignMatrix.of(
                sample.cohort(),
                sample.codings()
                        .of(variables.stream()
                                .map(v -> Predictor.of(sample.cohort().variable(v)))
                                .toList()),
                List.of());
        int[] rows = design.sourceRows();
        return new Frame(
                design,
                IntStream.of(rows)
                        .mapToDouble(row -> sample.isCase(row) ? 1 : 0)
                        .toArray(),
                sample.hasSets() ? IntStream.of(rows).map(sample::set).toArray() : null,
                null);
    }

    /** Its predictors without their products. */
    public List<String> variables() {
        return Predictor.variables(design.predictors());
    }

    int[] rows() {
        return drawn == null ? IntStream.range(0, design.rows()).toArray() : drawn;
    }

    /** Whether a case and a control are among the rows, in one set where there are sets: else there is no model. */
    public boolean informative() {
        BitSet withCase = new BitSet();
        BitSet withControl = new BitSet();
        for (int row : rows()) {
            int set = sets == null ? 0 : sets[row];
            (y[row] == 1 ? withCase : withControl).set(set);
            if (withCase.get(set) && withControl.get(set)) {
                return true;
            }
        }
        return false;
    }

    /** @param trace of the selection; {@code null} where all enter */
    public record Selected(Frame frame, PredictorSelection.Trace trace) {}

    Selected select(PredictorSelection selection) {
        if (drawn != null && selection.selects()) {
            throw new IllegalStateException("drawn must be null, got rows: a selection needs a design of its own");
        }
        PredictorSelection.Chosen chosen = selection.chooseUnconditionally(design, y, sets);
        return new Selected(new Frame(chosen.design(), y, sets, drawn), chosen.trace());
    }
}
