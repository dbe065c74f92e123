package org.counterpart.audit;

import java.util.SplittableRandom;
import org.counterpart.audit.paper.PublishedResults;

/**
 * Papers whose numbers were computed from drawn data and rounded, nothing else: no check may call any of them
 * inconsistent.
 */
final class HonestPapers {
    enum Kind {
        WALD_TABLE,
        LOGISTIC_FIT,
        CONDITIONAL_FIT,
        FIRTH_FIT,
        CRUDE_TABLE,
        ROC,
        CUT_OFFS,
        COUNTS,
        MEANS,
        PAIRS
    }

    private HonestPapers() {}

    static PublishedResults draw(Kind kind, SplittableRandom random) {
        HonestDraw draw = HonestDraw.of(random);
        return switch (kind) {
            case WALD_TABLE -> new HonestWaldTable(draw).paper();
            case LOGISTIC_FIT -> new HonestFit(draw, HonestFit.Likelihood.LOGISTIC).paper();
            case CONDITIONAL_FIT -> new HonestFit(draw, HonestFit.Likelihood.CONDITIONAL).paper();
            case FIRTH_FIT -> new HonestFit(draw, HonestFit.Likelihood.FIRTH).paper();
            case CRUDE_TABLE -> new HonestCrudeTable(draw).paper();
            case ROC -> new HonestRoc(draw).paper();
            case CUT_OFFS -> new HonestCutOffs(draw).paper();
            case COUNTS -> new HonestCounts(draw).paper();
            case MEANS -> new HonestMeans(draw).paper();
            case PAIRS -> new HonestPairs(draw).paper();
        };
    }

    /** Rows of results a paper holds. */
    static int rows(PublishedResults paper) {
        return paper.models().stream().mapToInt(m -> m.predictors().size()).sum()
                + paper.aucs().size()
                + paper.thresholds().size()
                + paper.counts().size()
                + paper.means().size()
                + paper.proportions().size();
    }
}
