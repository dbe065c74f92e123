package org.counterpart.audit.reconstruct;

import java.util.List;
import org.counterpart.stats.Interval;

/**
 * A printed model as a task: sizes and numbers.
 *
 * @param predictors binary, 1 to 6
 */
public record Wanted(int cases, int controls, int predictors, List<PrintedNumber> numbers) {
    public static final int MOST_PREDICTORS = 6;

    public Wanted {
        numbers = List.copyOf(numbers);
        if (cases < 1 || controls < 1 || predictors < 1 || predictors > MOST_PREDICTORS) {
            throw new IllegalArgumentException("a model needs cases, controls and 1 to 6 predictors, got " + cases
                    + ", " + controls + ", " + predictors);
        }
        for (int j = 0; j < predictors; j++) {
            if (!(values(numbers, PrintedNumber.Kind.OR, j).low() < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("every predictor needs an odds ratio, predictor " + j + " has none");
            }
        }
    }

    int subjects() {
        return cases + controls;
    }

    Interval values(PrintedNumber.Kind kind, int of) {
        return values(numbers, kind, of);
    }

    private static Interval values(List<PrintedNumber> numbers, PrintedNumber.Kind kind, int of) {
        for (PrintedNumber n : numbers) {
            if (n.kind() == kind && n.of() == of) {
                return n.values();
            }
        }
        return Interval.NONE;
    }
}
