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

    private static final String OTHER = "interaction|trend|heterogeneity|non-?linear\\w*";
    private static final Pattern OTHER_NAME = Pattern.compile("(?i)" + OTHER + "|趋势|交互");
    private static final Pattern OTHER_TEST = Pattern.compile("(?i)\\bP\\b[^.;\\n]{0,40}\\b(?:" + OTHER
            + ")|\\btests? (?:for|of) (?:a |the )?(?:linear )?(?:" + OTHER + ")|趋势检验|交互作用");

    private TableReader() {}

    /**
     * @param heads how many rows are its head
     * @param uses what was understood of it; the rest of its numbers was not, and none of them is used
     */
    public record Reading(int heads, List<Use> uses) {}

    /** Two tables printed side by side begin with the same head, and are read one after the other. */
    public static Reading read(PrintedTable printed, Scope scope, PaperBuilder into) {
        PrintedTable grid = printed.withPoints();
        List<Integer> begins = begins(grid);
        List<Use> uses = new ArrayList<>();
        int heads = 1;
        for (int i = 0; i < begins.size(); i++) {
            int from = begins.get(i);
            int to = i + 1 < begins.size() ? begins.get(i + 1) : grid.width();
            Reading part = readPart(begins.size() == 1 ? grid : grid.columns(from, to), scope, into);
            heads = part.heads();
            part.uses().forEach(u -> uses.add(new Use(u.what(), u.row(), u.column() + from, u.from(), u.to())));
        }
        return new Reading(heads, uses);
    }

    private static List<Integer> begins(PrintedTable grid) {
        List<Integer> begins = new ArrayList<>(List.of(0));
        Heads heads = new Heads(grid);
        List<String> first = grid.rows().isEmpty() ? List.of() : heads.above(0);
        for (int c = 2; c + 1 < grid.width() && !first.isEmpty(); c++) {
            boolean apart = !grid.at(0, c).continued() && heads.known(c).isEmpty();
            if (apart && heads.above(c).equals(first) && c - begins.get(begins.size() - 1) > 1) {
                begins.add(c);
            }
        }
        return begins;
    }

    private static Reading readPart(PrintedTable grid, Scope scope, PaperBuilder into) {
        List<Use> uses = new ArrayList<>();
        if (grid.rows().size() < 2 || NO_RATIOS.matcher(grid.about()).find()) {
            return new Reading(1, uses);
        }
        Heads heads = new Heads(grid);
        if (isRagged(grid, heads.rows())) {
            return new Reading(heads.rows(), uses);
        }
        boolean usual = scope.usualLevel() && !OTHER_LEVEL.matcher(grid.about()).find();
        boolean otherTests = otherTests(grid);
        List<Block> blocks = Block.of(heads, grid.width());
        List<GroupColumn> groups = GroupColumn.of(heads, grid.width());
        List<Label> labels = RowLabels.of(grid, heads.rows(), names(blocks, groups), tests(heads, grid.width()));
        List<GroupRows> compared = GroupRows.of(grid, heads, scope);
        Exposures exposures = GroupRows.exposures(compared);
        for (Block block : blocks) {
            Block used = usual ? block : block.withoutIntervals();
            used = otherTests ? used.withoutTests() : used;
            if (used.ratio() != null) {
                new RegressionRows(grid, scope, exposures).read(used, labels, heads.rows(), into, uses);
            } else if (used.ofCurves()) {
                new CurveRows(grid, scope).read(used, labels, heads.rows(), into, uses);
            }
        }
        compared.forEach(each -> each.read(labels, into, uses));
        return new Reading(heads.rows(), uses);
    }

    /** Whether a row of the head has fewer cells than the table: it does not say which columns it is above. */
    private static boolean isRagged(PrintedTable grid, int heads) {
        return grid.rows().subList(0, heads).stream().anyMatch(row -> row.size() < grid.width());
    }

    /** Whether the notes say that P is of an interaction or a trend, which no row or column of the table is called. */
    private static boolean otherTests(PrintedTable grid) {
        if (!OTHER_TEST.matcher(grid.about()).find()) {
            return false;
        }
        return grid.rows().stream()
                .flatMap(List::stream)
                .noneMatch(cell -> OTHER_NAME.matcher(cell.text()).find());
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
