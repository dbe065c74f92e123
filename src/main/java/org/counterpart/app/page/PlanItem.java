package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlText;

/**
 * One of a list of the plan, as the page shows it.
 *
 * @param path steps to it from the top of the plan
 * @param key what stands there
 * @param words what it is called on the page
 */
public record PlanItem(List<String> path, YamlKey key, String words) {
    public PlanItem {
        path = List.copyOf(path);
    }

    /** Those of a list at the top of the plan. */
    static List<PlanItem> all(AppPage page, String list, Function<YamlKey, String> words) {
        List<YamlKey> items = page.key(list).items();
        return IntStream.range(0, items.size())
                .mapToObj(i ->
                        new PlanItem(page.path(list, Integer.toString(i)), items.get(i), words.apply(items.get(i))))
                .toList();
    }

    /** Steps to one of its keys. */
    public List<String> path(String name) {
        List<String> steps = new ArrayList<>(path);
        steps.add(name);
        return steps;
    }

    /** What stands under one of its keys: a rule or a list as the plan would write it on one line. */
    public String text(String name) {
        YamlKey of = key.key(name);
        return of.present() && of.text().isEmpty() ? YamlText.flow(of.node()) : of.text();
    }

    /** The same, of a word with a default. */
    public String word(String name, String otherwise) {
        return key.key(name).text(otherwise);
    }

    /** A list with commas between, and one that stands alone. */
    public String listed(String name) {
        return key.key(name).items().isEmpty()
                ? text(name)
                : String.join(", ", key.key(name).texts());
    }
}
