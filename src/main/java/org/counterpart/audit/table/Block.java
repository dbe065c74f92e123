package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.table.Heads.Known;
import org.counterpart.audit.table.TableColumn.Kind;

/**
 * Columns that say something of the same analysis: those of a table, or, where crude and adjusted ratios stand side by
 * side, those of one of them. A block begins where the words above the columns change or a column comes again.
 *
 * @param label what tells it from the others: crude, Multivariable analysis
 * @param intervals whether its intervals are of the usual level; others are not used
 */
record Block(String label, List<Known> columns, boolean intervals) {
    /**
     * The blocks of a table, left to right. Where P values cannot be told to be of this or that block there are none
     * in any.
     */
    static List<Block> of(Heads heads, int width) {
        List<List<Known>> blocks = new ArrayList<>();
        for (int c = 1; c < width; c++) {
            int at = c;
            heads.known(c).or(() -> heads.other(at)).ifPresent(known -> {
                if (blocks.isEmpty() || !belongs(known, blocks.get(blocks.size() - 1))) {
                    blocks.add(new ArrayList<>());
                }
                blocks.get(blocks.size() - 1).add(known);
            });
        }
        boolean sure = blocks.size() < 2 || blocks.stream().allMatch(Block::ownsItsP);
        return blocks.stream()
                .map(b -> new Block(label(b), sure ? usable(b) : withoutP(b), true))
                .toList();
    }

    private static boolean belongs(Known known, List<Known> block) {
        boolean again = block.stream().anyMatch(k -> same(k.what(), known.what()));
        return !again && block.stream().allMatch(k -> k.section().equals(known.section()));
    }

    /** Two ratios side by side are two analyses, odds ratio or not. */
    private static boolean same(TableColumn a, TableColumn b) {
        return (isRatio(a) && isRatio(b)) || (a.kind() == b.kind() && a.measure() == b.measure());
    }

    private static boolean isRatio(TableColumn column) {
        return column.kind() == Kind.OTHER
                || (column.measure() != null && column.measure().isRatio());
    }

    private static boolean ownsItsP(List<Known> block) {
        boolean hasMeasure = block.stream()
                .anyMatch(k -> k.what().measure() != null || k.what().kind() == Kind.OTHER);
        return hasMeasure == block.stream().anyMatch(k -> k.what().kind() == Kind.P);
    }

    private static List<Known> withoutP(List<Known> block) {
        return usable(block).stream().filter(k -> k.what().kind() != Kind.P).toList();
    }

    /** An interval behind a coefficient, and not behind a ratio that follows it, is that of the coefficient. */
    private static List<Known> usable(List<Known> block) {
        Set<Kind> limits = EnumSet.of(Kind.INTERVAL, Kind.LOWER, Kind.UPPER);
        Set<Integer> others = new HashSet<>();
        boolean ofCoefficient = false;
        for (Known k : block) {
            Kind kind = k.what().kind();
            if (limits.contains(kind)) {
                if (ofCoefficient) {
                    others.add(k.column());
                }
            } else if (kind == Kind.COEFFICIENT || kind == Kind.MEASURE) {
                ofCoefficient = kind == Kind.COEFFICIENT;
            }
        }
        return block.stream().filter(k -> !others.contains(k.column())).toList();
    }

    private static String label(List<Known> block) {
        String section = block.get(0).section();
        if (!section.isEmpty()) {
            return section;
        }
        return block.stream()
                .map(k -> k.what().model())
                .filter(m -> !m.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The ratio of this block, or {@code null}. */
    Cue ratio() {
        return columns.stream()
                .map(k -> k.what().measure())
                .filter(m -> m != null && m.isRatio())
                .findFirst()
                .orElse(null);
    }

    /** Whether it has measures of a test or score. */
    boolean ofCurves() {
        return columns.stream()
                .map(k -> k.what().measure())
                .anyMatch(m -> m != null && !m.isRatio() && m != Cue.CUTOFF);
    }

    /** The same without its intervals. */
    Block withoutIntervals() {
        Set<Kind> limits = EnumSet.of(Kind.INTERVAL, Kind.LOWER, Kind.UPPER);
        return new Block(
                label,
                columns.stream().filter(k -> !limits.contains(k.what().kind())).toList(),
                false);
    }

    /** The same without its P values. */
    Block withoutTests() {
        return new Block(label, withoutP(columns), intervals);
    }
}
