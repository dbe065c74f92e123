package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.Threshold;

/** Measures at cut-offs of a marker, of one sample. */
record HonestCutOffs(HonestDraw draw) {
    PublishedResults paper() {
        int n1 = (int) draw.logUniform(12, 700);
        int n0 = (int) draw.logUniform(12, 900);
        boolean percent = draw.random().nextBoolean();
        int places = percent ? draw.random().nextInt(3) : 2 + draw.random().nextInt(2);
        boolean cells = draw.random().nextInt(3) == 0;
        boolean sizes = draw.random().nextInt(3) > 0;
        List<Threshold> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int tp = draw.binomial(n1, 0.2 + 0.79 * draw.random().nextDouble());
            int tn = draw.binomial(n0, 0.2 + 0.79 * draw.random().nextDouble());
            int fp = n0 - tn;
            int fn = n1 - tp;
            double s = (double) tp / n1;
            double c = (double) tn / n0;
            double youden = s + c - 1;
            rows.add(new Threshold(
                    "all",
                    "m" + i,
                    "",
                    share(s, percent, places),
                    share(c, percent, places),
                    percent && draw.random().nextBoolean()
                            ? draw.printer().percent(youden, places)
                            : draw.printer().number(youden, 3),
                    tp + fp == 0 ? Printed.NONE : share((double) tp / (tp + fp), percent, places),
                    tn + fn == 0 ? Printed.NONE : share((double) tn / (tn + fn), percent, places),
                    share((double) (tp + tn) / (n1 + n0), percent, places),
                    fp == 0 ? Printed.NONE : draw.printer().number(s / (1 - c), 2),
                    tn == 0 ? Printed.NONE : draw.printer().number((1 - s) / c, 2),
                    cells ? draw.printer().count(tp) : Printed.NONE,
                    cells ? draw.printer().count(fp) : Printed.NONE,
                    cells ? draw.printer().count(fn) : Printed.NONE,
                    cells ? draw.printer().count(tn) : Printed.NONE));
        }
        Sizes all = sizes ? draw.sizes(n1, n0) : Sizes.UNKNOWN;
        return PaperParts.paper("diagnostic", all, List.of(), List.of(), rows, List.of(), List.of(), List.of());
    }

    private Printed share(double share, boolean percent, int places) {
        return percent
                ? Printed.of(draw.printer().percent(share, places).text() + "%")
                : draw.printer().number(share, places);
    }
}
