package org.counterpart.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.PValue;

/** One wrong number put into an honest paper. */
enum PlantedErrors {
    /**
     * The upper limit of one interval is one standard error too high or too low, as the reference checker's own
     * simulation plants it.
     */
    LIMIT_MOVED(HonestPapers.Kind.WALD_TABLE),
    /** Two digits of a ratio are exchanged. */
    RATIO_DIGITS(HonestPapers.Kind.WALD_TABLE),
    /** A P is another one: its |z| is off by 1 or more. */
    P_ALTERED(HonestPapers.Kind.WALD_TABLE),
    /** The interval of the row above is printed. */
    ROW_ABOVE(HonestPapers.Kind.WALD_TABLE),
    /** A limit of an AUC is one standard error away. */
    AUC_LIMIT(HonestPapers.Kind.ROC),
    /** Sensitivity is 1.3 percentage points too large. */
    SENSITIVITY(HonestPapers.Kind.CUT_OFFS),
    /** A Youden index is 0.05 off. */
    YOUDEN(HonestPapers.Kind.CUT_OFFS),
    /** One percentage is 3 points too small. */
    PERCENT(HonestPapers.Kind.COUNTS),
    /** The P of a 2x2 table belongs to another table: its |z| is off by 1 or more. */
    TABLE_P(HonestPapers.Kind.COUNTS),
    /** The last digit of a mean of whole numbers is one too many. */
    MEAN_DIGIT(HonestPapers.Kind.MEANS);

    final HonestPapers.Kind kind;

    PlantedErrors(HonestPapers.Kind kind) {
        this.kind = kind;
    }

    /**
     * The paper with the error in its row {@code at} (counted from 0 among rows it can be put into); the same paper
     * when there is none.
     */
    PublishedResults into(PublishedResults paper, SplittableRandom random) {
        return switch (this) {
            case LIMIT_MOVED, RATIO_DIGITS, P_ALTERED, ROW_ABOVE -> model(paper, random);
            case AUC_LIMIT -> auc(paper, random);
            case SENSITIVITY, YOUDEN -> threshold(paper, random);
            case PERCENT, TABLE_P -> count(paper, random);
            case MEAN_DIGIT -> mean(paper);
        };
    }

    private PublishedResults model(PublishedResults paper, SplittableRandom random) {
        Model m = paper.models().get(0);
        List<Predictor> rows = new ArrayList<>(m.predictors());
        int at = 1 + random.nextInt(rows.size() - 1);
        Predictor r = rows.get(at);
        if (!(r.ciLow().value() > 0)) {
            return paper;
        }
        double se = Math.log(r.ciHigh().value() / r.ciLow().value()) / 3.92;
        Printed or = r.or();
        Printed low = r.ciLow();
        Printed high = r.ciHigh();
        Printed p = r.p();
        switch (this) {
            case LIMIT_MOVED -> high = like(high, high.value() * Math.exp(random.nextBoolean() ? se : -se));
            case RATIO_DIGITS -> or = Misprint.slips(or).stream().findFirst().orElse(or);
            case ROW_ABOVE -> {
                low = rows.get(at - 1).ciLow();
                high = rows.get(at - 1).ciHigh();
            }
            default -> p = otherP(p, random);
        }
        rows.set(at, new Predictor(r.name(), r.type(), or, low, high, p, NONE, NONE, NONE, null));
        return PaperParts.with(
                paper, List.of(new Model(m.label(), m.effect(), m.group(), m.link(), rows).with(m.test())));
    }

    private static final Printed NONE = Printed.NONE;

    private static Printed like(Printed printed, double value) {
        return Printed.of(new BigDecimal(value)
                .setScale(printed.decimals(), RoundingMode.HALF_UP)
                .toPlainString());
    }

    private static Printed otherP(Printed p, SplittableRandom random) {
        if (!p.isExact() || p.value() < 0.001) {
            return Printed.of("0.2" + (10 + random.nextInt(90)));
        }
        double z = PValue.z(Math.min(0.999, p.value()));
        double other = z < 1.5 ? z + 1 + random.nextDouble() : z - 1 - 0.3 * random.nextDouble();
        return like(p, org.counterpart.stats.Tails.normalTwoSided(other));
    }

    private PublishedResults auc(PublishedResults paper, SplittableRandom random) {
        if (paper.aucs().isEmpty()) {
            return paper;
        }
        List<Auc> rows = new ArrayList<>(paper.aucs());
        int at = random.nextInt(rows.size());
        Auc a = rows.get(at);
        double se = (a.ciHigh().value() - a.ciLow().value()) / 3.92;
        rows.set(
                at,
                new Auc(
                        a.group(),
                        a.label(),
                        a.value(),
                        like(a.ciLow(), a.ciLow().value() + se),
                        a.ciHigh(),
                        a.p(),
                        a.se(),
                        NONE,
                        NONE));
        return PaperParts.withAucs(paper, rows);
    }

    private PublishedResults threshold(PublishedResults paper, SplittableRandom random) {
        List<Threshold> rows = new ArrayList<>(paper.thresholds());
        int at = random.nextInt(rows.size());
        Threshold t = rows.get(at);
        boolean percent = t.sensitivity().percent();
        Printed s = t.sensitivity();
        Printed y = t.youden();
        if (this == SENSITIVITY) {
            double up = like(s, s.value() + (percent ? 1.3 : 0.013)).value();
            s = Printed.of(like(s, up).text() + (percent ? "%" : ""));
        } else {
            y = like(y, y.value() + (Math.abs(y.value()) > 1 ? 5 : 0.05));
        }
        rows.set(
                at,
                new Threshold(
                        t.group(),
                        t.label(),
                        t.cutoff(),
                        s,
                        t.specificity(),
                        y,
                        t.ppv(),
                        t.npv(),
                        t.accuracy(),
                        t.lrPos(),
                        t.lrNeg(),
                        t.tp(),
                        t.fp(),
                        t.fn(),
                        t.tn()));
        return PaperParts.withThresholds(paper, rows);
    }

    private PublishedResults count(PublishedResults paper, SplittableRandom random) {
        List<Count> rows = new ArrayList<>(paper.counts());
        int at = random.nextInt(rows.size());
        Count c = rows.get(at);
        Printed pct =
                this == PERCENT ? like(c.casesPct(), Math.max(0, c.casesPct().value() - 3)) : c.casesPct();
        Printed p = this == TABLE_P ? otherP(c.p2x2(), random) : c.p2x2();
        rows.set(at, new Count(c.name(), c.group(), c.casesN(), pct, c.controlsN(), c.controlsPct(), p, c.chi2()));
        return PaperParts.withCounts(paper, rows);
    }

    private static PublishedResults mean(PublishedResults paper) {
        List<Mean> rows = new ArrayList<>(paper.means());
        for (int at = 0; at < rows.size(); at++) {
            Mean m = rows.get(at);
            if (m.integer()) {
                Printed wrong = like(
                        m.casesMean(), m.casesMean().value() + m.casesMean().unit());
                rows.set(
                        at,
                        new Mean(
                                m.name(),
                                m.group(),
                                true,
                                wrong,
                                m.casesSd(),
                                m.controlsMean(),
                                m.controlsSd(),
                                m.t(),
                                m.p()));
                return PaperParts.withMeans(paper, rows);
            }
        }
        return paper;
    }
}
