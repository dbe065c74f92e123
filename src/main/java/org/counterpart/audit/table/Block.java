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
 */
record Block(String label, List<Known> columns) {
    /**
     * The blocks of a table, left to right. Where P values cannot be told to be of this or that block there are none
     * in any.
     */
    static List<Block> of(Heads heads, int width) {
        List<List<Known>> blocks = new ArrayList<>();
        for (int c = 1; c < width; c++) {
            heads.known(c).ifPresent(known -> {
                if (blocks.isEmpty() || !belongs(known, blocks.get(blocks.size() - 1))) {
                    blocks.add(new ArrayList<>());
                }
                blocks.get(blocks.size() - 1).add(known);
            });
        }
        boolean sure = blocks.size() < 2 || blocks.stream().allMatch(Block::ownsItsP);
        return blocks.stream()
                .map(b -> new Block(label(b), sure ? usable(b) : withoutP(b)))
                .toList();
    }

    private static boolean belongs(Known known, List<Known> block) {
        boolean again = block.stream().anyMatch(k -> same(k.what(), known.what()));
        return !again && block.stream().allMatch(k -> k.section().equals(known.section()));
    }

    /** Two ratios side by side are two analyses, odds ratio or not. */
    private static boolean same(TableColumn a, TableColumn b) {
        boolean ratios = a.measure() != null
                && b.measure() != null
                && a.measure().isRatio()
                && b.measure().isRatio();
        return ratios || (a.kind() == b.kind() && a.measure() == b.measure());
    }

    private static boolean ownsItsP(List<Known> block) {
        boolean hasMeasure = block.stream().anyMatch(k -> k.what().measure() != null);
        return hasMeasure == block.stream().anyMatch(k -> k.what().kind() == Kind.P);
    }

    private static List<Known> withoutP(List<Known> block) {
        return usable(block).stream().filter(k -> k.what().kind() != Kind.P).toList();
    }

    /** An interval right behind a coefficient, with the ratio elsewhere, is that of the coefficient. */
    private static List<Known> usable(List<Known> block) {
        Set<Kind> limits = EnumSet.of(Kind.INTERVAL, Kind.LOWER, Kind.UPPER);
        Set<Integer> others = new HashSet<>();
        Kind before = null;
        boolean ofCoefficient = false;
        for (Known k : block) {
            Kind kind = k.what().kind();
            if (limits.contains(kind)) {
                ofCoefficient = ofCoefficient || before == Kind.COEFFICIENT;
                if (ofCoefficient) {
                    others.add(k.column());
                }
            } else {
                ofCoefficient = false;
            }
            before = kind;
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
                columns.stream().filter(k -> !limits.contains(k.what().kind())).toList());
    }
}
