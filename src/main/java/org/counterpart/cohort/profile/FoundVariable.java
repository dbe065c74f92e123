package org.counterpart.cohort.profile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.DatePattern;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Sets;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.BinaryWord;
import org.counterpart.cohort.cell.CellForm;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.MarkEvidence;
import org.counterpart.cohort.cell.NameHint;
import org.counterpart.cohort.cell.NotRecorded;
import org.counterpart.cohort.cell.NumberNotation;
import org.counterpart.cohort.cell.OrderedWords;
import org.counterpart.cohort.cell.PersonalData;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.reading.ColumnSense;
import org.counterpart.cohort.reading.IdReader;
import org.counterpart.cohort.reading.ReadingFindings;
import org.counterpart.cohort.reading.SuspectCode;
import org.counterpart.cohort.reading.UnsureDates;
import org.counterpart.stats.Note;

/**
 * What an undeclared column looks like: the declaration a researcher would most likely write, and what to look at
 * before believing it.
 *
 * @param variable with the levels in their order, the pattern of the dates, the form of the cells
 * @param missing cells that mean "not recorded" in this column
 * @param ask what somebody must decide before the declaration can be used; empty when nothing
 */
public record FoundVariable(Variable variable, Set<Remark> remarks, List<String> missing, List<Problem> ask) {

    /** Why somebody should look. */
    public enum Remark {
        /** Each subject has a cell of its own, and the name or the cells look like an identifier. */
        IDENTIFIER,
        /** By its name an identifier of persons, several of whose rows have the same. */
        REPEATED_IDENTIFIER,
        /** By its name an identifier of something, many different ones, though neither of every row nor of persons. */
        OTHER_IDENTIFIER,
        /** By its name how long somebody was followed. */
        FOLLOW_UP_TIME,
        /** Identifiers that a spreadsheet took for numbers and rounded. */
        SPREADSHEET_IDENTIFIER,
        /** Every recorded cell is the same. */
        CONSTANT,
        /** No cell is recorded. */
        EMPTY,
        /** Whole numbers of so few values that they may be grades. */
        FEW_VALUES,
        /** A number that may mean "not recorded". */
        SUSPECT_CODE,
        /** Too many different texts for categories. */
        FREE_TEXT,
        /** Most cells are numbers, some are not. */
        STRAY_TEXT,
        /** Nearly all cells are dates, some are not. */
        STRAY_DATES,
        /** Dates written in several formats, all of which the declaration reads. */
        SEVERAL_FORMATS,
        /** The dates read as day and month either way round. */
        DAY_OR_MONTH,
        /** Years of two digits. */
        TWO_DIGIT_YEARS,
        /** Whole numbers under a name of a date: days as a workbook counts them, which lost their date format. */
        DAY_NUMBERS,
        /** Levels that are spellings of one another, which the declaration joins. */
        SPELLINGS,
        /** Tells who somebody is: a name, an identity number, a telephone; its cells are never shown. */
        PERSONAL,
        /** The number of a hospital's record; its cells are not shown. */
        HOSPITAL_NUMBER,
        /** Two numbers in a cell, as blood pressures are written. */
        TWO_NUMBERS,
        /** Cells that hold several of the column's categories. */
        SEVERAL_ANSWERS,
        /** The declaration does not read every cell: somebody must decide before it is used. */
        UNREADABLE
    }

    /** The name of a column of dates. */
    private static final Pattern OF_DATES = Pattern.compile(
            "(?:.*[ _.-])?(?:date|day|dob|dt|birth(?:day)?)(?:[ _.-].*)?|.*(?:日期|时间|生日|日)", Pattern.CASE_INSENSITIVE);

    /** Days from 1954 to 2064. */
    private static final double FIRST_DAY = 20_000;

    private static final double LAST_DAY = 60_000;

    private static final int GRADES = 7;
    private static final int CATEGORIES = 20;

    public FoundVariable {
        remarks = Set.copyOf(remarks);
        missing = List.copyOf(missing);
        ask = List.copyOf(ask);
    }

    /** @param cohort that holds the column */
    static FoundVariable of(Cohort cohort, Column column, ReadingFindings findings, char decimal) {
        LevelColumn levels = column.asLevels();
        String name = column.variable().name();
        Optional<PersonalData.Found> personal =
                PersonalData.of(name, levels.variable().levels(), levels.counts());
        if (personal.isEmpty() || levels.variable().levels().isEmpty()) {
            return new CellEvidence(cohort, levels).add(judged(column, findings, decimal));
        }
        boolean record = personal.get().kind() == PersonalData.RECORD;
        Set<Remark> remarks = EnumSet.of(record ? Remark.HOSPITAL_NUMBER : Remark.PERSONAL);
        if (record && levels.variable().levels().size() == column.size() && column.size() > 2) {
            remarks.add(Remark.IDENTIFIER);
        }
        Note what = Note.of(
                personal.get().code(),
                name,
                personal.get().cells(),
                column.size() - column.missingCount(),
                personal.get().checked());
        int first = IntStream.range(0, column.size())
                .filter(row -> !column.missing(row))
                .findFirst()
                .orElseThrow();
        List<Problem> ask = List.of(new Problem("", cohort.line(first), name, "", what));
        return new FoundVariable(Variable.of(name, Variable.Type.TEXT), remarks, List.of(), ask);
    }

    /** Whether its cells must not be shown. */
    boolean concealed() {
        return remarks.contains(Remark.PERSONAL) || remarks.contains(Remark.HOSPITAL_NUMBER);
    }

    /** This, and what somebody must decide besides. */
    FoundVariable with(Remark remark, List<Problem> more) {
        Set<Remark> all = EnumSet.of(remark);
        all.addAll(remarks);
        List<Problem> asked = new ArrayList<>(more);
        asked.addAll(ask);
        return new FoundVariable(variable, all, missing, asked);
    }

    private static FoundVariable judged(Column column, ReadingFindings findings, char decimal) {
        String name = column.variable().name();
        List<String> missing = new ArrayList<>(findings.notRecorded().getOrDefault(name, List.of()));
        List<Problem> ask = findings.unsure().getOrDefault(name, List.of());
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        int recorded = column.size() - column.missingCount();
        if (recorded == 0) {
            remarks.add(Remark.EMPTY);
            return new FoundVariable(Variable.of(name, Variable.Type.TEXT), remarks, missing, ask);
        }
        List<String> levels = column.asLevels().variable().levels();
        if (levels.size() == 1 && recorded > 1) {
            remarks.add(Remark.CONSTANT);
        }
        if (NameHint.ID.fits(name) && levels.stream().anyMatch(IdReader::spreadsheetNumber)) {
            remarks.add(Remark.SPREADSHEET_IDENTIFIER);
        }
        boolean unique = recorded > 2 && levels.size() == column.size();
        if (unique && NameHint.ID.fits(name)) {
            remarks.add(Remark.IDENTIFIER);
        } else if (NameHint.ID.fits(name) && levels.size() > CATEGORIES && levels.size() * Sets.MOST_ROWS > recorded) {
            remarks.add(Remark.OTHER_IDENTIFIER);
        }
        if (column instanceof NumberColumn && levels.size() > CATEGORIES && NameHint.FOLLOW_UP.fits(name)) {
            remarks.add(Remark.FOLLOW_UP_TIME);
        }
        Optional<FoundVariable> same =
                column instanceof LevelColumn cells ? sameWords(cells, remarks, missing) : Optional.empty();
        if (same.isPresent()) {
            return same.get();
        }
        if (!ask.isEmpty() && column instanceof LevelColumn) {
            return findings.unsureDates().containsKey(name)
                    ? dates(column, findings.unsureDates().get(name), ask, remarks, missing)
                    : new Proposal(name, levels, ask, decimal).numbers(remarks, missing);
        }
        if (column instanceof NumberColumn numbers) {
            return number(numbers, levels, remarks, missing, ask);
        }
        return level((LevelColumn) column, unique, remarks, missing);
    }

    /** Words that mean the same, beside those for "not recorded". */
    private static Optional<FoundVariable> sameWords(LevelColumn column, Set<Remark> remarks, List<String> missing) {
        Set<String> words = new LinkedHashSet<>(missing);
        List<String> left = new ArrayList<>();
        for (String level : column.variable().levels()) {
            if (NotRecorded.always(level)) {
                words.add(level);
            } else {
                left.add(level);
            }
        }
        return SameWords.of(left).map(same -> {
            remarks.add(Remark.SPELLINGS);
            Variable variable = Variable.of(
                            column.variable().name(), same.type(), same.levels().toArray(String[]::new))
                    .with(form("", "", "", false, CellForm.Limit.REFUSE, CellForm.Limit.REFUSE, same.recode()));
            return new FoundVariable(variable, remarks, List.copyOf(words), List.of());
        });
    }

    private static FoundVariable number(
            NumberColumn numbers, List<String> levels, Set<Remark> remarks, List<String> missing, List<Problem> ask) {
        String name = numbers.variable().name();
        if (numbers.variable().type() == Variable.Type.DATE) {
            return new FoundVariable(numbers.variable(), remarks, missing, ask);
        }
        if (SuspectCode.of(numbers).isPresent()) {
            remarks.add(Remark.SUSPECT_CODE);
        }
        Variable variable;
        if (levels.stream().allMatch(l -> BinaryWord.NUMBER.code(l) >= 0)) {
            variable = Variable.of(name, Variable.Type.BINARY);
        } else if (levels.size() == 2) {
            variable = Variable.of(name, Variable.Type.CATEGORICAL, levels.toArray(String[]::new));
        } else {
            boolean whole = true;
            for (int row = 0; row < numbers.size(); row++) {
                whole &= numbers.missing(row) || numbers.value(row) == Math.rint(numbers.value(row));
            }
            if (whole && levels.size() > 1 && levels.size() <= GRADES && !remarks.contains(Remark.SUSPECT_CODE)) {
                remarks.add(Remark.FEW_VALUES);
            }
            if (whole && OF_DATES.matcher(name).matches() && inDays(numbers)) {
                remarks.remove(Remark.FEW_VALUES);
                remarks.add(Remark.DAY_NUMBERS);
            }
            variable = Variable.of(name, whole ? Variable.Type.INTEGER : Variable.Type.NUMERIC);
        }
        if (levels.stream().anyMatch(l -> l.indexOf(',') >= 0 || l.indexOf('.') != l.lastIndexOf('.'))) {
            variable = thousands(variable, levels);
        }
        return new FoundVariable(variable, remarks, missing, ask);
    }

    private static boolean inDays(NumberColumn numbers) {
        return IntStream.range(0, numbers.size())
                .filter(row -> !numbers.missing(row))
                .allMatch(row -> numbers.value(row) >= FIRST_DAY && numbers.value(row) <= LAST_DAY);
    }

    /** The declaration of numbers whose thousands are grouped in some cells. */
    private static Variable thousands(Variable variable, List<String> levels) {
        for (String mark : List.of(",", ".", " ", "'")) {
            if (levels.stream().anyMatch(l -> MarkEvidence.isGrouped(whole(l, mark.charAt(0)), mark.charAt(0)))) {
                return variable.with(form("", "", mark, false, CellForm.Limit.REFUSE, CellForm.Limit.REFUSE, Map.of()));
            }
        }
        return variable;
    }

    /** A number without its decimals, which the other mark parts from it. */
    private static String whole(String number, char mark) {
        int end = number.lastIndexOf(mark == '.' ? ',' : '.');
        return end < 0 ? number : number.substring(0, end);
    }

    static CellForm form(
            String prefix,
            String suffix,
            String thousands,
            boolean percent,
            CellForm.Limit below,
            CellForm.Limit above,
            Map<String, String> recode) {
        return new CellForm(prefix, suffix, thousands, percent, below, above, recode, CellForm.FIRST_YEAR);
    }

    private static FoundVariable dates(
            Column column, UnsureDates unsure, List<Problem> ask, Set<Remark> remarks, List<String> missing) {
        remarks.add(
                switch (unsure.why()) {
                    case CENTURY -> Remark.TWO_DIGIT_YEARS;
                    case DAY_OR_MONTH -> Remark.DAY_OR_MONTH;
                    case SEVERAL_FORMATS -> Remark.SEVERAL_FORMATS;
                    case STRAY_CELLS -> Remark.STRAY_DATES;
                });
        if (unsure.formats().stream().map(DatePattern::of).anyMatch(DatePattern::twoDigits)) {
            remarks.add(Remark.TWO_DIGIT_YEARS);
        }
        Set<String> words = new LinkedHashSet<>(missing);
        column.asLevels().variable().levels().stream()
                .filter(NotRecorded::amongNumbers)
                .forEach(words::add);
        Variable variable = Variable.date(column.variable().name(), unsure.formats());
        return new FoundVariable(variable, remarks, List.copyOf(words), ask);
    }

    private static FoundVariable level(LevelColumn column, boolean unique, Set<Remark> remarks, List<String> missing) {
        List<String> levels = column.variable().levels();
        String name = column.variable().name();
        for (BinaryWord pair : BinaryWord.values()) {
            if (levels.stream().allMatch(l -> pair.code(l) >= 0)) {
                return new FoundVariable(Variable.of(name, Variable.Type.BINARY), remarks, missing, List.of());
            }
        }
        if (unique || levels.size() > CATEGORIES) {
            remarks.add(unique ? Remark.IDENTIFIER : Remark.FREE_TEXT);
            return new FoundVariable(Variable.of(name, Variable.Type.TEXT), remarks, missing, List.of());
        }
        Map<String, String> recode = spellings(column);
        if (!recode.isEmpty()) {
            remarks.add(Remark.SPELLINGS);
        }
        List<String> left = ColumnSense.inOrder(
                levels.stream().filter(l -> !recode.containsKey(l)).toList());
        if (left.stream().allMatch(l -> BinaryWord.codeOf(l) >= 0)) {
            return new FoundVariable(Variable.of(name, Variable.Type.BINARY), remarks, missing, List.of());
        }
        boolean ordered = OrderedWords.order(left).isPresent();
        Variable variable = Variable.of(
                name, ordered ? Variable.Type.ORDINAL : Variable.Type.CATEGORICAL, left.toArray(String[]::new));
        return new FoundVariable(
                variable.with(form("", "", "", false, CellForm.Limit.REFUSE, CellForm.Limit.REFUSE, recode)),
                remarks,
                missing,
                List.of());
    }

    /**
     * Spellings that differ in letter case, white space or full-width forms, or that begin another word (F, female): to
     * the usual one.
     */
    private static Map<String, String> spellings(LevelColumn column) {
        List<String> levels = column.variable().levels();
        int[] count = column.counts();
        Map<String, List<String>> alike = new LinkedHashMap<>();
        Map<String, String> sex = sexWords(levels);
        for (String level : levels) {
            String folded = ColumnSense.folded(level);
            alike.computeIfAbsent(sex.getOrDefault(folded, folded), k -> new ArrayList<>())
                    .add(level);
        }
        Map<String, String> recode = new LinkedHashMap<>();
        for (List<String> group : alike.values()) {
            String usual = group.stream()
                    .max(java.util.Comparator.<String>comparingInt(l -> count[levels.indexOf(l)])
                            .thenComparing(java.util.Comparator.<String>reverseOrder()))
                    .orElseThrow();
            group.stream().filter(l -> !l.equals(usual)).forEach(l -> recode.put(l, usual));
        }
        return recode;
    }

    /** Words for sex in a column that holds nothing else. */
    private static Map<String, String> sexWords(List<String> levels) {
        Map<String, String> words = new HashMap<>();
        for (String word : List.of("f", "female", "woman", "女", "女性")) {
            words.put(word, "female");
        }
        for (String word : List.of("m", "male", "man", "男", "男性")) {
            words.put(word, "male");
        }
        boolean all = levels.stream().allMatch(l -> words.containsKey(ColumnSense.folded(l)));
        return all ? words : Map.of();
    }

    /** The declaration that would read the cells of a column of numbers with others among them. */
    private record Proposal(String name, List<String> levels, List<Problem> ask, char decimal) {

        FoundVariable numbers(Set<Remark> remarks, List<String> missing) {
            remarks.add(Remark.STRAY_TEXT);
            Set<String> words = new LinkedHashSet<>(missing);
            Map<NumberNotation, List<String>> kinds = new HashMap<>();
            boolean whole = true;
            for (String level : levels) {
                String plain = Cells.plain(level);
                double value = DecimalNumber.parse(plain, decimal);
                if (Double.isNaN(value)) {
                    kinds.computeIfAbsent(NumberNotation.of(plain, decimal), k -> new ArrayList<>())
                            .add(level);
                } else {
                    whole &= value == Math.rint(value);
                }
            }
            words.addAll(kinds.getOrDefault(NumberNotation.NOT_RECORDED, List.of()));
            Set<String> units = kinds.getOrDefault(NumberNotation.UNIT, List.of()).stream()
                    .map(l -> NumberNotation.unit(Cells.plain(l)))
                    .collect(Collectors.toCollection(HashSet::new));
            String suffix = units.size() == 1 ? units.iterator().next() : "";
            boolean percent = kinds.containsKey(NumberNotation.PERCENT);
            String mark = kinds.containsKey(NumberNotation.THOUSANDS) ? String.valueOf(decimal == '.' ? ',' : '.') : "";
            whole &= !percent && !kinds.containsKey(NumberNotation.BELOW_LIMIT);
            Variable variable = Variable.of(name, whole ? Variable.Type.INTEGER : Variable.Type.NUMERIC)
                    .with(form(
                            "",
                            suffix,
                            mark,
                            percent,
                            kinds.containsKey(NumberNotation.BELOW_LIMIT) ? CellForm.Limit.HALF : CellForm.Limit.REFUSE,
                            kinds.containsKey(NumberNotation.ABOVE_LIMIT)
                                    ? CellForm.Limit.LIMIT
                                    : CellForm.Limit.REFUSE,
                            Map.of()));
            return new FoundVariable(variable, remarks, List.copyOf(words), ask);
        }
    }
}
