package org.counterpart.files.stata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainColumn.Kind;
import org.counterpart.files.PlainColumn.ValueLabel;
import org.counterpart.files.ShortDecimal;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.LabelChoice;
import org.counterpart.files.stat.LabelNotes;
import org.counterpart.files.stat.StatisticalTable;
import org.counterpart.files.stat.TextDecoder;
import org.counterpart.files.text.TextTrial;
import org.counterpart.stats.Note;

/** The cells of a variable, gone through twice: seen first, and then written. */
final class DtaColumn implements StatisticalTable.Column {
    private final DtaVariable variable;
    private final boolean codes;
    private final DtaFormat format;
    private final LongTexts longTexts;
    private final ByteReader texts;
    private final boolean labelsAbsent;
    private final LabelChoice<Double> labels;
    private final Map<Double, String> shown = new HashMap<>();
    private final Map<Double, String> missingLabels;
    /** The missing values met: 1 is {@code .a}. */
    private final TreeSet<Integer> letters = new TreeSet<>();

    private TextDecoder decoder = new TextDecoder(StandardCharsets.UTF_8);
    private String name = "";
    private long letterMissing;
    private long noDates;
    private long binary;

    /**
     * @param texts another reader of the file, for the long texts
     * @param codes whether labelled codes stay codes
     */
    DtaColumn(DtaVariable variable, DtaFile file, ByteReader texts, boolean codes) {
        this.variable = variable;
        this.codes = codes;
        this.texts = texts;
        this.longTexts = file.longTexts();
        this.format = variable.type().isNumber() ? DtaFormat.of(variable.format()) : DtaFormat.NUMBER;
        Map<Double, String> set = file.labels().get(variable.labels());
        this.labelsAbsent = !variable.labels().isEmpty() && set == null;
        Map<Double, String> values = new HashMap<>(set == null ? Map.of() : set);
        values.keySet().removeIf(code -> code >= DtaLabels.MISSING);
        this.labels = new LabelChoice<>(values);
        this.missingLabels = new HashMap<>(set == null ? Map.of() : set);
        this.missingLabels.keySet().removeIf(code -> code < DtaLabels.MISSING);
    }

    /** The names and labels, for the search of the encoding. */
    void seeWords(TextTrial trial) {
        trial.see(variable.name());
        trial.see(variable.label());
        labels.labels().values().forEach(trial::see);
        missingLabels.values().forEach(trial::see);
    }

    void see(ByteBuffer row, TextTrial trial) throws IOException {
        DtaType type = variable.type();
        if (!type.isNumber()) {
            byte[] text = text(row);
            if (text == null) {
                binary++;
            } else {
                trial.see(text, 0, end(text));
            }
            return;
        }
        int missing = type.missing(row, variable.at());
        if (missing > 0) {
            letterMissing++;
            letters.add(missing);
        } else if (missing < 0 && labels.hasLabels()) {
            labels.see(type.number(row, variable.at()) + 0.0);
        }
    }

    /** Behind the last row of the first time. */
    @Override
    public PlainColumn describe(TextDecoder found) {
        decoder = found;
        name = found.decode(variable.name());
        String label = found.decode(variable.label());
        if (!variable.type().isNumber()) {
            return new PlainColumn(name, label, Kind.TEXT, List.of());
        }
        if (codes || !labels.labelled()) {
            return new PlainColumn(name, label, format.kind(), List.of());
        }
        List<ValueLabel> values = new ArrayList<>();
        labels.labels().forEach((k, v) -> {
            shown.put(k, found.decode(v));
            values.add(new ValueLabel(plain(k), shown.get(k)));
        });
        return new PlainColumn(name, label, Kind.TEXT, values);
    }

    /** Of the second time; empty when missing. */
    String cell(ByteBuffer row) throws IOException {
        DtaType type = variable.type();
        if (!type.isNumber()) {
            byte[] text = text(row);
            return text == null ? "" : decoder.decode(text, 0, end(text));
        }
        if (type.missing(row, variable.at()) >= 0) {
            return "";
        }
        double number = type.number(row, variable.at());
        String label = shown.isEmpty() ? null : shown.get(number + 0.0);
        if (label != null) {
            return label;
        }
        if (format == DtaFormat.NUMBER && type.storage() == DtaType.Storage.FLOAT) {
            return ShortDecimal.of((float) number);
        }
        Optional<String> text = format.text(number);
        if (text.isEmpty()) {
            noDates++;
        }
        return text.orElseGet(() -> ShortDecimal.of(number));
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (letterMissing > 0) {
            notes.add(Note.of(
                    "files.stat.special-missing",
                    name,
                    letterMissing,
                    letters.stream().map(this::missing).toList()));
        }
        if (labelsAbsent) {
            notes.add(Note.of("files.dta.labels-absent", name, decoder.decode(variable.labels())));
        }
        if (!codes) {
            notes.addAll(LabelNotes.of(name, labels, this::plain, decoder::decode));
        }
        if (noDates > 0) {
            notes.add(Note.of("files.stat.no-dates", name, noDates));
        }
        if (binary > 0) {
            notes.add(Note.of("files.dta.binary", name, binary));
        }
        if (variable.format().startsWith("%tb")) {
            notes.add(Note.of("files.dta.business-days", name));
        }
        return notes;
    }

    /** A missing value, with its label where it has one: {@code .a (refused)}. */
    private String missing(int letter) {
        String label = missingLabels.get((double) (DtaLabels.MISSING + letter));
        return "." + (char) ('a' + letter - 1) + (label == null ? "" : " (" + decoder.decode(label) + ")");
    }

    private String plain(double code) {
        return format.text(code).orElseGet(() -> ShortDecimal.of(code));
    }

    private byte[] text(ByteBuffer row) throws IOException {
        if (variable.type().storage() == DtaType.Storage.LONG_TEXT) {
            return longTexts.of(texts, row, variable.at());
        }
        byte[] text = new byte[variable.type().bytes()];
        row.get(variable.at(), text);
        return text;
    }

    /** A text ends at its first zero byte; blanks behind it are none of it. */
    private static int end(byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return TextDecoder.trimmed(text, 0, end);
    }
}
