package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.document.Document.Passage;
import org.counterpart.audit.document.DocumentPart.Cells;
import org.counterpart.audit.document.DocumentPart.Heading;
import org.counterpart.audit.document.DocumentPart.Picture;
import org.counterpart.audit.document.DocumentPart.Text;
import org.counterpart.audit.table.PrintedTable;
import org.counterpart.audit.table.PrintedTable.Cell;

/**
 * Makes a document of what was found in a file: paragraphs go to their sections, captions and notes to their tables.
 * An abstract has headings of its own, so a heading that comes for the second time ends it.
 */
final class Assembly {
    private static final Pattern CAPTION = Pattern.compile(
            "(?i)((?:supplementary |supplemental |extended data |online |e-?)?tab(?:le|\\.)? ?s?\\d+[a-z]?|[附续]?表 ?\\d+(?:[-－.]\\d+)?)"
                    + "(?: ?[.:：。|、-]|\\s|$)\\s*(.*)",
            Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile(
            "(?i)(?:notes?\\b|abbreviations?|data (?:are|were)|values (?:are|were)|numbers? (?:are|in)|[*†‡§¶#]|(?-i:[a-d][ )])"
                    + "|注[:：]|[nN] ?[,=(]|p ?[<=]|bold\\b|statistical(?:ly)? significan\\w+ (?:is|was|at|set)"
                    + "|p(?:[ -]values?)? (?:for|from|by|of|was|were|is|are|represents?|compar\\w+)\\b"
                    + "|[1-9] (?:n ?\\(%\\)|pearson|fisher|wilcoxon|welch|kruskal|median|mean\\b|or\\b|hr\\b)"
                    + "|(?-i:P, |[A-Z]{2,6} (?!was|were|is |are|analy|curve|had|show)[a-z]|[A-Z][A-Z0-9]{1,7} ?[,:=] ?[a-zA-Z0-9])).*",
            Pattern.DOTALL);

    /** What sites write below their tables that is no part of the paper. */
    private static final Pattern OF_SITE = Pattern.compile(
            "(?i)open in (?:a )?new (?:tab|window)|(?:view|download) .{0,30}|(?:full size|expand) table");

    private static final int LONGEST_TITLE = 250;
    private static final int LONGEST_NOTE = 1200;
    private static final int LONGEST_ROW_NAME = 60;
    private static final int MOST_NOTES = 4;
    private static final int CAPTION_REACH = 3;

    private final List<DocumentPart> pieces;
    private final boolean captionsBelow;
    private final Set<Integer> used = new HashSet<>();
    private final List<Passage> passages = new ArrayList<>();
    private final List<PrintedTable> tables = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();

    private Assembly(List<DocumentPart> pieces) {
        this.pieces = pieces;
        this.captionsBelow = captionsBelow();
    }

    static Document of(String title, List<DocumentPart> pieces) {
        Assembly assembly = new Assembly(pieces);
        assembly.tables();
        assembly.passages();
        String named = title.isEmpty() ? assembly.opening() : title;
        return new Document(named, assembly.passages, assembly.tables, assembly.pictures, false);
    }

    /** The first words, where they may be a title. */
    private String opening() {
        String first = text(0).orElse("").strip();
        boolean title = first.length() <= LONGEST_TITLE && Section.of(first).isEmpty();
        return title ? first : "";
    }

    private void tables() {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Cells cells) {
                tables.add(table(cells, i));
            } else if (pieces.get(i) instanceof Picture picture) {
                String label = picture.label().isEmpty() ? captioned(i).label() : picture.label();
                if (!label.isEmpty()) {
                    pictures.add(label);
                }
            }
        }
    }

    private PrintedTable table(Cells cells, int at) {
        List<String> notes = new ArrayList<>(cells.notes());
        List<List<Cell>> rows = cells.rows();
        String label = cells.label();
        String caption = cells.caption();
        if (label.isEmpty()) {
            Matcher own = CAPTION.matcher(caption);
            Matcher title =
                    rows.isEmpty() ? own : CAPTION.matcher(rows.get(0).get(0).original());
            if (own.matches()) {
                label = own.group(1);
                caption = own.group(2);
            } else if (title.matches() && isTitle(rows.get(0))) {
                label = title.group(1);
                caption = title.group(2);
                rows = rows.subList(1, rows.size());
            } else {
                Captioned found = captioned(at);
                label = found.label();
                caption = (caption + " " + found.caption()).strip();
            }
        }
        if (label.isEmpty()) {
            label = "Table #" + (tables.size() + 1);
        }
        int last = rows.size();
        while (last > 2 && isNote(rows.get(last - 1))) {
            notes.add(rows.get(--last).get(0).original());
        }
        rows = rows.subList(0, last);
        notes.addAll(notesBehind(at));
        return new PrintedTable(label.strip(), caption.strip(), rows, cells.heads(), notes);
    }

    /** A last row with words in its first cell alone, as many as no row is called by. */
    private static boolean isNote(List<Cell> row) {
        String words = row.isEmpty() ? "" : row.get(0).original();
        return !words.isEmpty()
                && isTitle(row)
                && (words.length() > LONGEST_ROW_NAME || NOTE.matcher(words).matches());
    }

    private static boolean isTitle(List<Cell> row) {
        return row.stream().skip(1).allMatch(c -> c.continued() || c.text().isBlank());
    }

    private record Captioned(String label, String caption) {}

    /** The caption right below a table, if that is one. */
    private Optional<Captioned> below(int at) {
        return text(at + 1)
                .map(CAPTION::matcher)
                .filter(Matcher::matches)
                .map(m -> new Captioned(m.group(1), m.group(2)));
    }

    /** Whether more tables have a caption right below than right above: so it is where one stands on both sides. */
    private boolean captionsBelow() {
        int above = 0;
        int below = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Cells cells && cells.label().isEmpty()) {
                above += text(i - 1).filter(t -> CAPTION.matcher(t).matches()).isPresent() ? 1 : 0;
                below += below(i).isPresent() ? 1 : 0;
            }
        }
        return below > above;
    }

    /** The caption right above, over a title in another language or a label that stands alone; else right below. */
    private Captioned captioned(int at) {
        Optional<Captioned> below = below(at);
        if (captionsBelow && below.isPresent()) {
            used.add(at + 1);
            return below.get();
        }
        StringBuilder words = new StringBuilder();
        List<Integer> passed = new ArrayList<>();
        String label = "";
        for (int i = at - 1; i >= Math.max(0, at - CAPTION_REACH); i--) {
            Optional<String> text = text(i);
            if (text.isEmpty() || used.contains(i)) {
                break;
            }
            Matcher m = CAPTION.matcher(text.get());
            if (m.matches()) {
                label = m.group(1);
                words.insert(0, m.group(2) + " ");
                passed.add(i);
                used.addAll(passed);
            } else if (!label.isEmpty()) {
                break;
            } else {
                words.insert(0, text.get() + " ");
                passed.add(i);
            }
        }
        if (!label.isEmpty()) {
            return new Captioned(label, words.toString().strip());
        }
        boolean another = at + 2 < pieces.size() && pieces.get(at + 2) instanceof Cells;
        if (another || below.isEmpty()) {
            return new Captioned("", "");
        }
        used.add(at + 1);
        return below.get();
    }

    private List<String> notesBehind(int at) {
        List<String> notes = new ArrayList<>();
        for (int i = at + 1; i <= at + MOST_NOTES; i++) {
            Optional<String> text =
                    text(i).filter(t -> pieces.get(Math.min(pieces.size() - 1, at + 1)) instanceof Text);
            if (text.isPresent() && OF_SITE.matcher(text.get()).matches()) {
                used.add(i);
                continue;
            }
            if (text.isEmpty()
                    || text.get().length() > LONGEST_NOTE
                    || !NOTE.matcher(text.get()).matches()) {
                break;
            }
            notes.add(text.get());
            used.add(i);
        }
        return notes;
    }

    private Optional<String> text(int i) {
        if (i < 0 || i >= pieces.size()) {
            return Optional.empty();
        }
        DocumentPart part = pieces.get(i);
        return part instanceof Text text
                ? Optional.of(text.text())
                : part instanceof Heading heading ? Optional.of(heading.text()) : Optional.empty();
    }

    private void passages() {
        Section section = Section.UNKNOWN;
        String title = "";
        Set<Section> inAbstract = EnumSet.noneOf(Section.class);
        Map<Section, Integer> numbers = new EnumMap<>(Section.class);
        for (int i = 0; i < pieces.size(); i++) {
            Optional<String> text = text(i);
            if (text.isEmpty() || used.contains(i)) {
                continue;
            }
            Optional<Section> heading = Section.of(text.get());
            if (heading.isPresent()) {
                boolean stays = section == Section.ABSTRACT
                        && Section.inAbstract(text.get(), heading.get())
                        && inAbstract.add(heading.get());
                if (!stays) {
                    section = heading.get();
                    title = text.get().strip();
                }
            } else if (pieces.get(i) instanceof Text
                    && !CAPTION.matcher(text.get()).lookingAt()) {
                passages.add(new Passage(section, title, numbers.merge(section, 1, Integer::sum), text.get()));
            }
        }
    }
}
