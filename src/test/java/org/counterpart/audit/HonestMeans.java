package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Tails;

/** Means and standard deviations of two groups, of whole numbers or not, with Student or Welch tests. */
record HonestMeans(HonestDraw draw) {
    PublishedResults paper() {
        int n1 = (int) draw.logUniform(6, 300);
        int n0 = (int) draw.logUniform(6, 300);
        List<Mean> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean integer = draw.random().nextBoolean();
            double sd = draw.logUniform(1, 15);
            double level = 20 + 60 * draw.random().nextDouble();
            double[] x = sample(n1, level + draw.normal() * sd * 0.4, sd, integer);
            double[] y = sample(n0, level, sd * (0.5 + draw.random().nextDouble()), integer);
            Moments a = Moments.of(x);
            Moments b = Moments.of(y);
            if (!(a.variance() > 0) || !(b.variance() > 0)) {
                continue;
            }
            double va = a.variance() / n1;
            double vb = b.variance() / n0;
            double pooled = ((n1 - 1) * a.variance() + (n0 - 1) * b.variance()) / (n1 + n0 - 2);
            boolean welch = draw.random().nextBoolean();
            double t = (a.mean() - b.mean()) / Math.sqrt(welch ? va + vb : pooled * (1.0 / n1 + 1.0 / n0));
            double df = welch ? (va + vb) * (va + vb) / (va * va / (n1 - 1) + vb * vb / (n0 - 1)) : n1 + n0 - 2;
            rows.add(new Mean(
                    "x" + i,
                    "all",
                    integer,
                    draw.printer().number(a.mean()),
                    draw.printer().number(a.sd()),
                    draw.printer().number(b.mean()),
                    draw.printer().number(b.sd()),
                    draw.random().nextBoolean() ? draw.printer().number(t, 2) : Printed.NONE,
                    draw.printer().p(Tails.tTwoSided(t, df))));
        }
        return PaperParts.paper(
                "cohort", draw.sizes(n1, n0), List.of(), List.of(), List.of(), List.of(), rows, List.of());
    }

    private double[] sample(int n, double mean, double sd, boolean integer) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = mean + sd * draw.normal();
            x[i] = integer ? Math.rint(x[i]) : x[i];
        }
        return x;
    }
}
