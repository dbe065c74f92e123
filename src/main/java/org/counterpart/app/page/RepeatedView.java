package org.counterpart.app.page;

import java.util.List;
import org.counterpart.yaml.YamlKey;

/** Quantities measured several times: those of the plan, and what one more may be made of. */
public final class RepeatedView {
    private static final String REPEATED = "repeated";

    private final AppPage page;

    RepeatedView(AppPage page) {
        this.page = page;
    }

    /** Those of the plan, as the page lists them. */
    public List<PlanItem> items() {
        return PlanItem.all(page, REPEATED, this::words);
    }

    private String words(YamlKey item) {
        List<String> measures = item.key("measures").items().stream()
                .map(YamlKey::text)
                .map(name -> page.variable(name).map(Var::shown).orElse(name))
                .toList();
        return page.say(
                "repeated.item",
                item.key("name").label("").in(page.language()),
                String.join(page.say("repeated.then"), measures));
    }

    /** What may be a measurement. */
    public List<Var> numbers() {
        return page.variables().stream().filter(Var::isNumber).toList();
    }
}
