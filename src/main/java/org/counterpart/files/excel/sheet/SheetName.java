package org.counterpart.files.excel.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.stats.Note;

/**
 * A sheet of a workbook.
 *
 * @param place where the format keeps it
 */
public record SheetName(String name, boolean visible, String place) {
    /**
     * The sheet that is meant: by its name, else by its number among those one sees; without either the first one sees.
     * When there was a choice it is told.
     */
    public static SheetName chosen(List<SheetName> sheets, Optional<String> asked, String file, List<Note> notes)
            throws IOException {
        List<SheetName> seen = sheets.stream().filter(SheetName::visible).toList();
        if (sheets.isEmpty()) {
            throw Refusal.of("files.sheet.none", file);
        }
        if (asked.isPresent()) {
            return named(sheets, seen, asked.get(), file);
        }
        if (seen.isEmpty()) {
            throw Refusal.of("files.sheet.all-hidden", file, names(sheets));
        }
        if (seen.size() > 1) {
            notes.add(Note.of("files.sheet.taken", seen.get(0).name(), names(seen.subList(1, seen.size()))));
        }
        return seen.get(0);
    }

    private static SheetName named(List<SheetName> sheets, List<SheetName> seen, String asked, String file)
            throws IOException {
        for (SheetName sheet : sheets) {
            if (sheet.name().equals(asked)) {
                return sheet;
            }
        }
        for (SheetName sheet : sheets) {
            if (sheet.name().strip().equalsIgnoreCase(asked.strip())) {
                return sheet;
            }
        }
        if (asked.strip().matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(asked.strip());
            if (number >= 1 && number <= seen.size()) {
                return seen.get(number - 1);
            }
        }
        throw Refusal.of("files.sheet.no-such", file, asked, names(sheets));
    }

    private static List<Object> names(List<SheetName> sheets) {
        List<Object> names = new ArrayList<>();
        sheets.forEach(sheet -> names.add(sheet.name()));
        return names;
    }
}
