package org.counterpart.multiverse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.regression.design.Term;
import org.counterpart.study.model.Reanalysis;

/**
 * What the universes say together.
 *
 * @param analysed universes that did not fail; every share is one of these
 * @param sets matched sets
 */
public record MultiverseSummary(
        int analysed, List<TermSummary> terms, Auc auc, List<ChoiceInfluence> influence, Spread sets) {
    /**
     * One term of one model.
     *
     * @param published printed odds ratio; NaN when none is
     * @param or over the universes where the term has a finite estimate
     * @param entered share of universes whose model holds it
     * @param significant share of universes whose model holds it with a Wald P below the plan's alpha
     * @param publishedPercentile share of the odds ratios below the published one, ties counting half
     * @param values odds ratio in each universe, NaN where it has none
     * @param universes the term in each universe; {@code null} where its model does not hold it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record TermSummary(
            Model model,
            Term term,
            double published,
            Spread or,
            double entered,
            double significant,
            double publishedPercentile,
            double[] values,
            List<Reanalysis.Estimate> universes) {}

    /** @param values in each universe, NaN where it has none */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Auc(double published, Spread spread, double publishedPercentile, double[] values) {}

    private record Key(Model model, Term term) {}

    public static MultiverseSummary of(Multiverse.Result result) {
        List<Universe> universes = result.universes();
        int analysed = universes.size() - result.failed();
        Map<Key, Reanalysis.Estimate[]> found = new LinkedHashMap<>();
        for (int u = 0; u < universes.size(); u++) {
            for (Reanalysis.Estimate t : universes.get(u).result().terms()) {
                found.computeIfAbsent(new Key(t.model(), t.term()), k -> new Reanalysis.Estimate[universes.size()])[u] =
                        t;
            }
        }
        double alpha = result.plan().univariate().alpha();
        List<TermSummary> terms = new ArrayList<>();
        Map<Quantity, double[]> quantities = new LinkedHashMap<>();
        found.keySet().stream()
                .sorted(Comparator.comparing(Key::model)
                        .thenComparing(key -> position(key.term(), result.variables()))
                        .thenComparing(key -> key.term().name()))
                .forEach(key -> {
                    Reanalysis.Estimate[] of = found.get(key);
                    double[] logOdds = IntStream.range(0, of.length)
                            .mapToDouble(u -> of[u] == null ? Double.NaN : of[u].b())
                            .toArray();
                    terms.add(term(key, of, logOdds, result.published().oddsRatio(key.term()), analysed, alpha));
                    if (key.model() == Model.UNCONDITIONAL) {
                        quantities.put(Quantity.of(key.term()), logOdds);
                    }
                });
        double[] auc = universes.stream().mapToDouble(u -> u.result().auc()).toArray();
        quantities.put(Quantity.AUC, auc);
        double published = result.published().auc();
        double[] sets = universes.stream()
                .mapToDouble(u -> u.failed() ? Double.NaN : u.sets())
                .toArray();
        return new MultiverseSummary(
                analysed,
                terms,
                new Auc(published, Spread.of(auc), Spread.percentile(auc, published), auc),
                ChoiceInfluence.of(result, quantities),
                Spread.of(sets));
    }

    private static TermSummary term(
            Key key, Reanalysis.Estimate[] of, double[] logOdds, double published, int analysed, double alpha) {
        int entered = 0;
        int significant = 0;
        double[] odds = new double[of.length];
        for (int u = 0; u < of.length; u++) {
            entered += of[u] == null ? 0 : 1;
            significant += of[u] != null && of[u].p() < alpha ? 1 : 0;
            odds[u] = Math.exp(logOdds[u]);
        }
        return new TermSummary(
                key.model(),
                key.term(),
                published,
                Spread.of(odds),
                (double) entered / analysed,
                (double) significant / analysed,
                Spread.percentile(odds, published),
                odds,
                Arrays.asList(of));
    }

    /** In the order of the study's variables and their levels. */
    private static int position(Term term, List<Variable> variables) {
        int at = 0;
        for (Variable v : variables) {
            if (term.isOf(v.name()) && term.level().isEmpty()) {
                return at;
            }
            at++;
            for (String level : v.levels()) {
                if (term.equals(Term.of(v.name(), level))) {
                    return at;
                }
                at++;
            }
        }
        return at;
    }
}
