package org.counterpart.report.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.NameHint;
import org.counterpart.cohort.profile.ColumnProfile;
import org.counterpart.cohort.profile.FoundVariable.Remark;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.cohort.source.Layout;
import org.counterpart.plan.StudyDesign;
import org.counterpart.report.Messages;
import org.counterpart.yaml.YamlText;

/**
 * A study plan a researcher only has to correct: every column with the type found, comments where somebody must decide.
 * Columns that may
 * hold names or free text, or that tell nothing, stand there as comments, so that they are used only when somebody says
 * so.
 */
public final class StarterPlan {
    private final Profile profile;
    private final Messages messages;
    private final ProfileTables tables;
    private final ProposedDesign proposed;
    private final StringBuilder out = new StringBuilder();

    private StarterPlan(Profile profile, Messages messages) {
        this.profile = profile;
        this.messages = messages;
        tables = new ProfileTables(messages);
        proposed = ProposedDesign.of(profile);
    }

    /**
     * @param file the cohort file as told from the plan's folder
     * @param plan the plan's own file name
     */
    public static String of(Profile profile, String file, String plan, Messages messages) {
        StarterPlan starter = new StarterPlan(profile, messages);
        starter.comment("init.plan.top", plan);
        starter.title();
        starter.design();
        starter.cohort(file);
        starter.variables();
        starter.eligibility();
        starter.caseRule();
        starter.matching();
        starter.analysis();
        return starter.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** A comment in the user's language, one line each. */
    private void comment(String key, Object... arguments) {
        messages.text(key, arguments).lines().forEach(l -> line("# " + l));
    }

    /** A line with a comment behind it. */
    private void line(String text, String key, Object... arguments) {
        line(text + "   # " + messages.text(key, arguments));
    }

    private void title() {
        String key = proposed.design() == StudyDesign.UNMATCHED ? "init.plan.title-unmatched" : "init.plan.title";
        line("title: {en: " + YamlText.of(Messages.EN.text(key)) + ", zh: " + YamlText.of(Messages.ZH.text(key)) + "}");
    }

    /** With what speaks for it, and the others named. */
    private void design() {
        if (proposed.design() == StudyDesign.SETS) {
            comment("init.plan.design-sets", profile.sets());
        } else {
            comment("init.plan.design");
        }
        if (proposed.design() != StudyDesign.UNMATCHED) {
            line("design: " + proposed.design().word());
            return;
        }
        if (proposed.manyCases()) {
            ProposedDesign.Outcome outcome = proposed.outcome().orElseThrow();
            comment("init.plan.design-many", outcome.cases(), outcome.recorded(), outcome.column());
        } else {
            comment("init.plan.design-nothing");
        }
        line("design: unmatched");
        line((proposed.manyCases() ? "" : "# ") + "case-control: true", "init.plan.case-control");
    }

    private void cohort(String file) {
        line("cohort:");
        String place = profile.file().text().placeKey();
        line("  " + place + ": " + YamlText.of(file), place.equals("file") ? "init.plan.file" : "init.plan.found");
        if (profile.id().isEmpty()) {
            line("  # id: ", "init.plan.no-id");
        } else {
            line("  id: " + YamlText.of(profile.id()), "init.plan.id");
        }
        if (profile.file().text().table().isEmpty()) {
            line("  encoding: " + YamlText.of(profile.file().encoding()), "init.plan.found");
            line("  delimiter: " + YamlText.of(profile.file().delimiter().word()), "init.plan.found");
            line("  decimal: " + YamlText.of(String.valueOf(profile.file().decimal())), "init.plan.found");
        } else {
            profile.file()
                    .text()
                    .keys()
                    .forEach((key, value) -> line("  " + key + ": " + YamlText.of(value), "init.plan.found"));
        }
        line(
                "  missing: "
                        + YamlText.list(profile.missing().stream()
                                .filter(m -> !m.isEmpty())
                                .toList()),
                "init.plan.missing");
        layout();
    }

    /** The rows of the file that are no subjects, and what becomes of several rows with one id. */
    private void layout() {
        Layout layout = profile.layout();
        if (layout.headerRow() > 0) {
            line("  header-row: " + layout.headerRow());
        }
        if (layout.headerRows() > 1) {
            line("  header-rows: " + layout.headerRows());
        }
        profile.strayRows().forEach(p -> line("  # " + messages.problem(p)));
        if (!layout.skipRows().isEmpty()) {
            line("  skip-rows: " + layout.skipRows());
        }
        if (layout.lastRows() > 0) {
            line("  last-rows: " + layout.lastRows());
        }
        boolean repeats = profile.columns().stream()
                .anyMatch(c -> c.name().equals(profile.id()) && c.has(Remark.REPEATED_IDENTIFIER));
        if (repeats) {
            line("  duplicates: first", "init.plan.duplicates", profile.id());
            profile.columns().stream()
                    .filter(c -> isUsed(c) && c.variable().type() == Variable.Type.DATE)
                    .findFirst()
                    .ifPresent(c -> line("  order-by: " + YamlText.of(c.name())));
        }
    }

    private void variables() {
        comment("init.plan.variables");
        boolean some =
                profile.columns().stream().anyMatch(c -> isUsed(c) && !c.name().equals(profile.id()));
        line(some ? "variables:" : "variables: {}");
        for (ColumnProfile column : profile.columns()) {
            if (!column.name().equals(profile.id())) {
                line((isUsed(column) ? "  " : "  # ") + YamlText.of(column.name()) + ": "
                        + ProposedVariable.of(profile, column) + "   # " + about(column));
            }
        }
    }

    static boolean isUsed(ColumnProfile column) {
        return column.variable().type() != Variable.Type.TEXT
                && !column.has(Remark.UNREADABLE)
                && !column.has(Remark.DAY_OR_MONTH)
                && !column.has(Remark.CONSTANT)
                && !column.has(Remark.FOLLOW_UP_TIME)
                && !column.has(Remark.OTHER_IDENTIFIER)
                && !column.has(Remark.REPEATED_IDENTIFIER);
    }

    private String about(ColumnProfile column) {
        List<String> about = new ArrayList<>();
        Variable.Type type = column.variable().type();
        if (type == Variable.Type.NUMERIC || type == Variable.Type.INTEGER) {
            about.add(messages.text("init.plan.unit"));
        }
        if (column.levels().isEmpty() && !column.low().isEmpty()) {
            about.add(tables.range(column));
        }
        about.add(messages.text("init.plan.missing-cells", column.missing()));
        for (Remark remark : Remark.values()) {
            if (column.has(remark)) {
                about.add(tables.remark(remark));
            }
        }
        if (column.name().equals(profile.sets())) {
            about.add(messages.text("init.remark.sets"));
        }
        about.addAll(tables.asked(column));
        return String.join(messages.text("init.separator"), about);
    }

    private void eligibility() {
        comment("init.plan.eligibility");
        line("eligibility:");
        String age = proposed.age().orElse("age");
        line("  # - {variable: " + YamlText.of(age) + ", min: 18}");
        profile.columns().stream()
                .filter(c -> c.variable().type() == Variable.Type.DATE)
                .findFirst()
                .ifPresent(
                        c -> line("  # - {variable: " + YamlText.of(c.name()) + ", from: 2020-01-01, to: 2024-12-31}"));
    }

    private void caseRule() {
        Optional<ProposedDesign.Outcome> named = proposed.outcome();
        if (named.isPresent()) {
            comment("init.plan.case-proposed");
            line(
                    rule(named.get()),
                    "init.plan.case-count",
                    named.get().cases(),
                    named.get().recorded());
            return;
        }
        comment("init.plan.case");
        List<ProposedDesign.Outcome> possible = proposed.possible();
        if (!possible.isEmpty()) {
            comment("init.plan.case-possible");
            possible.forEach(one -> line("# " + rule(one), "init.plan.case-count", one.cases(), one.recorded()));
            comment("init.plan.case-several");
        }
        line("# case:");
        line("#   any:");
        line("#     - {variable: vas_day2, above: 3}");
        line("#     - {variable: outcome, equals: 1}");
    }

    private static String rule(ProposedDesign.Outcome outcome) {
        return "case: {variable: " + YamlText.of(outcome.column()) + ", equals: " + YamlText.of(outcome.level()) + "}";
    }

    private void matching() {
        if (!profile.sets().isEmpty()) {
            comment("init.plan.sets");
            line("matching:");
            line("  sets: " + YamlText.of(profile.sets()));
            line("  seed: 1");
            return;
        }
        boolean asked = proposed.design() == StudyDesign.MATCHED;
        String use = asked ? "" : "# ";
        comment(asked ? "init.plan.matching" : "init.plan.matching-instead");
        line(use + "matching:");
        line(use + "  ratio: 1");
        line(use + "  exact: " + YamlText.list(proposed.sex().stream().toList()));
        line(
                use + "  caliper: {"
                        + proposed.age().map(a -> YamlText.of(a) + ": 5").orElse("") + "}",
                "init.plan.caliper");
        if (asked) {
            line("  sd: cohort");
            line("  method: optimal");
            line("  distance: caliper");
            line("  seed: 1");
        }
    }

    private void analysis() {
        comment("init.plan.univariate");
        line("univariate:");
        List<String> compared = profile.columns().stream()
                .filter(c -> isUsed(c)
                        && c.variable().type() != Variable.Type.DATE
                        && !c.name().equals(profile.id())
                        && !c.name().equals(profile.sets())
                        && !NameHint.OUTCOME.fits(c.name()))
                .map(ColumnProfile::name)
                .filter(n -> proposed.design() == StudyDesign.UNMATCHED
                        || (!proposed.age().equals(Optional.of(n))
                                && !proposed.sex().equals(Optional.of(n))))
                .toList();
        line("  # variables: " + YamlText.list(compared));
        line("  alpha: 0.05");
        line("  paired: false");
        line("multivariable:");
        line("  entry: 0.05", "init.plan.entry");
        line("  selection: enter");
        line("  models: " + (proposed.design().hasSets() ? "[unconditional, conditional]" : "[unconditional]"));
        line("  ci: wald");
        line("roc: {bootstrap: 500}");
        line("report: {languages: " + (messages.language().equals("zh") ? "[zh, en]" : "[en, zh]")
                + ", formats: [html, docx, xlsx]}");
    }
}
