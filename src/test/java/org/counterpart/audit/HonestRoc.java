package org.counterpart.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.counterpart.audit.check.AucWidth;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * AUCs with the intervals and P values that programs print beside them: DeLong, Hanley-McNeil, logit, exact binomial,
 * bootstrap; P of the estimate or under 0.5 (SPSS).
 */
record HonestRoc(HonestDraw draw) {
    PublishedResults paper() {
        int n1 = (int) draw.logUniform(10, 400);
        int n0 = (int) draw.logUniform(12, 600);
        int values = draw.random().nextInt(3) == 0 ? 2 + draw.random().nextInt(5) : 0;
        int places = 2 + draw.random().nextInt(2);
        List<Auc> aucs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double shift = 2 * draw.random().nextDouble();
            double[] marker = new double[n1 + n0];
            boolean[] cases = new boolean[n1 + n0];
            for (int j = 0; j < marker.length; j++) {
                cases[j] = j < n1;
                double x = draw.normal() * (cases[j] ? 1.2 : 1) + (cases[j] ? shift : 0);
                marker[j] = values == 0 ? x : Math.min(values - 1, Math.max(0, Math.floor(x + values / 2.0)));
            }
            DeLong.Result r = DeLong.withDefaults().of(RocCurve.of(marker, cases, Direction.HIGHER));
            if (!(r.se() > 0)) {
                continue;
            }
            double nullSe = Math.sqrt((n1 + n0 + 1) / (12.0 * n1 * n0));
            int way = draw.random().nextInt(6);
            Interval ci = way == 0
                    ? r.logitCi()
                    : way == 1
                            ? bootstrap(marker, n1)
                            : way == 2 ? exact(r.auc(), n1 + n0) : way == 3 ? hanleyMcNeil(r.auc(), n1, n0) : r.ci();
            double p = draw.random().nextBoolean() ? r.p() : Tails.normalTwoSided((r.auc() - 0.5) / nullSe);
            boolean se = way > 3 && draw.random().nextBoolean();
            aucs.add(new Auc(
                    "all",
                    "m" + i,
                    draw.printer().number(r.auc(), places),
                    draw.printer().number(ci.low(), places),
                    draw.printer().number(ci.high(), places),
                    draw.printer().p(p),
                    se ? draw.printer().number(r.se(), 3) : Printed.NONE,
                    Printed.NONE,
                    Printed.NONE));
        }
        return PaperParts.paper(
                "diagnostic", draw.sizes(n1, n0), List.of(), aucs, List.of(), List.of(), List.of(), List.of());
    }

    private static Interval hanleyMcNeil(double auc, int n1, int n0) {
        double reach = HonestDraw.REACH * AucWidth.hanleyMcNeil(auc, n1, n0);
        return new Interval(auc - reach, Math.min(1, auc + reach));
    }

    private static Interval exact(double auc, int n) {
        double k = auc * n;
        return auc >= 1
                ? new Interval(Math.pow(0.025, 1.0 / n), 1)
                : new Interval(
                        BetaDistribution.of(Math.max(1e-9, k), n - k + 1).inverseCumulativeProbability(0.025),
                        BetaDistribution.of(k + 1, n - k).inverseCumulativeProbability(0.975));
    }

    /** Percentile interval of 400 resamples within cases and controls. */
    private Interval bootstrap(double[] marker, int n1) {
        int n0 = marker.length - n1;
        double[] aucs = new double[400];
        double[] sample = new double[marker.length];
        boolean[] cases = new boolean[marker.length];
        Arrays.fill(cases, 0, n1, true);
        for (int r = 0; r < aucs.length; r++) {
            for (int j = 0; j < marker.length; j++) {
                sample[j] = marker[
                        j < n1 ? draw.random().nextInt(n1) : n1 + draw.random().nextInt(n0)];
            }
            aucs[r] = DeLong.withDefaults()
                    .of(RocCurve.of(sample, cases, Direction.HIGHER))
                    .auc();
        }
        Arrays.sort(aucs);
        return new Interval(aucs[9], aucs[389]);
    }
}
