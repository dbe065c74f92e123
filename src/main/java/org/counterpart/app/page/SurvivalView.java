package org.counterpart.app.page;

import java.util.List;
import org.counterpart.yaml.YamlKey;

/** Curves of the share without an event: those of the plan, and what one more may be of. */
public final class SurvivalView {
    private static final String CURVES = "survival";

    private final AppPage page;

    SurvivalView(AppPage page) {
        this.page = page;
    }

    /** Those of the plan, as the page lists them. */
    public List<PlanItem> items() {
        return PlanItem.all(page, CURVES, this::words);
    }

    private String words(YamlKey item) {
        String by = item.key("by").text();
        String name = item.key("name").text();
        String time = shown(item.key("time").text());
        return by.isEmpty()
                ? page.say("survival.item", name, time)
                : page.say("survival.item-by", name, time, shown(by));
    }

    private String shown(String variable) {
        return page.variable(variable).map(Var::shown).orElse(variable);
    }

    /** Variables that can be a time of follow-up; none where cases were chosen. */
    public List<Var> times() {
        return page.others().times();
    }

    /** Variables that can be an event. */
    public List<Var> events() {
        return page.others().events();
    }

    /** Variables whose levels may each have a curve. */
    public List<Var> groups() {
        return page.leveled();
    }
}
