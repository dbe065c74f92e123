package org.counterpart.app.page;

import java.util.List;
import org.counterpart.yaml.YamlKey;

/** Pairs of variables to be correlated: those of the plan, and what one more may be made of. */
public final class CorrelationsView {
    private static final String CORRELATIONS = "correlations";

    private final AppPage page;

    CorrelationsView(AppPage page) {
        this.page = page;
    }

    /** Those of the plan, as the page lists them. */
    public List<PlanItem> items() {
        return PlanItem.all(page, CORRELATIONS, this::words);
    }

    private String words(YamlKey pair) {
        List<String> two = pair.texts().stream()
                .map(name -> page.variable(name).map(Var::shown).orElse(name))
                .toList();
        return two.size() == 2 ? page.say("correlations.item", two.get(0), two.get(1)) : String.join(", ", two);
    }

    /** What has an order: numbers, ordered levels, and two levels. */
    public List<Var> ordered() {
        return page.variables().stream()
                .filter(v -> v.isNumber()
                        || v.type().equals("ordinal")
                        || (v.hasLevels() && v.levels().size() == 2))
                .toList();
    }
}
