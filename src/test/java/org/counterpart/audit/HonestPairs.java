package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.stats.Tails;

/** Matched pairs: margins of paired data with a McNemar P. */
record HonestPairs(HonestDraw draw) {
    PublishedResults paper() {
        int n = (int) draw.logUniform(15, 400);
        List<Count> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            double both = 0.3 * draw.random().nextDouble();
            double first = 0.35 * draw.random().nextDouble();
            double second = 0.35 * draw.random().nextDouble();
            int[] cells = new int[4];
            for (int j = 0; j < n; j++) {
                double u = draw.random().nextDouble();
                cells[u < both ? 0 : u < both + first ? 1 : u < both + first + second ? 2 : 3]++;
            }
            int b = cells[1];
            int c = cells[2];
            double p = b + c == 0
                    ? 1
                    : draw.random().nextBoolean()
                            ? Tails.chiSquareUpper((double) (b - c) * (b - c) / (b + c), 1)
                            : Math.min(1, 2 * Tails.binomialLower(Math.min(b, c), b + c, 0.5));
            int x = cells[0] + b;
            int y = cells[0] + c;
            rows.add(new Count(
                    "x" + i,
                    "all",
                    draw.printer().count(x),
                    draw.printer().percent((double) x / n, 1),
                    draw.printer().count(y),
                    draw.printer().percent((double) y / n, 1),
                    draw.printer().p(p),
                    Printed.NONE));
        }
        return PaperParts.paper(
                "matched case-control, 1:1",
                draw.sizes(n, n),
                List.of(),
                List.of(),
                List.of(),
                rows,
                List.of(),
                List.of());
    }
}
