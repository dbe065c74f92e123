package org.counterpart.app.page;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.counterpart.plan.variable.CodingReader;
import org.counterpart.yaml.YamlKey;

/** The model of the plan; of several the first. */
public final class ModelView {
    private static final int EVENTS_PER_VARIABLE = 10;
    /** Of a curve that does not say how many. */
    static final int KNOTS = 4;

    private final AppPage page;
    private final YamlKey section;

    ModelView(AppPage page) {
        this.page = page;
        section = page.key("multivariable");
    }

    /** How many the plan has. */
    public int count() {
        return Math.max(1, section.items().size());
    }

    /** Steps to its keys from the top of the plan. */
    public List<String> path(String... keys) {
        Stream<String> top = section.items().isEmpty() ? Stream.of("multivariable") : Stream.of("multivariable", "0");
        return Stream.concat(top, Stream.of(keys)).toList();
    }

    public YamlKey key(String... keys) {
        YamlKey at = section.items().isEmpty() ? section : section.items().get(0);
        for (String key : keys) {
            at = at.key(key);
        }
        return at;
    }

    public String word(String otherwise, String... keys) {
        return key(keys).text(otherwise);
    }

    /** The names of its variables. */
    public List<String> predictors() {
        YamlKey listed = key("predictors");
        return Stream.concat(
                        AppPage.names(listed).stream(),
                        CodingReader.multiplied(listed).stream().map(YamlKey::text))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** In which form they enter. */
    public ShapesView shapes() {
        return new ShapesView(page, this);
    }

    public boolean isLasso() {
        return word("enter", "selection").equals("lasso");
    }

    /** The unit of its integer score; empty where it has none. */
    public String pointUnit() {
        return key("score").present() ? word("smallest", "score", "unit") : "";
    }

    /** What may be chosen for it: a unit that the text names stays one. */
    public List<String> pointUnits() {
        String unit = pointUnit();
        return unit.isEmpty() || unit.equals("smallest") ? List.of("", "smallest") : List.of("", "smallest", unit);
    }

    /** Events per variable of the chosen predictors, in one sentence; empty when nothing is counted. */
    public String eventsPerVariable() {
        OptionalInt events = page.events();
        if (events.isEmpty()) {
            return "";
        }
        int parameters = 0;
        for (String name : predictors()) {
            parameters += parameters(name);
        }
        for (YamlKey item : key("predictors").items()) {
            parameters += item.key("interaction").items().stream()
                    .mapToInt(of -> parameters(of.text()))
                    .reduce((one, other) -> one * other)
                    .orElse(0);
        }
        int n = events.getAsInt();
        if (parameters == 0) {
            return page.say("analysis.epv-none", n, Math.max(1, n / EVENTS_PER_VARIABLE));
        }
        String per = String.format(java.util.Locale.ROOT, "%.1f", (double) n / parameters);
        return page.say(n < EVENTS_PER_VARIABLE * parameters ? "analysis.epv-few" : "analysis.epv", n, parameters, per);
    }

    /** Terms of a variable: a curve's, or one for each other level. */
    private int parameters(String name) {
        for (YamlKey item : key("predictors").items()) {
            if (item.key("spline").text().equals(name)) {
                YamlKey knots = item.key("knots");
                int of = knots.items().isEmpty()
                        ? knots.whole(KNOTS)
                        : knots.items().size();
                return Math.max(1, of - 1);
            }
            if (item.key("trend").text().equals(name)) {
                return 1;
            }
        }
        return page.variable(name)
                .map(v -> v.hasLevels() ? Math.max(1, v.levels().size() - 1) : 1)
                .orElse(1);
    }
}
