package org.counterpart.cohort;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The cells that mean "not recorded". */
final class MissingCells {
    private final Set<String> tokens;
    private final boolean numeric;

    MissingCells(List<String> tokens, char decimal) {
        this.tokens = new HashSet<>(tokens);
        numeric = tokens.stream().anyMatch(t -> !Double.isNaN(DecimalNumber.parse(Cells.narrow(t), decimal)));
    }

    boolean has(String trimmed) {
        return trimmed.isEmpty() || tokens.contains(trimmed);
    }

    /** Whether a cell that looks like a number (999) may mean "not recorded". */
    boolean maybeNumbers() {
        return numeric;
    }
}
