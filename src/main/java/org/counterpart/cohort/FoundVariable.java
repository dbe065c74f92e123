package org.counterpart.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an undeclared column looks like: the type a researcher would most likely declare, and what to look at before believing it.
 *
 * @param variable with the levels in their order, or the pattern of the dates
 */
public record FoundVariable(Variable variable, Set<Remark> remarks) {

    /** Why somebody should look. */
    public enum Remark {
        /** Each subject has a cell of its own, and the name or the cells look like an identifier. */
        IDENTIFIER,
        /** Every recorded cell is the same. */
        CONSTANT,
        /** No cell is recorded. */
        EMPTY,
        /** Whole numbers of so few values that they may be grades. */
        FEW_VALUES,
        /** Too many different texts for categories. */
        FREE_TEXT,
        /** Nearly all cells are numbers, some are not. */
        STRAY_TEXT,
        /** Nearly all cells are dates, some are not. */
        STRAY_DATES,
        /** The dates read as day and month either way round. */
        DAY_OR_MONTH
    }

    private static final List<String> DATE_FORMATS = List.of(
            "yyyy-MM-dd",
            "yyyy-M-d",
            "yyyy/M/d",
            "yyyy.M.d",
            "yyyy年M月d日",
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "d-M-yyyy",
            "d-MMM-yyyy",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm",
            "yyyy/M/d H:mm");
    private static final double NEARLY_ALL = 0.9;
    private static final int GRADES = 7;
    private static final int CATEGORIES = 20;

    public FoundVariable {
        remarks = Set.copyOf(remarks);
    }

    static FoundVariable of(Column column, char decimal) {
        LevelColumn levels = column.asLevels();
        int recorded = column.size() - column.missingCount();
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        if (recorded == 0) {
            remarks.add(Remark.EMPTY);
            return new FoundVariable(Variable.of(name(column), Variable.Type.TEXT), remarks);
        }
        int distinct = levels.variable().levels().size();
        if (distinct == 1 && recorded > 1) {
            remarks.add(Remark.CONSTANT);
        }
        boolean unique = recorded > 2 && distinct == column.size();
        if (unique && NameHint.ID.fits(name(column))) {
            remarks.add(Remark.IDENTIFIER);
        }
        Variable variable = column instanceof NumberColumn numbers
                ? number(numbers, levels, remarks)
                : level(levels, decimal, unique, remarks);
        return new FoundVariable(variable, remarks);
    }

    private static String name(Column column) {
        return column.variable().name();
    }

    private static Variable number(NumberColumn numbers, LevelColumn levels, Set<Remark> remarks) {
        List<String> names = levels.variable().levels();
        String name = name(numbers);
        if (names.stream().allMatch(l -> l.length() == 8 && isDate(DatePattern.of("yyyyMMdd"), l))) {
            return date(name, "yyyyMMdd");
        }
        if (names.stream().allMatch(l -> BinaryWord.NUMBER.code(l) >= 0)) {
            return Variable.of(name, Variable.Type.BINARY);
        }
        if (names.size() == 2) {
            return levels.variable();
        }
        boolean whole = true;
        for (int row = 0; row < numbers.size(); row++) {
            whole &= numbers.missing(row) || numbers.value(row) == Math.rint(numbers.value(row));
        }
        if (whole && names.size() > 1 && names.size() <= GRADES) {
            remarks.add(Remark.FEW_VALUES);
        }
        return Variable.of(name, whole ? Variable.Type.INTEGER : Variable.Type.NUMERIC);
    }

    private static Variable level(LevelColumn column, char decimal, boolean unique, Set<Remark> remarks) {
        List<String> levels = column.variable().levels();
        String name = name(column);
        Optional<Variable> date = dates(column, remarks);
        if (date.isPresent()) {
            return date.get();
        }
        for (BinaryWord pair : BinaryWord.values()) {
            if (levels.stream().allMatch(l -> pair.code(l) >= 0)) {
                return Variable.of(name, Variable.Type.BINARY);
            }
        }
        double numbers = share(column, l -> Double.isFinite(DecimalNumber.parse(Cells.narrow(l), decimal)));
        if (numbers >= NEARLY_ALL && numbers < 1) {
            remarks.add(Remark.STRAY_TEXT);
            boolean whole = levels.stream()
                    .mapToDouble(l -> DecimalNumber.parse(Cells.narrow(l), decimal))
                    .allMatch(v -> Double.isNaN(v) || v == Math.rint(v));
            return Variable.of(name, whole ? Variable.Type.INTEGER : Variable.Type.NUMERIC);
        }
        if (unique || levels.size() > CATEGORIES) {
            remarks.add(unique ? Remark.IDENTIFIER : Remark.FREE_TEXT);
            return Variable.of(name, Variable.Type.TEXT);
        }
        return OrderedWords.order(levels)
                .map(order -> Variable.of(name, Variable.Type.ORDINAL, order.toArray(String[]::new)))
                .orElseGet(() -> Variable.of(name, Variable.Type.CATEGORICAL, levels.toArray(String[]::new)));
    }

    private static Optional<Variable> dates(LevelColumn column, Set<Remark> remarks) {
        List<String> fitting = new ArrayList<>();
        String best = null;
        double most = NEARLY_ALL;
        for (String format : DATE_FORMATS) {
            DatePattern pattern = DatePattern.of(format);
            double share = share(column, l -> isDate(pattern, l));
            if (share > most || (share == most && best == null)) {
                best = format;
                most = share;
            }
            if (share == 1) {
                fitting.add(format);
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        if (most < 1) {
            remarks.add(Remark.STRAY_DATES);
        }
        if (fitting.contains("d/M/yyyy") && fitting.contains("M/d/yyyy")) {
            remarks.add(Remark.DAY_OR_MONTH);
        }
        return Optional.of(date(name(column), best));
    }

    private static boolean isDate(DatePattern pattern, String cell) {
        return pattern.parse(Cells.narrow(cell))
                .map(LocalDate::getYear)
                .filter(year -> year >= DateReader.FIRST_YEAR && year <= DateReader.LAST_YEAR)
                .isPresent();
    }

    private static Variable date(String name, String format) {
        return new Variable(
                name, Variable.Type.DATE, List.of(), Label.of(name), Label.NONE, null, null, format, Map.of());
    }

    /** The share of the recorded cells whose level is so. */
    private static double share(LevelColumn column, Predicate<String> is) {
        List<String> levels = column.variable().levels();
        boolean[] fits = new boolean[levels.size()];
        for (int i = 0; i < fits.length; i++) {
            fits[i] = is.test(levels.get(i));
        }
        int recorded = 0;
        int fitting = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row)) {
                recorded++;
                fitting += fits[column.code(row)] ? 1 : 0;
            }
        }
        return (double) fitting / recorded;
    }
}
