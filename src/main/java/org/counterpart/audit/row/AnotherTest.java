package org.counterpart.audit.row;

import java.util.List;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.TestOfP;

/**
 * Whether a P that is not Wald's can be that of a likelihood-ratio, score or t statistic, an exact or corrected one of
 * a 2x2 table, or that of a rank test.
 *
 * <p>Where the row prints its own 2x2 table, the tests of that table are what they are. Of an exposure in a model the
 * ratio to Wald's |z| is bounded by the coefficient, of anything by the sizes of the groups, see {@link OtherTests}; of
 * the rest the bounds are those of simulated tables of 40 to 1,500 subjects. Inside the bounds it is asked how likely
 * the other rows would look as they do: {@link #chance}.
 */
public final class AnotherTest {
    /**
     * Where a predictor all but separates cases from controls, Wald tests of the whole model are small (Hauck and
     * Donner 1977, doi:10.2307/2286473).
     */
    private static final double BESIDE_SEPARATION = 2.2;
    /**
     * An exact P of a 2x2 table is 1 where no table is more probable, which is so up to one subject from the expected
     * number: one over the root of its hypergeometric variance in z, about the standard error; a fifth more for the two
     * not being the same.
     */
    private static final double EXACT = 1.2;
    /**
     * Least score |z| over Wald |z| of a skewed measurement: outliers weigh more at the null than at the estimate. No
     * bound is known; the least met in simulated fits was 0.595, and a twentieth is left. Near 0.9 for exposures.
     */
    private static final double SCORE_OF_MEASUREMENT = 0.57;

    /**
     * The chance below which another test is ruled out. Of 80,000 simulated fits, half of them and more with
     * likelihood-ratio or score tests, the least chance of an honest row was 0.002.
     */
    private static final double RULED_OUT = 1e-3;

    /** No fit was simulated with fewer cases or controls. */
    private static final double FEWEST = 8;
    /** In larger groups no measurement's test is as far from Wald's as a row that gets here. */
    private static final double MANY = 1e5;

    private AnotherTest() {}

    /** @param loose separation, or few cases for each predictor */
    public static boolean explains(PReading r, List<PReading> all, boolean loose, PublishedResults study) {
        RatioRow row = r.row();
        boolean single = isSingle(row);
        if (row.model().univariable() && !study.matched() && OwnTable.isOfRatio(row)) {
            return OwnTable.nearlyGives(row);
        }
        Sizes sizes = study.sizes(row.model().group());
        Range printed = PValue.z(PValue.usual(row.printed().p()));
        double up = loose ? BESIDE_SEPARATION : most(r, all, sizes, study.matched());
        if (!single && row.exposure() && row.oddsOrHazards()) {
            up = Math.min(up, OtherTests.ofAnyExposure(row.b().magnitude().high(), row.se()));
        }
        double down = row.allButSeparated()
                ? 0
                : row.binary() || single ? 0.9 - 0.1 * Math.min(1, row.se()) : SCORE_OF_MEASUREMENT;
        double shift = !single ? 0 : row.continuous() ? 0.2 : EXACT * Math.min(1, row.se());
        Range z = PValue.z(r.implied());
        boolean possible = new Range(down * z.low() - shift, up * z.high() + shift).meets(printed);
        return possible && (single || chance(r, all, study) >= RULED_OUT);
    }

    /** A model of one predictor beside which any test of a comparison may be printed: none is said. */
    private static boolean isSingle(RatioRow row) {
        return row.model().univariable() && row.saidTest() == TestOfP.NOT_SAID;
    }

    /**
     * How many times Wald's |z| that of another test can be, by the sizes of groups. Where none are printed, or a rank
     * test of a measurement may stand beside its crude odds ratio, up to 1.4 and more of a large standard error; of a
     * measurement in a model what the smallest group leaves open that the other rows allow.
     */
    private static double most(PReading r, List<PReading> all, Sizes sizes, boolean matched) {
        double any = Math.max(1.4, 1.2 + 0.5 * Math.min(1, r.row().se()));
        boolean single = isSingle(r.row());
        if (sizes.cases() < 1 || sizes.controls() < 1) {
            boolean measured = !single && !r.row().exposure();
            return measured ? Math.max(any, ofMeasurement(r, leastGroup(all))) : any;
        }
        boolean ranks = single && !r.row().binary();
        if (ranks || r.row().b().holds(0)) {
            return any;
        }
        double exposure = matched
                ? any // of sets of several controls no table tells
                : OtherTests.ofExposure(r.row().b().middle(), r.row().se(), sizes.cases(), sizes.controls());
        if (r.row().exposure()) {
            return Math.min(any, exposure);
        }
        double measurement = ofMeasurement(r, Math.min(sizes.cases(), sizes.controls()));
        return r.row().continuous() ? measurement : Math.max(exposure, measurement);
    }

    private static double ofMeasurement(PReading r, double smallerGroup) {
        return OtherTests.ofMeasurement(PValue.z(r.implied()).high(), smallerGroup);
    }

    private static double leastGroup(List<PReading> all) {
        return Math.max(
                FEWEST, RatioRow.leastGroup(all.stream().map(PReading::row).toList()));
    }

    /**
     * The chance that another test than Wald's is this far off in this row and so near in the others: the share of
     * simulated rows that are as far off, times, for each other row that prints a Wald P, the share of those whose
     * distance its digits would not have shown ({@link TestTails}). Of a measurement both depend on the size of the
     * sample, and the likeliest size is taken where none is printed.
     */
    private static double chance(PReading r, List<PReading> all, PublishedResults study) {
        Range wald = PValue.z(r.implied());
        Range printed = PValue.z(PValue.usual(r.row().printed().p()));
        Sizes sizes = study.sizes(r.row().model().group());
        int smallerGroup = Math.max(0, Math.min(sizes.cases(), sizes.controls()));
        TestTails tails = TestTails.of(r.row());
        double ratio = Math.max(1, printed.low() / wald.high());
        double exposure =
                tails.ofExposure(ratio, r.row().b().magnitude().high(), r.row().se())
                        * othersAgree(r, all, smallerGroup);
        if (r.row().exposure() || ratio <= 1) {
            return exposure;
        }
        double least = smallerGroup > 0 ? smallerGroup : tails == TestTails.RISKS ? FEWEST : leastGroup(all);
        double most = smallerGroup > 0 ? smallerGroup : Math.max(least, MANY);
        double measurement = 0;
        for (double group = least; group <= most; group *= 1.2) {
            double own = tails.ofMeasurement(ratio, wald.high(), group, study.matched());
            measurement = Math.max(measurement, own * othersAgree(r, all, group));
        }
        return r.row().continuous() ? measurement : Math.max(exposure, measurement);
    }

    /**
     * The product over the other rows; one that misfits is five times likelier where the tests are not Wald's.
     *
     * @param group size of the smaller group; 0 where it does not tell, as of an exposure that few have
     */
    private static double othersAgree(PReading r, List<PReading> all, double group) {
        double chance = 1;
        for (PReading other : all) {
            if (other.equals(r)
                    || !other.row().printed().p().isExact()
                    || !(other.printed().low() > 0)) {
                continue;
            }
            if (!other.fits()) {
                chance *= 5;
            } else if (other.wald()
                    && PValue.z(other.printed()).low() > 0.3
                    && Double.isFinite(PValue.z(other.implied()).high())) {
                chance *= agrees(other, group);
            }
        }
        return chance;
    }

    /** The share of rows like this one in which another test's P would have fitted its digits. */
    private static double agrees(PReading other, double group) {
        RatioRow row = other.row();
        Range z = PValue.z(other.printed());
        double blur = (z.width() + PValue.z(other.implied()).width()) / (2 * z.middle());
        TestTails tails = TestTails.of(row);
        double any = group > 0 ? tails.near(blur, z.low(), group) : tails.near(blur);
        double exposure =
                Math.min(any, TestTails.nearOfExposure(blur, row.b().magnitude().high()));
        return row.exposure() ? exposure : any;
    }
}
