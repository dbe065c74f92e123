package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.stats.Tails;

/**
 * A Wald table in SPSS columns: any coefficients and standard errors, of any ratio, with z or chi-square or neither.
 */
record HonestWaldTable(HonestDraw draw) {
    PublishedResults paper() {
        List<Predictor> rows = new ArrayList<>();
        String[] types = {"binary", "continuous", "categorical", ""};
        boolean spss = draw.random().nextInt(3) == 0;
        double reach = draw.random().nextBoolean() ? HonestDraw.REACH : 1.96;
        for (int i = 3 + draw.random().nextInt(8); i > 0; i--) {
            double se = draw.logUniform(0.01, 1.5);
            double b = draw.normal() * Math.max(2 * se, 0.5);
            double z = b / se;
            rows.add(new Predictor(
                    "x" + i,
                    types[draw.random().nextInt(4)],
                    draw.printer().number(Math.exp(b)),
                    draw.printer().number(Math.exp(b - reach * se)),
                    draw.printer().number(Math.exp(b + reach * se)),
                    draw.printer().p(Tails.normalTwoSided(z)),
                    spss ? draw.printer().number(b, 3) : Printed.NONE,
                    spss ? draw.printer().number(se, 3) : Printed.NONE,
                    spss && draw.random().nextBoolean() ? draw.printer().number(z * z, 3) : Printed.NONE,
                    null));
        }
        String[] effects = {"OR", "HR", "RR", "PR", "SHR"};
        return PaperParts.models(
                "cohort",
                Sizes.UNKNOWN,
                new Model("multivariate", effects[draw.random().nextInt(5)], "all", "", rows));
    }
}
