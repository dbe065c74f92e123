package org.counterpart.files.sas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.counterpart.files.PlainColumn;
import org.counterpart.files.PlainColumn.Kind;
import org.counterpart.files.ShortDecimal;
import org.counterpart.files.stat.StatisticalTable;
import org.counterpart.files.stat.TextDecoder;
import org.counterpart.files.text.TextTrial;
import org.counterpart.stats.Note;

/**
 * A variable of SAS, its texts still bytes (a character each) until the encoding is known, and how its cells are told.
 */
final class SasColumn implements StatisticalTable.Column {
    private final String rawName;
    private final String rawLabel;
    private final String format;
    private final Kind kind;
    private final TreeSet<String> letters = new TreeSet<>();
    private TextDecoder decoder = new TextDecoder(StandardCharsets.UTF_8);
    private String name = "";
    private long specialMissing;
    private long noDates;

    SasColumn(String rawName, String rawLabel, String format, boolean number) {
        this.rawName = rawName;
        this.rawLabel = rawLabel;
        this.format = format;
        this.kind = number ? SasFormat.kind(format) : Kind.TEXT;
    }

    void seeWords(TextTrial trial) {
        trial.see(rawName);
        trial.see(rawLabel);
    }

    /** Counts a special missing value, of the first time. */
    void seeMissing(char letter) {
        if (letter != '.') {
            specialMissing++;
            letters.add("." + letter);
        }
    }

    @Override
    public PlainColumn describe(TextDecoder found) {
        decoder = found;
        name = found.decode(rawName);
        return new PlainColumn(name, found.decode(rawLabel), kind, List.of());
    }

    /** @param latin bytes, a character each */
    String cell(String latin) {
        return decoder.decode(TextDecoder.trimmed(latin));
    }

    String cell(double number) {
        if (!Double.isFinite(number)) {
            return "";
        }
        Optional<String> text = SasFormat.text(kind, number);
        if (text.isEmpty()) {
            noDates++;
        }
        return text.orElseGet(() -> ShortDecimal.of(number));
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (specialMissing > 0) {
            notes.add(Note.of("files.stat.special-missing", name, specialMissing, List.copyOf(letters)));
        }
        if (SasFormat.isUsers(format)) {
            notes.add(Note.of("files.sas.user-format", name, decoder.decode(format.strip())));
        }
        if (noDates > 0) {
            notes.add(Note.of("files.stat.no-dates", name, noDates));
        }
        return notes;
    }
}
