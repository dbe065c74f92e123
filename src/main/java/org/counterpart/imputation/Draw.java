package org.counterpart.imputation;

import java.util.SplittableRandom;

/** Draws what a variable lacks from a model of what was recorded of it. */
interface Draw {
    static Draw of(ImputedVariable variable) {
        return switch (variable.kind()) {
            case NUMBER -> new MatchedMeans(variable.shift());
            case BINARY -> new LogisticDraw(variable.shift());
            case ORDINAL -> new LevelDraw(true);
            case CATEGORICAL -> new LevelDraw(false);
        };
    }

    /**
     * @param now the variable's values; those in {@code without} are replaced
     * @param without rows in which it was not recorded
     */
    void draw(Recorded recorded, double[] now, int[] without, SplittableRandom random);
}
