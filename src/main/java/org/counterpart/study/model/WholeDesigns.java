package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.counterpart.plan.MissingCells;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;

/**
 * The columns of each list of variables, made once for all rows of a sample: a resample's frame is the whole one with
 * its rows counted. Where nobody drawn has the reference level of a factor, so that another takes its place, the
 * resample gets a design of its own.
 */
final class WholeDesigns {
    private final Sample sample;

    /** Made when a resample first offers the variables. */
    private final Map<List<String>, Whole> wholes = new ConcurrentHashMap<>();

    WholeDesigns(Sample sample) {
        this.sample = sample;
    }

    DesignMatrix design(List<String> variables) {
        return whole(variables).frame.design();
    }

    /** @param resample of these rows, which answers what is not counted here */
    Subjects counted(Subjects resample, int[] rows) {
        return new Counted(resample, rows);
    }

    private Whole whole(List<String> variables) {
        return wholes.computeIfAbsent(variables, names -> new Whole(sample, names));
    }

    private final class Counted implements Subjects {
        private final Subjects resample;
        private final int[] rows;

        Counted(Subjects resample, int[] rows) {
            this.resample = resample;
            this.rows = rows;
        }

        @Override
        public Sample sample() {
            return resample.sample();
        }

        @Override
        public ToDoubleFunction<String> table(UnivariatePlan plan) {
            return resample.table(plan);
        }

        @Override
        public Frame frame(List<String> variables, MissingCells missing) {
            if (missing == MissingCells.COMPLETE) {
                Whole whole = whole(variables);
                int[] complete = whole.complete(rows);
                if (whole.hasReferences(complete)) {
                    return new Frame(whole.frame.design(), whole.frame.y(), whole.frame.sets(), complete);
                }
            }
            return resample.frame(variables, missing);
        }
    }

    private static final class Whole {
        private final Frame frame;
        private final int[] position;
        private final List<int[]> contrasts = new ArrayList<>();

        Whole(Sample sample, List<String> variables) {
            frame = Frame.of(sample, variables);
            DesignMatrix design = frame.design();
            position = new int[sample.size()];
            Arrays.fill(position, -1);
            for (int i = 0; i < design.rows(); i++) {
                position[design.sourceRow(i)] = i;
            }
            for (int p = 0; p < design.predictors().size(); p++) {
                if (design.predictors().get(p).coding() == Predictor.Coding.CONTRASTS) {
                    contrasts.add(design.columnsOf(p));
                }
            }
        }

        /** Where those of these rows that are complete stand in the design. */
        int[] complete(int[] rows) {
            return IntStream.of(rows)
                    .map(row -> position[row])
                    .filter(at -> at >= 0)
                    .toArray();
        }

        /** Whether each factor's reference level occurs in these rows of the design. */
        boolean hasReferences(int[] rows) {
            return contrasts.stream()
                    .allMatch(columns -> IntStream.of(rows)
                            .anyMatch(row -> IntStream.of(columns)
                                    .allMatch(j -> frame.design().value(row, j) == 0)));
        }
    }
}
