package org.counterpart.plan.size;

import java.util.Optional;
import org.counterpart.power.Level;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code sample-size:} section. */
public final class SampleSizeReader {
    private static final double POWER = 0.8;

    private SampleSizeReader() {}

    /**
     * @param sets whether the design has matched sets
     * @param ratio controls that each case is matched with
     * @param cases whether the design has cases and controls that the formulas are of
     */
    public static Optional<SampleSizePlan> read(YamlKey key, boolean sets, int ratio, boolean cases) {
        if (!key.present()) {
            return Optional.empty();
        }
        if (!cases) {
            key.problem("plan.sample-size-of-cases");
            return Optional.empty();
        }
        Level usual = Level.withDefaults();
        double oddsRatio = required(key, "odds-ratio");
        double exposed = required(key, "exposed");
        double controls = key.key("ratio").number(ratio);
        double phi = key.key("phi").number(0);
        double alpha = key.key("alpha").number(usual.alpha());
        double power = key.key("power").number(POWER);
        if (sets && key.key("corrected").flag(false)) {
            key.key("corrected").problem("plan.sample-size-corrected");
        }
        if (!sets && key.key("phi").present()) {
            key.key("phi").problem("plan.sample-size-phi-without-sets");
        }
        if (oddsRatio == 1) {
            key.key("odds-ratio").problem("plan.sample-size-no-effect");
        }
        if (sets && (controls != Math.rint(controls) || controls < 1)) {
            key.key("ratio").problem("plan.sample-size-ratio");
        }
        // What the schema refuses, and has told, is no study; a ratio that is above 0 and shares inside (0, 1) are.
        boolean sound = oddsRatio > 0
                && oddsRatio != 1
                && inside(exposed)
                && inside(alpha)
                && inside(power)
                && controls > 0
                && !(sets && (controls != Math.rint(controls) || controls < 1));
        if (!sound) {
            return Optional.empty();
        }
        SampleSizePlan plan = new SampleSizePlan(
                oddsRatio,
                exposed,
                controls,
                sets ? phi : 0,
                sets,
                !sets && key.key("corrected").flag(false),
                new Level(alpha, key.key("sides").whole(usual.sides())),
                power);
        try {
            plan.planned();
            return Optional.of(plan);
        } catch (IllegalArgumentException impossible) {
            key.problem("plan.sample-size-impossible");
            return Optional.empty();
        }
    }

    private static boolean inside(double share) {
        return share > 0 && share < 1;
    }

    private static double required(YamlKey key, String name) {
        if (!key.key(name).present()) {
            key.key(name).problem("yaml.required", name);
        }
        return key.key(name).number(Double.NaN);
    }
}
