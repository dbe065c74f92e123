package org.counterpart.report.section;

import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Label;
import org.counterpart.plan.OutcomesPlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Table;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;

/** How one of a plan's several outcomes is named where others stand beside it. */
public record OutcomeText(StudyResult result, Messages messages) {
    private static final String FOLDER = "outcomes/";

    /** The folder of an outcome after the first, in the folder of the first. */
    public static String folder(StudyPlan plan) {
        return FOLDER + plan.outcomes().own().orElseThrow().name();
    }

    /** Whether a path is that of this file in the folder of an outcome after the first. */
    public static boolean isIn(String path, String file) {
        return path.startsWith(FOLDER)
                && path.endsWith("/" + file)
                && path.indexOf('/', FOLDER.length()) == path.length() - file.length() - 1;
    }

    /** Its label; the plan must name it. */
    public String label() {
        return label(outcomes().own().orElseThrow());
    }

    /** Of its section; its tables and figures begin with it. */
    String id() {
        return id(outcomes().at());
    }

    /** @param at place among the outcomes, from 0 */
    public static String id(int at) {
        return "outcome-" + (at + 1);
    }

    /** A table as it is called where those of other outcomes stand beside it. */
    Table named(Table table) {
        return new Table(
                id() + "-" + table.id(),
                messages.text("study.outcome.table", label(), table.title()),
                table.heads(),
                table.rows(),
                table.notes());
    }

    /** Which outcome a report is of; empty where there is one. */
    Optional<String> which() {
        List<OutcomesPlan.One> all = outcomes().all();
        if (all.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                outcomes().at() == 0
                        ? messages.text(
                                "study.outcome.first",
                                label(),
                                outcomes().rest().stream().map(this::label).toList())
                        : messages.text("study.outcome.other", label(), label(all.get(0)), all.size()));
    }

    /** Who has it, and how many. */
    String about(Disclosure disclosure) {
        Wording wording = new Wording(messages, result.eligible().variables());
        SelectionText rules = new SelectionText(messages, v -> Label.of(wording.label(v)), wording::known);
        return messages.text(
                "study.outcome.about",
                rules.rule(result.plan().selection().caseDefinition().caseRule()),
                disclosure.shown(result.cases()),
                disclosure.shown(result.controls()),
                disclosure.shown(result.flow().undetermined()),
                folder(result.plan()));
    }

    private OutcomesPlan outcomes() {
        return result.plan().outcomes();
    }

    private String label(OutcomesPlan.One one) {
        return one.label().in(messages.language());
    }
}
