package org.counterpart.files.stat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.counterpart.stats.Note;

/**
 * What a reader must know of the labels of a column: strays, labels that were not taken, labels that two codes share.
 */
public final class LabelNotes {
    private LabelNotes() {}

    /**
     * @param code a code as a plain cell shows it
     * @param label a label in the encoding of the file
     */
    public static <K extends Comparable<K>> List<Note> of(
            String column, LabelChoice<K> choice, Function<K, String> code, UnaryOperator<String> label) {
        List<Note> notes = new ArrayList<>();
        if (choice.labelled()) {
            if (!choice.strays().isEmpty()) {
                notes.add(Note.of(
                        "files.stat.labels-stray",
                        column,
                        choice.strays().stream().map(code).toList()));
            }
            choice.shared()
                    .forEach((text, codes) -> notes.add(Note.of(
                            "files.stat.labels-shared",
                            column,
                            codes.stream().map(code).toList(),
                            label.apply(text))));
        } else if (choice.hasLabels() && !choice.met().isEmpty()) {
            notes.add(Note.of(
                    "files.stat.labels-unused",
                    column,
                    choice.met().stream()
                            .map(k -> code.apply(k) + " = "
                                    + label.apply(choice.labels().get(k)))
                            .toList()));
        }
        return notes;
    }
}
