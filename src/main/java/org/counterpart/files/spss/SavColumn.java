package org.counterpart.files.spss;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainColumn.Kind;
import org.counterpart.files.PlainColumn.ValueLabel;
import org.counterpart.files.ShortDecimal;
import org.counterpart.files.stat.LabelChoice;
import org.counterpart.files.stat.LabelNotes;
import org.counterpart.files.stat.StatisticalTable;
import org.counterpart.files.stat.TextDecoder;
import org.counterpart.files.text.TextTrial;
import org.counterpart.stats.Note;

/**
 * The cells of a variable, gone through twice: first every case is seen, which tells the encoding, whether the cells
 * are
 * the labels and how many are missing, then they are written.
 */
final class SavColumn implements StatisticalTable.Column {
    private final SavField field;
    private final double systemMissing;
    private final boolean codes;
    private final Kind kind;
    private final LabelChoice<Double> numbers;
    private final LabelChoice<String> texts;
    private final Map<Object, String> shown = new HashMap<>();
    private TextDecoder decoder = new TextDecoder(StandardCharsets.UTF_8);
    private String name = "";
    private long declaredMissing;
    private long noDates;

    /** @param codes whether labelled codes stay codes */
    SavColumn(SavField field, double systemMissing, boolean codes) {
        this.field = field;
        this.systemMissing = systemMissing;
        this.codes = codes;
        this.kind = SavFormat.kind(field);
        Map<Double, String> ofNumbers = new HashMap<>(field.numberLabels);
        ofNumbers.keySet().removeIf(field.missing::holds);
        Map<String, String> ofTexts = new HashMap<>(field.textLabels);
        ofTexts.keySet().removeIf(field.missing::holds);
        numbers = new LabelChoice<>(ofNumbers);
        texts = new LabelChoice<>(ofTexts);
    }

    /** The names and labels, for the search of the encoding. */
    void seeWords(TextTrial trial) {
        trial.see(field.name);
        trial.see(field.label);
        field.numberLabels.values().forEach(trial::see);
        field.textLabels.keySet().forEach(trial::see);
        field.textLabels.values().forEach(trial::see);
        field.missing.texts().forEach(trial::see);
    }

    void see(byte[] row, ByteOrder order, TextTrial trial) {
        if (field.isNumber()) {
            double number = number(row, order);
            if (isSystemMissing(number)) {
                return;
            }
            if (field.missing.holds(number)) {
                declaredMissing++;
            } else if (numbers.hasLabels()) {
                numbers.see(number + 0.0);
            }
            return;
        }
        String text = field.text(row);
        if (field.missing.holds(text)) {
            declaredMissing++;
        } else if (!text.isEmpty()) {
            trial.see(text);
            if (texts.hasLabels()) {
                texts.see(text);
            }
        }
    }

    /** Behind the last case of the first time. */
    @Override
    public PlainColumn describe(TextDecoder found) {
        decoder = found;
        name = found.decode(field.name);
        String label = found.decode(field.label);
        if (codes || !(numbers.labelled() || texts.labelled())) {
            return new PlainColumn(name, label, kind, List.of());
        }
        List<ValueLabel> values = new ArrayList<>();
        numbers.labels().forEach((k, v) -> values.add(value(k, plain(k), found.decode(v))));
        texts.labels().forEach((k, v) -> values.add(value(k, found.decode(k), found.decode(v))));
        return new PlainColumn(name, label, Kind.TEXT, values);
    }

    private ValueLabel value(Object code, String text, String label) {
        shown.put(code, label);
        return new ValueLabel(text, label);
    }

    /** Of the second time; empty when missing. */
    String cell(byte[] row, ByteOrder order) {
        if (!field.isNumber()) {
            String text = field.text(row);
            if (text.isEmpty() || field.missing.holds(text)) {
                return "";
            }
            String label = shown.get(text);
            return label == null ? decoder.decode(text) : label;
        }
        double number = number(row, order);
        if (isSystemMissing(number) || field.missing.holds(number)) {
            return "";
        }
        String label = shown.isEmpty() ? null : shown.get(number + 0.0);
        if (label != null) {
            return label;
        }
        Optional<String> text = SavFormat.text(kind, number);
        if (text.isEmpty()) {
            noDates++;
        }
        return text.orElseGet(() -> ShortDecimal.of(number));
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (declaredMissing > 0) {
            List<String> said = new ArrayList<>(field.missing.numbers());
            field.missing.texts().forEach(t -> said.add(decoder.decode(t)));
            notes.add(Note.of("files.stat.user-missing", name, declaredMissing, said));
        }
        if (!codes) {
            notes.addAll(LabelNotes.of(name, numbers, this::plain, decoder::decode));
            notes.addAll(LabelNotes.of(name, texts, decoder::decode, decoder::decode));
        }
        if (noDates > 0) {
            notes.add(Note.of("files.stat.no-dates", name, noDates));
        }
        return notes;
    }

    private String plain(double code) {
        return SavFormat.text(kind, code).orElseGet(() -> ShortDecimal.of(code));
    }

    private double number(byte[] row, ByteOrder order) {
        return ByteBuffer.wrap(row).order(order).getDouble(field.element() * 8);
    }

    private boolean isSystemMissing(double number) {
        return number == systemMissing || !Double.isFinite(number);
    }
}
