package org.counterpart.app.page;

import java.util.List;
import java.util.stream.Stream;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.yaml.YamlKey;

/** Models of other kinds: those of the plan, and what one more may be of. */
public final class OtherModelsView {
    private static final String MODELS = "other-models";
    private static final int FEWEST_LEVELS = 3;

    private final AppPage page;

    OtherModelsView(AppPage page) {
        this.page = page;
    }

    /** Those of the plan, as the page lists them. */
    public List<PlanItem> items() {
        return PlanItem.all(page, MODELS, this::words);
    }

    private String words(YamlKey item) {
        String outcome = item.key("outcome").text();
        String kind = item.key("model").text();
        boolean known = Stream.of(Kind.values()).map(YamlKey::wordOf).anyMatch(kind::equals);
        String words = known ? page.choice("other", kind) : kind;
        String of = page.variable(outcome).map(Var::shown).orElse(outcome);
        return of.isEmpty()
                ? page.say("other.item", item.key("name").text(), words)
                : page.say("other.item-of", item.key("name").text(), words, of);
    }

    /** Whether it is of the time to an event. */
    public boolean isOfHazards(PlanItem item) {
        return item.text("model").equals(YamlKey.wordOf(Kind.COX));
    }

    /** Variables that can be an event. */
    public List<Var> events() {
        return page.variables().stream().filter(v -> v.type().equals("binary")).toList();
    }

    /** Variables whose levels may each have a hazard of their own. */
    public List<Var> strata() {
        return page.leveled();
    }

    /** The kinds that the plan may have: of several levels where a variable has them. */
    public List<String> kinds() {
        return Stream.of(Kind.values())
                .filter(k -> !k.isOfLevels() || !outcomes().isEmpty())
                .filter(k -> !k.isOfRisks() || risks())
                .filter(k -> k != Kind.COX || (risks() && !times().isEmpty()))
                .map(YamlKey::wordOf)
                .toList();
    }

    /** Variables that can be a time of follow-up. */
    public List<Var> times() {
        return risks() ? page.variables().stream().filter(Var::isNumber).toList() : List.of();
    }

    private boolean risks() {
        return !List.of("matched", "sets").contains(page.design()) && !page.flag("case-control");
    }

    /** Variables that a model of several levels can be of. */
    public List<Var> outcomes() {
        return page.leveled().stream()
                .filter(v -> v.levels().size() >= FEWEST_LEVELS)
                .toList();
    }
}
