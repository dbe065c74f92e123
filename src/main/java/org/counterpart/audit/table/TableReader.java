package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.PaperBuilder;
import org.counterpart.audit.table.Heads.Known;
import org.counterpart.audit.table.RowLabels.Label;

/** Reads one table: what kind it is follows from what its head says of its columns. */
public final class TableReader {
    private static final Pattern OTHER_LEVEL =
            Pattern.compile("(?i)\\b(?:90|98|99(?:\\.\\d)?) ?% ?-?(?:CI|C\\.I|confidence|credib|置信|可信)");
    private static final Pattern NO_RATIOS = Pattern.compile("(?i)linear regression|线性回归");

    private TableReader() {}

    /**
     * @param heads how many rows are its head
     * @param uses what was understood of it; the rest of its numbers was not, and none of them is used
     */
    public record Reading(int heads, List<Use> uses) {}

    public static Reading read(PrintedTable printed, Scope scope, PaperBuilder into) {
        PrintedTable grid = printed.withPoints();
        List<Use> uses = new ArrayList<>();
        if (grid.rows().size() < 2 || NO_RATIOS.matcher(grid.about()).find()) {
            return new Reading(1, uses);
        }
        Heads heads = new Heads(grid);
        if (isRagged(grid, heads.rows())) {
            return new Reading(heads.rows(), uses);
        }
        boolean usual = scope.usualLevel() && !OTHER_LEVEL.matcher(grid.about()).find();
        List<Block> blocks = Block.of(heads, grid.width());
        List<GroupColumn> groups = GroupColumn.of(heads, grid.width());
        List<Label> labels = RowLabels.of(grid, heads.rows(), names(blocks, groups), tests(heads, grid.width()));
        for (Block block : blocks) {
            Block used = usual ? block : block.withoutIntervals();
            if (used.ratio() != null) {
                new RegressionRows(grid, scope).read(used, labels, heads.rows(), into, uses);
            } else if (used.ofCurves()) {
                new CurveRows(grid, scope).read(used, labels, heads.rows(), into, uses);
            }
        }
        GroupRows.read(grid, heads, scope, labels, into, uses);
        return new Reading(heads.rows(), uses);
    }

    /** Whether a row of the head has fewer cells than the table: it does not say which columns it is above. */
    private static boolean isRagged(PrintedTable grid, int heads) {
        return grid.rows().subList(0, heads).stream().anyMatch(row -> row.size() < grid.width());
    }

    private static Set<Integer> tests(Heads heads, int width) {
        Set<Integer> tests = new HashSet<>();
        for (int c = 1; c < width; c++) {
            if (heads.known(c).filter(k -> k.what().isTest()).isPresent()) {
                tests.add(c);
            }
        }
        return tests;
    }

    /** How many columns stand before the first whose head is known. */
    private static int names(List<Block> blocks, List<GroupColumn> groups) {
        int first = Integer.MAX_VALUE;
        for (Block block : blocks) {
            for (Known known : block.columns()) {
                first = Math.min(first, known.column());
            }
        }
        for (GroupColumn group : groups) {
            first = Math.min(first, group.columns().get(0));
        }
        return first == Integer.MAX_VALUE ? 1 : first;
    }
}
