package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.counterpart.app.desk.MultiverseRun;
import org.counterpart.app.desk.PlanJob;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.report.Table;
import org.counterpart.report.figure.SpecificationCurve;
import org.counterpart.report.multiverse.ChoiceText;
import org.counterpart.report.multiverse.MultiverseFigures;
import org.counterpart.report.multiverse.MultiverseTables;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlText;

/** The plan analysed in other ways that would have been as good: what may be asked for, and what came of it. */
public final class MultiverseView {
    private final AppPage page;
    private final Optional<MultiverseRun> run;

    MultiverseView(AppPage page, Optional<MultiverseRun> run) {
        this.page = page;
        this.run = run;
    }

    /** A choice of the plan's section and the values it might have. */
    public record Choice(String name, String values) {}

    public JobView job() {
        return new JobView(page, "multiverse", run.map(MultiverseRun::job));
    }

    /** The draws asked for last, else the usual number; empty for none. */
    public String draws() {
        return run.map(r -> r.asked().draws().isPresent()
                        ? Integer.toString(r.asked().draws().getAsInt())
                        : "")
                .orElse(Integer.toString(Multiverse.withDefaults().draws()));
    }

    public boolean withGrid() {
        return run.map(r -> r.asked().grid()).orElse(false);
    }

    /** The lists of the plan's {@code multiverse:} section. */
    public List<Choice> choices() {
        ChoiceText words = new ChoiceText(
                page.messages(), v -> page.variable(v).map(Var::label).orElse(v), page.ruleWords());
        List<Choice> choices = new ArrayList<>();
        page.key("multiverse")
                .keys()
                .forEach((name, list) -> choices.add(new Choice(
                        words.name(name),
                        String.join(
                                " · ",
                                list.items().stream()
                                        .map(MultiverseView::written)
                                        .map(words::value)
                                        .toList()))));
        return choices;
    }

    private static String written(YamlKey value) {
        return value.node() == null || !value.present()
                ? "null"
                : value.text().isEmpty() ? YamlText.flow(value.node()) : value.text();
    }

    /** Whether there is something to show. */
    public boolean isFound() {
        return found().isPresent();
    }

    private Optional<MultiverseRun.Found> found() {
        return run.flatMap(MultiverseRun::found);
    }

    /** Counted up with each plan, so that a browser asks for a new picture. */
    public long version() {
        return run.map(MultiverseRun::job)
                .map(PlanJob::text)
                .map(t -> t.version())
                .orElse(0L);
    }

    public List<Table> tables() {
        MultiverseTables tables = new MultiverseTables(page.messages());
        List<Table> all = new ArrayList<>();
        found().ifPresent(f -> {
            all.add(tables.distributions(f.result(), f.summary()));
            if (!f.result().procedure().grid().choices().isEmpty()) {
                all.add(tables.influence(f.result(), f.summary()));
            }
        });
        return all;
    }

    /** What most universes estimate comes first. */
    public List<SpecificationCurve> curves() {
        return found().stream()
                .flatMap(f -> MultiverseFigures.of(f.result(), f.summary(), page.messages()).stream())
                .sorted(Comparator.comparingInt(c -> -c.estimates().size()))
                .toList();
    }
}
