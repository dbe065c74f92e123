package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.plan.variable.CodingReader;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.yaml.YamlKey;

/** In which form the variables of the model enter, and which of them are multiplied. */
public final class ShapesView {
    /** What only the text of the plan can say: places of knots, scores, a scale. */
    private static final String OWN = "own";

    private static final String PLAIN = "plain";
    private static final String TREND = "trend";

    private final AppPage page;
    private final ModelView model;

    /**
     * A variable of the model that may enter in more than one form.
     *
     * @param form the present one, a word of {@code forms}
     */
    public record Entering(Var variable, String form, List<String> forms) {
        public Entering {
            forms = List.copyOf(forms);
        }
    }

    /**
     * Two variables multiplied.
     *
     * @param path steps to the item from the top of the plan
     */
    public record Multiplied(List<String> path, String words) {
        public Multiplied {
            path = List.copyOf(path);
        }
    }

    ShapesView(AppPage page, ModelView model) {
        this.page = page;
        this.model = model;
    }

    /** Whether the model may have any: the LASSO chooses single columns. */
    public boolean isPossible() {
        return !model.isLasso() && !variables().isEmpty();
    }

    /** The variables of the model, each once. */
    public List<Var> variables() {
        return model.predictors().stream()
                .flatMap(name -> page.variable(name).stream())
                .toList();
    }

    /** Numbers, and ordered levels of which there are at least three. */
    public List<Entering> entering() {
        List<Entering> all = new ArrayList<>();
        for (Var variable : variables()) {
            List<String> forms = forms(variable);
            String form = form(variable.name());
            if (forms.size() > 1) {
                all.add(new Entering(
                        variable,
                        form,
                        forms.contains(form)
                                ? forms
                                : Stream.concat(forms.stream(), Stream.of(form)).toList()));
            }
        }
        return all;
    }

    private static List<String> forms(Var variable) {
        if (variable.isNumber()) {
            return List.of(PLAIN, "curve-3", "curve-4", "curve-5");
        }
        boolean ordered = variable.type().equals("ordinal") && variable.levels().size() > 2;
        return ordered ? List.of(PLAIN, TREND) : List.of();
    }

    private String form(String name) {
        for (YamlKey item : model.key("predictors").items()) {
            if (PlanVariables.named(item).equals(name)) {
                return form(item);
            }
        }
        return PLAIN;
    }

    private static String form(YamlKey item) {
        if (item.key("spline").present()) {
            YamlKey knots = item.key("knots");
            boolean places = !knots.items().isEmpty();
            return places ? OWN : "curve-" + knots.whole(ModelView.KNOTS);
        }
        if (item.key("trend").present()) {
            return item.key("scores").present() ? OWN : TREND;
        }
        return item.key("per").present() || item.key("log").present() ? OWN : PLAIN;
    }

    /** What a form is called for a variable. */
    public String words(Entering of, String form) {
        return form.startsWith("curve-")
                ? page.say("shape.curve", form.substring("curve-".length()))
                : page.say(
                        "shape." + form + (form.equals(PLAIN) && of.variable().hasLevels() ? "-levels" : ""));
    }

    /** The products, as the page lists them. */
    public List<Multiplied> products() {
        List<YamlKey> items = model.key("predictors").items();
        return IntStream.range(0, items.size())
                .filter(i -> !CodingReader.factors(items.get(i)).isEmpty())
                .mapToObj(i -> new Multiplied(
                        model.path("predictors", Integer.toString(i)), words(CodingReader.factors(items.get(i)))))
                .toList();
    }

    private String words(List<YamlKey> factors) {
        return String.join(
                " × ",
                factors.stream()
                        .map(YamlKey::text)
                        .map(name -> page.variable(name).map(Var::label).orElse(name))
                        .toList());
    }
}
