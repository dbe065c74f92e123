package org.counterpart.audit.row;

import java.util.Optional;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.Range;

/**
 * What headings and the design say of a P: adjusted for several comparisons, one-sided, or of a survey, whose t has the
 * degrees of freedom of the design (clusters less strata) in test and interval. Each is a cause only where it is said
 * and gives the printed P.
 */
public final class SaidOfP {
    /** More comparisons of one table are adjusted for by other ways than Bonferroni's. */
    private static final int MOST_COMPARISONS = 20;

    private static final int LEAST_DF = 5;
    private static final int MOST_DF = 200;

    private SaidOfP() {}

    public static Optional<String> cause(PReading r, PublishedResults study) {
        RatioRow row = r.row();
        String words = row.model().label() + " " + row.printed().name() + " "
                + row.printed().type();
        String all = words + " " + study.design();
        if (adjusted(all) && multiplied(r.implied(), r.printed())) {
            return Optional.of("bonferroni");
        }
        if (oneSided(all) && r.implied().times(0.5).meets(r.printed())) {
            return Optional.of("said-one-sided");
        }
        return survey(study.design() + " " + row.model().label()) && designT(row, r.printed())
                ? Optional.of("design-df")
                : Optional.empty();
    }

    public static boolean adjusted(String words) {
        return PublishedResults.matches(words, "bonferroni|邦弗朗尼|邦费罗尼|多重比较校正");
    }

    public static boolean oneSided(String words) {
        return PublishedResults.matches(words, "one[- ](sided|tailed)|单侧|单尾");
    }

    /** A comparison of means or shares that is adjusted for other variables. */
    public static boolean adjustedComparison(String words) {
        return PublishedResults.matches(
                words, "ancova|covariance|(?<!un)adjusted|least[- ]squares? mean|协方差|校正均数|调整均数");
    }

    private static boolean survey(String words) {
        return PublishedResults.matches(
                words, "survey|nhanes|complex sampl|multistage|multi-stage|sampling weight|复杂抽样|抽样权重|多阶段");
    }

    /** Whether a whole number of comparisons times the P, at most 1, is the printed one. */
    static boolean multiplied(Range p, Range printed) {
        for (int k = 2; k <= MOST_COMPARISONS; k++) {
            if (p.times(k).clip(0, 1).meets(printed)) {
                return true;
            }
        }
        return false;
    }

    private static boolean designT(RatioRow row, Range printed) {
        for (int df = LEAST_DF; df <= MOST_DF; df++) {
            Range p = row.waldT(df);
            if (p.meets(printed)) {
                return true;
            }
        }
        return false;
    }
}
