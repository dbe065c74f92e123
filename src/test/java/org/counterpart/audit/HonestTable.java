package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.row.FourfoldTests;

/** A drawn 2x2 table of exposure by case, and a test it may be printed with. */
record HonestTable(int exposedCases, int exposedControls, int cases, int controls) {
    /** Exposures from one in a hundred controls, in one of four tables at most one in ten. */
    static HonestTable draw(HonestDraw draw, int cases, int controls) {
        double p0 = draw.oneIn(4) ? draw.logUniform(0.01, 0.1) : draw.uniform(0.03, 0.83);
        double b = draw.normal();
        double p1 = 1 / (1 + Math.exp(-(Math.log(p0 / (1 - p0)) + b)));
        return new HonestTable(draw.binomial(cases, p1), draw.binomial(controls, p0), cases, controls);
    }

    FourfoldTests tests() {
        return new FourfoldTests(exposedCases, exposedControls, cases - exposedCases, controls - exposedControls);
    }

    static double anyTest(HonestDraw draw, FourfoldTests tests) {
        List<Double> p = new ArrayList<>(tests.p().values());
        return p.get(draw.random().nextInt(p.size()));
    }
}
