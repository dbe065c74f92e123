package org.counterpart.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.counterpart.audit.attainable.Attainable;
import org.counterpart.audit.attainable.AttainableSearch;
import org.counterpart.audit.attainable.Extent;
import org.counterpart.audit.attainable.PrintedModel;
import org.counterpart.audit.attainable.Proof;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.ThresholdRow;
import org.counterpart.audit.row.WholeCounts;
import org.counterpart.stats.Note;
import org.counterpart.stats.Progress;
import org.counterpart.stats.Tails;

/**
 * Whether a printed AUC can belong to a printed unconditional logistic model with binary predictors only. The tables of
 * exposure patterns that agree with its odds ratios, with its intervals or P values (as upper bounds of the standard
 * errors), with printed exposure counts and with what is printed at a cut of its score are searched for the AUCs they
 * have. Numbers of subjects are real-valued, the intercept is free, the odds ratios lie within their rounding.
 *
 * <p>A reported AUC within the range found is consistent; one beyond what is proven of all tables is inconsistent;
 * between the two nothing is decided.
 */
public final class AttainableAuc {
    static final int MOST_PREDICTORS = 6;
    static final String MODEL_WORDS =
            "model|nomogram|combin|joint|predict|logistic|regress|multivaria|score|模型|联合|列线图|预测|回归";

    private AttainableAuc() {}

    /**
     * @param model index of the printed model
     * @param auc index of the printed AUC
     * @param attainable null where the model does not tell enough; the reasons say what is missing
     * @param df of the deviance: patterns without the terms of the model
     * @param reasons why nothing can be decided; empty when all is told
     */
    public record Result(
            int model,
            int auc,
            String reported,
            Attainable attainable,
            int df,
            double p,
            List<Note> assumptions,
            List<Note> reasons,
            Verdict verdict,
            Note explanation) {
        public Result {
            assumptions = List.copyOf(assumptions);
            reasons = List.copyOf(reasons);
        }
    }

    /** A printed AUC beside a printed model, and what is known at a cut of its score. */
    private record Pair(int model, int auc, PrintedModel.Cut cut) {
        Searched searched() {
            return new Searched(model, cut);
        }
    }

    /** What AUCs have in common that one search serves. */
    private record Searched(int model, PrintedModel.Cut cut) {}

    static List<Result> of(PublishedResults paper, Proof proof) {
        Progress.current().step("audit.step.attainable");
        List<Pair> pairs = pairs(paper);
        int models = (int) pairs.stream().map(Pair::searched).distinct().count();
        Map<Searched, AttainableSearch> searches = new HashMap<>();
        return pairs.stream()
                .map(pair -> of(
                        paper,
                        pair,
                        reported -> searches.computeIfAbsent(
                                        pair.searched(),
                                        s -> new AttainableSearch(printed(paper, s.model(), s.cut()), proof, models))
                                .around(reported.low(), reported.high())))
                .toList();
    }

    private static List<Pair> pairs(PublishedResults paper) {
        List<Pair> pairs = new ArrayList<>();
        for (int m = 0; m < paper.models().size(); m++) {
            Model model = paper.models().get(m);
            if (!model.univariable()
                    && model.effect().strip().toUpperCase(Locale.ROOT).equals("OR")) {
                for (int a = 0; a < paper.aucs().size(); a++) {
                    PublishedResults.Auc auc = paper.aucs().get(a);
                    if (auc.value().isExact() && sameGroup(model.group(), auc.group()) && !named(model, auc.label())) {
                        pairs.add(new Pair(m, a, cut(paper, auc, paper.sizes(model.group()))));
                    }
                }
            }
        }
        return pairs;
    }

    static boolean sameGroup(String a, String b) {
        return (a.isEmpty() ? "all" : a).equals(b.isEmpty() ? "all" : b);
    }

    /** Whether the AUC is that of one predictor alone. */
    static boolean named(Model model, String label) {
        return model.predictors().stream().anyMatch(p -> p.name().equalsIgnoreCase(label.strip()));
    }

    private static Result of(PublishedResults paper, Pair pair, Function<Range, Attainable> search) {
        int m = pair.model();
        int a = pair.auc();
        Model model = paper.models().get(m);
        PublishedResults.Auc auc = paper.aucs().get(a);
        PublishedResults.Sizes sizes = paper.sizes(model.group());
        List<Note> reasons = new ArrayList<>();
        int k = model.predictors().size();
        boolean known = true;
        if (sizes.cases() < 1 || sizes.controls() < 1) {
            known = false;
            reasons.add(Note.of("audit.attainable.sizes"));
        }
        if (k < 1 || k > MOST_PREDICTORS) {
            known = false;
            reasons.add(Note.of("audit.attainable.predictors", k, MOST_PREDICTORS));
        }
        for (Predictor p : model.predictors()) {
            if (!binary(p)) {
                known = false;
                reasons.add(Note.of("audit.attainable.not-binary", p.name()));
            } else if (!(p.or().isExact() && p.or().value() > 0)) {
                known = false;
                reasons.add(Note.of("audit.attainable.no-or", p.name()));
            }
        }
        if (PublishedResults.matches(model.link(), "conditional")) {
            reasons.add(Note.of("audit.attainable.conditional"));
        } else if (paper.matched() && !PublishedResults.matches(model.link(), "logistic|uncond")) {
            reasons.add(Note.of("audit.attainable.maybe-conditional"));
        }
        if (!PublishedResults.matches(auc.label(), MODEL_WORDS)) {
            reasons.add(Note.of("audit.attainable.other-score", auc.label()));
        }
        Range reported = auc.value().rounded();
        if (!known) {
            return new Result(
                    m,
                    a,
                    auc.value().text(),
                    null,
                    0,
                    Double.NaN,
                    List.of(),
                    reasons,
                    Verdict.UNDETERMINED,
                    Note.of("audit.attainable.not-computed"));
        }
        Attainable attainable = search.apply(reported);
        int df = (1 << k) - 1 - k;
        double p = Double.isNaN(attainable.deviance()) || df == 0
                ? Double.NaN
                : Tails.chiSquareUpper(attainable.deviance(), df);
        return new Result(
                m,
                a,
                auc.value().text(),
                attainable,
                df,
                p,
                assumptions(),
                reasons,
                reasons.isEmpty() ? verdict(reported, attainable.any()) : Verdict.UNDETERMINED,
                explanation(auc.value().text(), reported, attainable, df, p));
    }

    private static Verdict verdict(Range reported, Extent any) {
        return meets(reported, any.low().auc(), any.high().auc())
                ? Verdict.CONSISTENT
                : impossible(reported, any) ? Verdict.INCONSISTENT : Verdict.UNDETERMINED;
    }

    private static boolean impossible(Range reported, Extent any) {
        return reported.low() > any.atMost() || reported.high() < any.atLeast();
    }

    private static List<Note> assumptions() {
        return List.of(
                Note.of("audit.attainable.assumes.model"),
                Note.of("audit.attainable.assumes.real"),
                Note.of("audit.attainable.assumes.se"),
                Note.of("audit.attainable.assumes.rounding"),
                Note.of("audit.attainable.assumes.search"));
    }

    private static Note explanation(String text, Range reported, Attainable found, int df, double p) {
        Extent independent = found.independent();
        Extent calibrated = found.calibrated();
        Extent any = found.any();
        double most = independent.atMost();
        if (!any.high().found()) {
            return withoutTable(text, reported, any);
        }
        if (meets(reported, independent.atLeast(), most)) {
            return Note.of("audit.attainable.says.independent", text, independent.atLeast(), most);
        }
        double low = calibrated.low().auc();
        double high = calibrated.high().auc();
        if (meets(reported, low, high)) {
            return Double.isNaN(most)
                    ? Note.of("audit.attainable.says.associated", text, low, high)
                    : Note.of("audit.attainable.says.calibrated", text, low, high, independent.atLeast(), most);
        }
        if (reported.low() > calibrated.atMost() && reported.low() <= any.high().auc()) {
            double reached = any.high().auc();
            return Double.isNaN(most)
                    ? Note.of(
                            "audit.attainable.says.lack-associated",
                            text,
                            calibrated.atMost(),
                            found.deviance(),
                            df,
                            p,
                            reached)
                    : Note.of(
                            "audit.attainable.says.lack",
                            text,
                            calibrated.atMost(),
                            most,
                            found.deviance(),
                            df,
                            p,
                            reached);
        }
        if (meets(reported, any.low().auc(), any.high().auc())) {
            return Note.of(
                    "audit.attainable.says.any",
                    text,
                    low,
                    high,
                    any.low().auc(),
                    any.high().auc());
        }
        if (impossible(reported, any)) {
            return reported.low() > any.atMost()
                    ? Note.of(
                            "audit.attainable.says.too-high",
                            text,
                            any.atMost(),
                            any.high().auc())
                    : Note.of(
                            "audit.attainable.says.too-low",
                            text,
                            any.atLeast(),
                            any.low().auc());
        }
        return Note.of(
                "audit.attainable.says.outside",
                text,
                any.low().auc(),
                any.high().auc());
    }

    /** What can be said where the search came to no table. */
    private static Note withoutTable(String text, Range reported, Extent any) {
        if (!impossible(reported, any)) {
            return Note.of("audit.attainable.says.no-table", text);
        }
        return reported.low() > any.atMost()
                ? Note.of("audit.attainable.says.beyond", text, any.atMost())
                : Note.of("audit.attainable.says.below", text, any.atLeast());
    }

    private static boolean meets(Range reported, double low, double high) {
        return low <= high && reported.meets(new Range(low, high));
    }

    static boolean binary(Predictor p) {
        return p.table() != null || PublishedResults.matches(p.type(), "binary|dichot|二分类|二值|yes.?no|0.?1");
    }

    private static PrintedModel printed(PublishedResults paper, int index, PrintedModel.Cut cut) {
        Model model = paper.models().get(index);
        PublishedResults.Sizes sizes = paper.sizes(model.group());
        int k = model.predictors().size();
        double[] beta = new double[k];
        double[] slack = new double[k];
        double[] seMax = new double[k];
        double[] cases = new double[k];
        double[] controls = new double[k];
        Arrays.fill(cases, Double.NaN);
        Arrays.fill(controls, Double.NaN);
        for (int j = 0; j < k; j++) {
            Predictor p = model.predictors().get(j);
            beta[j] = Math.log(p.or().value());
            Range or = p.or().rounded();
            slack[j] = Math.max(Math.log(or.high()) - beta[j], beta[j] - Math.log(or.low()));
            seMax[j] = seMax(p);
            if (p.table() != null) {
                cases[j] = count(p.table().exposedCases());
                controls[j] = count(p.table().exposedControls());
            }
            for (PublishedResults.Count row : paper.counts()) {
                if (row.name().equalsIgnoreCase(p.name()) && sameGroup(row.group(), model.group())) {
                    cases[j] = count(row.casesN());
                    controls[j] = count(row.controlsN());
                }
            }
        }
        return new PrintedModel(sizes.cases(), sizes.controls(), beta, slack, seMax, cases, controls, cut);
    }

    /**
     * What is printed at one cut of the score whose AUC it is, where whole numbers of subjects tell the shares exactly;
     * else null.
     */
    private static PrintedModel.Cut cut(
            PublishedResults paper, PublishedResults.Auc auc, PublishedResults.Sizes sizes) {
        List<ThresholdRow> rows = ThresholdRow.of(paper).stream()
                .filter(row -> row.hasBoth()
                        && !ThresholdRow.notCounted(paper, row)
                        && sameGroup(row.printed().group(), auc.group())
                        && row.printed()
                                .label()
                                .strip()
                                .equalsIgnoreCase(auc.label().strip()))
                .toList();
        if (rows.size() != 1) {
            return null;
        }
        Range cases = WholeCounts.of(sizes.cases(), rows.get(0).sensitivity());
        Range controls = WholeCounts.of(sizes.controls(), rows.get(0).specificity());
        return cases.low() == cases.high() && controls.low() == controls.high()
                ? new PrintedModel.Cut(cases.low() / sizes.cases(), controls.low() / sizes.controls())
                : null;
    }

    private static double count(Printed printed) {
        return printed.count() < 0 ? Double.NaN : printed.count();
    }

    /** The largest standard error that agrees with the printed SE, interval and P; infinite when none is printed. */
    private static double seMax(Predictor p) {
        double most = Double.POSITIVE_INFINITY;
        if (p.se().isExact() && p.se().value() > 0) {
            most = Math.min(most, p.se().rounded().high());
        }
        if (p.ciLow().isExact() && p.ciHigh().isExact() && p.ciLow().rounded().low() > 0) {
            most = Math.min(
                    most,
                    Math.log(p.ciHigh().rounded().high() / p.ciLow().rounded().low())
                            / (2 * Tails.normalCritical(0.95)));
        }
        double pMost = !p.p().isNumber() || p.p().relation() == Printed.Relation.ABOVE
                ? 1
                : p.p().relation() == Printed.Relation.BELOW
                        ? p.p().value()
                        : p.p().rounded().high();
        if (pMost > 0 && pMost < 1) {
            Range or = p.or().rounded();
            double far = Math.max(Math.abs(Math.log(or.low())), Math.abs(Math.log(or.high())));
            most = Math.min(most, far / Tails.normalQuantile(1 - pMost / 2));
        }
        return most;
    }
}
