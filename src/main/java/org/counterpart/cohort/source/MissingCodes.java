package org.counterpart.cohort.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.cell.Cells;

/**
 * The cells that mean "not recorded", besides the empty one: compared after trimming, letter case counts; as numbers
 * where they are
 * numbers (999 is 999.0).
 *
 * @param everywhere in every column
 * @param byColumn in the column of this name alone, besides those
 */
public record MissingCodes(List<String> everywhere, Map<String, List<String>> byColumn) {
    public MissingCodes {
        everywhere = everywhere.stream().map(Cells::trim).toList();
        Map<String, List<String>> trimmed = new HashMap<>();
        byColumn.forEach((column, codes) ->
                trimmed.put(column, codes.stream().map(Cells::trim).toList()));
        byColumn = Map.copyOf(trimmed);
    }

    public static MissingCodes of(List<String> everywhere) {
        return new MissingCodes(everywhere, Map.of());
    }

    /** These, with more for some columns. */
    public MissingCodes with(Map<String, List<String>> more) {
        Map<String, List<String>> all = new HashMap<>(byColumn);
        more.forEach((column, codes) -> all.merge(column, codes, (old, added) -> {
            List<String> both = new ArrayList<>(old);
            both.addAll(added);
            return both;
        }));
        return new MissingCodes(everywhere, all);
    }

    public MissingCells cells(String column, char decimal) {
        return new MissingCells(everywhere, byColumn.getOrDefault(column, List.of()), decimal);
    }
}
