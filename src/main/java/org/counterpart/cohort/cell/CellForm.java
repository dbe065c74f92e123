package org.counterpart.cohort.cell;

import java.util.HashMap;
import java.util.Map;

/**
 * How the cells of a variable are written besides their value, as somebody declared it. Nothing of this is ever
 * guessed.
 *
 * @param prefix text in front of the number, left out where it stands ({@code "≈"})
 * @param suffix text behind the number, left out where it stands ({@code "mg/L"}, {@code 岁}); letter case counts
 * @param thousands what separates groups of three digits; empty when nothing does
 * @param percent whether {@code 35%} is 0.35; a number without the sign is then refused, as it may be either
 * @param below what {@code <0.5} is
 * @param above what {@code >1000} is
 * @param recode other texts and the level (or the number) each means
 * @param firstYear the first year of the hundred that years of two digits fall in
 */
public record CellForm(
        String prefix,
        String suffix,
        String thousands,
        boolean percent,
        Limit below,
        Limit above,
        Map<String, String> recode,
        int firstYear) {

    /** What a cell is that only says that a value lies beyond a limit. */
    public enum Limit {
        /** A problem. */
        REFUSE,
        /** Half of the limit (Hornung and Reed 1990, doi:10.1080/1047322X.1990.10389587); only below one. */
        HALF,
        /** The limit itself. */
        LIMIT,
        /** Not recorded. */
        MISSING
    }

    /** Years of two digits are read as 1930 to 2029, as spreadsheets read them. */
    public static final int FIRST_YEAR = 1930;

    public static final CellForm PLAIN =
            new CellForm("", "", "", false, Limit.REFUSE, Limit.REFUSE, Map.of(), FIRST_YEAR);

    public CellForm {
        prefix = Cells.plain(prefix);
        suffix = Cells.plain(suffix);
        Map<String, String> plain = new HashMap<>();
        recode.forEach((from, to) -> plain.put(Cells.plain(from), Cells.trim(to)));
        recode = Map.copyOf(plain);
    }

    /** Whether cells of numbers are written with something beside. */
    public boolean marksNumbers() {
        return !prefix.isEmpty()
                || !suffix.isEmpty()
                || !thousands.isEmpty()
                || percent
                || below != Limit.REFUSE
                || above != Limit.REFUSE;
    }
}
