package org.counterpart.report.multiverse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.multiverse.MultiverseSummary;
import org.counterpart.multiverse.Universe;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.MultiversePlan.Choice;
import org.counterpart.report.Messages;
import org.counterpart.report.figure.SpecificationCurve;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;
import org.counterpart.study.model.Reanalysis;

/** A specification curve for each term of the unconditional model, and one for the AUC. */
public final class MultiverseFigures {
    private final Multiverse.Result result;
    private final ChoiceText choices;
    private final MultiverseTables text;

    private MultiverseFigures(Multiverse.Result result, Messages messages) {
        this.result = result;
        text = new MultiverseTables(messages);
        choices = text.choices(result);
    }

    public static List<SpecificationCurve> of(Multiverse.Result result, MultiverseSummary summary, Messages messages) {
        MultiverseFigures figures = new MultiverseFigures(result, messages);
        List<SpecificationCurve> curves = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of("curve-auc"));
        for (MultiverseSummary.TermSummary t : summary.terms()) {
            if (t.model() == Model.UNCONDITIONAL && t.or().n() > 0) {
                curves.add(figures.curve(
                        name(t.term().name(), names),
                        text(messages, "or", figures.text.label(t.term(), result)),
                        SpecificationCurve.Quantity.ODDS_RATIO,
                        t.published(),
                        IntStream.range(0, result.universes().size())
                                .filter(u -> !Double.isNaN(t.values()[u]))
                                .mapToObj(u -> figures.point(u, t.universes().get(u)))
                                .toList()));
            }
        }
        if (summary.auc().spread().n() > 0) {
            curves.add(figures.curve(
                    "curve-auc",
                    "AUC",
                    SpecificationCurve.Quantity.AUC,
                    summary.auc().published(),
                    IntStream.range(0, result.universes().size())
                            .filter(u -> !Double.isNaN(
                                    result.universes().get(u).result().auc()))
                            .mapToObj(figures::area)
                            .toList()));
        }
        return curves;
    }

    /** File-name-safe, and no two alike. */
    private static String name(String term, Set<String> taken) {
        String name = "curve-" + term.replaceAll("[^A-Za-z0-9._-]", "_");
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static String text(Messages messages, String key, Object... arguments) {
        return messages.text("multiverse." + key, arguments);
    }

    private SpecificationCurve.Estimate point(int u, Reanalysis.Estimate t) {
        double reach = Tails.normalCritical(0.95) * t.se();
        return new SpecificationCurve.Estimate(
                Math.exp(t.b()),
                new Interval(Math.exp(t.b() - reach), Math.exp(t.b() + reach)),
                values(result.universes().get(u)));
    }

    private SpecificationCurve.Estimate area(int u) {
        Universe universe = result.universes().get(u);
        double reach = Tails.normalCritical(0.95) * universe.result().aucSe();
        double auc = universe.result().auc();
        return new SpecificationCurve.Estimate(
                auc, new Interval(auc - reach, auc + reach).clip(0, 1), values(universe));
    }

    /** What each choice of the universe says, in words. */
    private List<String> values(Universe universe) {
        return result.specifications().get(universe.specification()).values().stream()
                .map(choices::value)
                .toList();
    }

    private SpecificationCurve curve(
            String id,
            String quantity,
            SpecificationCurve.Quantity kind,
            double published,
            List<SpecificationCurve.Estimate> estimates) {
        List<SpecificationCurve.Rows> rows = new ArrayList<>();
        for (Choice c : result.procedure().grid().choices()) {
            rows.add(new SpecificationCurve.Rows(
                    choices.name(c.path()),
                    c.alternatives().stream().map(a -> choices.value(a.shown())).toList()));
        }
        return new SpecificationCurve(id, quantity, kind, published, estimates, rows);
    }
}
