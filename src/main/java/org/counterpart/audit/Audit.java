package org.counterpart.audit;

import java.util.List;
import org.counterpart.audit.attainable.Proof;
import org.counterpart.audit.check.AccuracyCounts;
import org.counterpart.audit.check.AucInterval;
import org.counterpart.audit.check.AucPValue;
import org.counterpart.audit.check.AucWidth;
import org.counterpart.audit.check.BelowZero;
import org.counterpart.audit.check.CoefficientColumns;
import org.counterpart.audit.check.CrudeOddsRatio;
import org.counterpart.audit.check.EffectOfModel;
import org.counterpart.audit.check.EstimateInInterval;
import org.counterpart.audit.check.GroupSizes;
import org.counterpart.audit.check.IntervalSymmetry;
import org.counterpart.audit.check.LevelSums;
import org.counterpart.audit.check.LikelihoodRatios;
import org.counterpart.audit.check.MatchedPairs;
import org.counterpart.audit.check.MeanComparison;
import org.counterpart.audit.check.ModelCalibration;
import org.counterpart.audit.check.PValueAgainstInterval;
import org.counterpart.audit.check.Percentages;
import org.counterpart.audit.check.PredictiveValues;
import org.counterpart.audit.check.PrintedCells;
import org.counterpart.audit.check.PublishedCheck;
import org.counterpart.audit.check.RepeatedInterval;
import org.counterpart.audit.check.TwoByTwoTests;
import org.counterpart.audit.check.WholeNumberMeans;
import org.counterpart.audit.check.YoudenIndex;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PublishedResults;

/**
 * Whether printed numbers can have come from one study: every check asked of every row, on the intervals of values that
 * print so. A claim is inconsistent only when no such value satisfies the identity and no ordinary cause fits; what an
 * ordinary cause explains is undetermined and names it.
 *
 * @param alpha the level at which the paper calls something significant
 * @param proof when the reach of the AUCs of all tables is proven
 */
public record Audit(double alpha, Proof proof) {
    static final List<PublishedCheck> CHECKS = List.of(
            new EstimateInInterval(),
            new IntervalSymmetry(),
            new PValueAgainstInterval(),
            new CoefficientColumns(),
            new RepeatedInterval(),
            new CrudeOddsRatio(),
            new AucInterval(),
            new AucWidth(),
            new AucPValue(),
            new YoudenIndex(),
            new AccuracyCounts(),
            new PredictiveValues(),
            new LikelihoodRatios(),
            new PrintedCells(),
            new Percentages(),
            new GroupSizes(),
            new LevelSums(),
            new TwoByTwoTests(),
            new WholeNumberMeans(),
            new MeanComparison(),
            new MatchedPairs(),
            new BelowZero(),
            new ModelCalibration(),
            new EffectOfModel());

    public Audit {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be in (0, 1), got " + alpha);
        }
    }

    /** Level 0.05, every limit proven. */
    public static Audit withDefaults() {
        return new Audit(0.05, Proof.ALWAYS);
    }

    public Audit with(double newAlpha) {
        return new Audit(newAlpha, proof);
    }

    public Audit with(Proof newProof) {
        return new Audit(alpha, newProof);
    }

    public Result check(PublishedResults results) {
        Findings findings = new Findings(alpha, results.places());
        for (PublishedCheck check : CHECKS) {
            check.check(results, findings);
        }
        return new Result(this, results, findings.claims(), AttainableAuc.of(results, proof));
    }

    /** All claims about one paper, check by check, each in the order of the file. */
    public record Result(
            Audit procedure, PublishedResults results, List<Claim> claims, List<AttainableAuc.Result> attainable) {
        public Result {
            claims = List.copyOf(claims);
            attainable = List.copyOf(attainable);
        }

        /** Whether a claim, or a printed AUC, is inconsistent with the rest of what is printed. */
        public boolean inconsistent() {
            return count(Verdict.INCONSISTENT) > 0
                    || attainable.stream().anyMatch(a -> a.verdict() == Verdict.INCONSISTENT);
        }

        /** Claims with this verdict. */
        public int count(Verdict verdict) {
            return (int) claims.stream().filter(c -> c.verdict() == verdict).count();
        }
    }
}
