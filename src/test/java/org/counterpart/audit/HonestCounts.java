package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.row.FourfoldTests;

/**
 * Counts with percentages, tests and chi-squares of two groups. In one paper of three some rows have missing values:
 * their
 * percentages and tests are those of the subjects with a value, at least four in five, while the group sizes stand for
 * all.
 */
record HonestCounts(HonestDraw draw) {
    PublishedResults paper() {
        int n1 = (int) draw.logUniform(12, 3000);
        int n0 = (int) draw.logUniform(12, 5000);
        int places = draw.random().nextInt(3);
        double missing = draw.oneIn(3) ? draw.uniform(0, 0.15) : 0;
        List<Count> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int m1 = n1 - Math.min(n1 / 5, draw.binomial(n1, missing));
            int m0 = n0 - Math.min(n0 / 5, draw.binomial(n0, missing));
            HonestTable table = HonestTable.draw(draw, m1, m0);
            FourfoldTests t = table.tests();
            double chi2 = draw.oneIn(2) ? t.pearson() : t.yates();
            Printer print = draw.printer();
            rows.add(new Count(
                    "x" + i,
                    "all",
                    print.count(t.a()),
                    print.percent((double) t.a() / m1, places),
                    print.count(t.b()),
                    print.percent((double) t.b() / m0, places),
                    print.p(HonestTable.anyTest(draw, t)),
                    draw.oneIn(2) ? print.number(chi2, 3) : Printed.NONE));
        }
        Proportion cases = new Proportion(
                "cases",
                draw.printer().count(n1),
                draw.printer().count(n1 + n0),
                draw.printer().percent((double) n1 / (n1 + n0), 2));
        return PaperParts.paper(
                "case-control", draw.sizes(n1, n0), List.of(), List.of(), List.of(), rows, List.of(), List.of(cases));
    }
}
