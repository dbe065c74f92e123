package org.counterpart.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.RatioRow;

/** P values made smaller than they are, put into the regression table of an honest paper. */
enum MadeUpSignificance {
    /** A fifth of a P between 0.05 and 0.25, which prints below 0.05. */
    FIFTH(0.05, 0.25),
    /** {@code <0.001} beside an interval that just excludes 1. */
    BELOW_THOUSANDTH(0.01, 0.05),
    /** {@code <0.001} beside every row, of which one at least has a P above 0.01. */
    ALL_BELOW_THOUSANDTH(0.01, 1);

    /** Where the P that follows from ratio and width lies, whatever their digits leave open. */
    private final double least;

    private final double most;

    MadeUpSignificance(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** A paper with the error, and the rows whose P is made up so that they can be found. */
    record Planted(PublishedResults paper, List<Integer> rows) {}

    /** No rows where the error cannot be put into this paper. */
    Planted into(PublishedResults paper, SplittableRandom random) {
        Model model = paper.models().get(0);
        List<Predictor> predictors = new ArrayList<>(model.predictors());
        List<Integer> fit = new ArrayList<>();
        for (int i = 0; i < predictors.size(); i++) {
            RatioRow row = new RatioRow(new Subject("", ""), model, predictors.get(i));
            if (row.hasInterval() && row.onLogScale() && predictors.get(i).p().present()) {
                Range p = row.widthP(Printed::rounded);
                boolean inside = p.low() >= least && p.high() <= most;
                boolean significant = this != FIFTH || p.middle() / 5 < 0.0494;
                if (inside && significant) {
                    fit.add(i);
                }
            }
        }
        if (fit.isEmpty()) {
            return new Planted(paper, fit);
        }
        List<Integer> rows = this == ALL_BELOW_THOUSANDTH ? fit : List.of(fit.get(random.nextInt(fit.size())));
        for (int i = 0; i < predictors.size(); i++) {
            if (this == ALL_BELOW_THOUSANDTH || rows.contains(i)) {
                predictors.set(i, with(predictors.get(i), madeUp(model, predictors.get(i))));
            }
        }
        Model wrong =
                new Model(model.label(), model.effect(), model.group(), model.link(), predictors).with(model.test());
        return new Planted(PaperParts.with(paper, List.of(wrong)), rows);
    }

    private Printed madeUp(Model model, Predictor p) {
        if (this != FIFTH) {
            return Printed.of("<0.001");
        }
        double wald = new RatioRow(new Subject("", ""), model, p)
                .widthP(Printed::rounded)
                .middle();
        return Printed.of("%.3f".formatted(wald / 5));
    }

    private static Predictor with(Predictor r, Printed p) {
        return new Predictor(r.name(), r.type(), r.or(), r.ciLow(), r.ciHigh(), p, r.b(), r.se(), r.wald(), r.table());
    }
}
