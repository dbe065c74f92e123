package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.report.Messages;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;

/**
 * A reporting guideline's items, where this report answers each, and what the author must still write. The items are
 * told in our own words; the guideline itself is what a journal asks for.
 *
 * <p>STROBE for case-control studies: von Elm and others (2007), doi:10.1371/journal.pmed.0040296. TRIPOD+AI: Collins
 * and others (2024), doi:10.1136/bmj-2023-078378.
 */
public enum Checklist {
    STROBE(
            "author",
            "author",
            "author",
            "manuscript",
            "author",
            "flow matching manuscript author",
            "coding author",
            "author",
            "matching roc author",
            "flow author",
            "coding univariate",
            "manuscript models",
            "flow",
            "univariate author",
            "univariate",
            "models",
            "roc risk",
            "manuscript author",
            "notes author",
            "author",
            "risk author",
            "author"),
    TRIPOD_AI(
            "author",
            "author",
            "author",
            "author",
            "author",
            "flow manuscript author",
            "coding author",
            "manuscript author",
            "coding author",
            "flow author",
            "manuscript univariate",
            "manuscript models validation",
            "matching risk",
            "author",
            "roc author",
            "validation author",
            "author",
            "author",
            "author",
            "flow univariate validation",
            "models roc validation",
            "models risk",
            "roc risk validation",
            "author",
            "author",
            "notes author",
            "author");

    private final String where;

    /**
     * @param where for each item in turn, sections of the report that answer it; {@code author}: something is left to
     *     write
     */
    Checklist(String... where) {
        this.where = String.join("|", where);
    }

    /** @param sections ids of the sections this report has; {@code messages} are those of the study's design */
    public Table table(Set<String> sections, Messages messages) {
        String name = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        List<Row> rows = new ArrayList<>();
        List<String> items = List.of(where.split("\\|", -1));
        for (int i = 0; i < items.size(); i++) {
            Set<String> places = new LinkedHashSet<>(List.of(items.get(i).split(" ", -1)));
            boolean author = places.remove("author");
            places.retainAll(sections);
            List<String> answered = places.stream()
                    .map(s -> messages.text("study.section." + s))
                    .toList();
            rows.add(Row.of(
                    Cell.of(Integer.toString(i + 1)),
                    Cell.of(messages.text("manuscript." + name + "." + (i + 1))),
                    Cell.of(String.join(messages.text("manuscript.comma"), answered)),
                    Cell.of(author || answered.isEmpty() ? messages.text("manuscript.author") : "")));
        }
        return new Table(
                name,
                messages.text("manuscript." + name + ".title"),
                List.of(
                        Head.left(messages.text("manuscript.item")),
                        Head.left(messages.text("manuscript.asks")),
                        Head.left(messages.text("manuscript.answered")),
                        Head.left(messages.text("manuscript.left"))),
                rows,
                List.of(messages.text("manuscript." + name + ".source")));
    }
}
