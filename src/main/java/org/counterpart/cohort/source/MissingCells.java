package org.counterpart.cohort.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;

/** The cells of one column that mean "not recorded", and which of the codes declared for it were met. */
public final class MissingCells {
    private final List<String> own;
    private final Map<String, Integer> byText = new HashMap<>();
    private final Map<Double, Integer> byNumber = new HashMap<>();
    /** Pieces of a file that are read side by side only ever set these. */
    private final boolean[] met;

    /** @param own declared for this column alone */
    MissingCells(List<String> everywhere, List<String> own, char decimal) {
        this.own = own;
        List<String> all = new ArrayList<>(own);
        all.addAll(everywhere);
        met = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            byText.putIfAbsent(all.get(i), i);
            double number = DecimalNumber.parse(Cells.minus(Cells.narrow(all.get(i))), decimal);
            if (!Double.isNaN(number)) {
                byNumber.putIfAbsent(number + 0.0, i);
            }
        }
    }

    public boolean has(String trimmed) {
        if (trimmed.isEmpty()) {
            return true;
        }
        Integer code = byText.get(trimmed);
        return code != null && met(code);
    }

    /** Whether a cell that is this number means "not recorded". */
    public boolean has(double number) {
        Integer code = byNumber.isEmpty() ? null : byNumber.get(number + 0.0);
        return code != null && met(code);
    }

    private boolean met(int code) {
        met[code] = true;
        return true;
    }

    /** Whether a cell that looks like a number (999) may mean "not recorded". */
    public boolean maybeNumbers() {
        return !byNumber.isEmpty();
    }

    /** The codes declared for this column that no cell is. */
    public List<String> unmet() {
        List<String> unmet = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (!met[i]) {
                unmet.add(own.get(i));
            }
        }
        return unmet;
    }
}
