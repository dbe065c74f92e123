package org.counterpart.study.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.plan.MissingHandling;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;

/** A frame of every row of a sample, of which a resample's rows are counted instead of copied. */
final class WholeFrame {
    private final Frame frame;
    private final int[] position;
    private final List<int[]> contrasts;

    WholeFrame(Sample sample, List<String> variables) {
        frame = sample.frame(variables, MissingHandling.COMPLETE);
        DesignMatrix design = frame.design();
        position = new int[sample.size()];
        Arrays.fill(position, -1);
        for (int i = 0; i < design.rows(); i++) {
            position[design.sourceRow(i)] = i;
        }
        contrasts = IntStream.range(0, design.predictors().size())
                .filter(p -> design.predictors().get(p).coding() == Predictor.Coding.CONTRASTS)
                .mapToObj(design::columnsOf)
                .toList();
    }

    DesignMatrix design() {
        return frame.design();
    }

    /** Those of these rows that are complete. */
    Frame drawn(int[] rows) {
        int[] complete = IntStream.of(rows)
                .map(row -> position[row])
                .filter(at -> at >= 0)
                .toArray();
        return new Frame(frame.design(), frame.y(), frame.sets(), complete);
    }

    /** Whether each factor's reference level occurs in these rows: else another takes its place in their own design. */
    boolean hasReferences(Frame drawn) {
        return contrasts.stream()
                .allMatch(columns -> IntStream.of(drawn.rows())
                        .anyMatch(row -> IntStream.of(columns)
                                .allMatch(j -> frame.design().value(row, j) == 0)));
    }
}
