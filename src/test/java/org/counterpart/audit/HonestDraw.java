package org.counterpart.audit;

import java.util.SplittableRandom;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.stats.Tails;

/** The chance behind one honest paper, and the way it prints its numbers. */
record HonestDraw(SplittableRandom random, Printer printer) {
    static final double REACH = Tails.normalCritical(0.95);

    static HonestDraw of(SplittableRandom random) {
        return new HonestDraw(random, Printer.draw(random));
    }

    double normal() {
        double u = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    double logUniform(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int binomial(int n, double p) {
        int k = 0;
        for (int i = 0; i < n; i++) {
            k += random.nextDouble() < p ? 1 : 0;
        }
        return k;
    }

    Sizes sizes(int cases, int controls) {
        return new Sizes("all", printer.count(cases + controls), printer.count(cases), printer.count(controls), false);
    }
}
