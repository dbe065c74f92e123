package org.counterpart.audit;

import java.util.Optional;
import java.util.SplittableRandom;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.TestOfP;

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
        PAIRS,
        /** The same as those of the name, and they say which test their P values are of. */
        WALD_TABLE_SAYS_WALD,
        LOGISTIC_FIT_SAYS_WALD,
        LOGISTIC_FIT_SAYS_RATIO,
        CONDITIONAL_FIT_SAYS_WALD,
        CONDITIONAL_FIT_SAYS_RATIO;
    }

    private HonestPapers() {}

    static PublishedResults draw(Kind kind, SplittableRandom random) {
        HonestDraw draw = HonestDraw.of(random);
        return switch (kind) {
            case WALD_TABLE -> new HonestWaldTable(draw).paper();
            case LOGISTIC_FIT -> new HonestFit(draw, HonestFit.Likelihood.LOGISTIC, Optional.empty()).paper();
            case CONDITIONAL_FIT -> new HonestFit(draw, HonestFit.Likelihood.CONDITIONAL, Optional.empty()).paper();
            case FIRTH_FIT -> new HonestFit(draw, HonestFit.Likelihood.FIRTH, Optional.empty()).paper();
            case CRUDE_TABLE -> new HonestCrudeTable(draw).paper();
            case ROC -> new HonestRoc(draw).paper();
            case CUT_OFFS -> new HonestCutOffs(draw).paper();
            case COUNTS -> new HonestCounts(draw).paper();
            case MEANS -> new HonestMeans(draw).paper();
            case WALD_TABLE_SAYS_WALD -> saying(TestOfP.WALD, new HonestWaldTable(draw).paper());
            case LOGISTIC_FIT_SAYS_WALD -> saying(TestOfP.WALD, draw, HonestFit.Likelihood.LOGISTIC);
            case LOGISTIC_FIT_SAYS_RATIO -> saying(TestOfP.LIKELIHOOD_RATIO, draw, HonestFit.Likelihood.LOGISTIC);
            case CONDITIONAL_FIT_SAYS_WALD -> saying(TestOfP.WALD, draw, HonestFit.Likelihood.CONDITIONAL);
            case CONDITIONAL_FIT_SAYS_RATIO -> saying(TestOfP.LIKELIHOOD_RATIO, draw, HonestFit.Likelihood.CONDITIONAL);
            case PAIRS -> new HonestPairs(draw).paper();
        };
    }

    private static PublishedResults saying(TestOfP test, HonestDraw draw, HonestFit.Likelihood likelihood) {
        return saying(test, new HonestFit(draw, likelihood, Optional.of(test)).paper());
    }

    private static PublishedResults saying(TestOfP test, PublishedResults paper) {
        return paper.withModels(paper.models().stream().map(m -> m.with(test)).toList());
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
