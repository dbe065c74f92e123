package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.TestOfP;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.FirthLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.RegressionFit;

/**
 * A regression fitted to drawn data, from 30 to 3,000 subjects and two to eight predictors: common and rare exposures,
 * symmetric and
 * skewed measurements in units that make an odds ratio large or nearly 1. One way of making intervals and one of making
 * P values holds
 * for the whole table.
 *
 * @param test its P values are of; empty where any is drawn
 */
record HonestFit(HonestDraw draw, Likelihood likelihood, Optional<TestOfP> test) {
    enum Likelihood {
        LOGISTIC,
        CONDITIONAL,
        FIRTH
    }

    PublishedResults paper() {
        while (true) {
            HonestData data = HonestData.draw(draw, likelihood == Likelihood.CONDITIONAL);
            if (data.fewer() < Math.max(8, 2 * data.names().size())) {
                continue;
            }
            RegressionFit fit = switch (likelihood) {
                case LOGISTIC -> Logistic.withDefaults().fit(data.design(), data.outcome());
                case CONDITIONAL -> ConditionalLogistic.withDefaults().fit(data.design(), data.outcome(), data.sets());
                case FIRTH -> FirthLogistic.withDefaults().fit(data.design(), data.outcome());
            };
            boolean separated = fit.separation().detected() && likelihood != Likelihood.FIRTH;
            if (!separated && fit.converged()) {
                HonestInference inference = HonestInference.draw(draw, likelihood, data, test);
                List<Predictor> rows = rows(data, inference.of(draw, data, fit));
                if (rows.size() == data.names().size()) {
                    return paper(data, fit, rows);
                }
            }
        }
    }

    private PublishedResults paper(HonestData data, RegressionFit fit, List<Predictor> rows) {
        boolean matched = likelihood == Likelihood.CONDITIONAL;
        int ratio = data.controlsPerCase();
        Sizes sizes = draw.oneIn(3) ? Sizes.UNKNOWN : draw.sizes(fit.events(), data.outcome().length - fit.events());
        String design = matched ? "matched case-control 1:" + ratio : "case-control";
        return PaperParts.models(design, sizes, new Model("multivariate", "OR", "all", "", rows));
    }

    /** The printed rows, as far as their numbers exist. */
    private List<Predictor> rows(HonestData data, List<HonestInference.Row> results) {
        Printer print = draw.printer();
        List<Predictor> rows = new ArrayList<>();
        for (int j = 0; j < results.size(); j++) {
            HonestInference.Row r = results.get(j);
            if (r.exists()) {
                rows.add(new Predictor(
                        data.names().get(j),
                        draw.oneIn(4) ? "" : data.binary()[j] ? "binary" : "continuous",
                        print.number(Math.exp(r.b())),
                        print.number(Math.exp(r.ci().low())),
                        print.number(Math.exp(r.ci().high())),
                        print.p(r.p()),
                        Printed.NONE,
                        Printed.NONE,
                        Printed.NONE,
                        null));
            }
        }
        return rows;
    }
}
