package org.counterpart.report.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.Language;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.ReferenceCsv;
import org.counterpart.univariate.posthoc.Adjustment;
import org.counterpart.univariate.posthoc.PostHoc;
import org.counterpart.univariate.posthoc.PostHocTests;
import org.junit.jupiter.api.Test;

/**
 * The script that does pairs of groups again. It is left at target/verify-posthoc.R: {@code Rscript} of it (R 4.2.2)
 * prints how many numbers agree, or stops at the first that does not.
 */
class VerifyPostHocTest {
    private final ScriptText r = new ScriptText(Language.R);
    private final VerifyPostHoc verify = new VerifyPostHoc(r);

    @Test
    void everyMethodIsDoneAgain() throws IOException {
        r.line("checked <- 0")
                .line("same <- function(what, expected, got, floor = 1e-9) {")
                .line("  if (!isTRUE(abs(got - expected) <= max(1e-6 * abs(expected), floor)))")
                .line("    stop(what, \": \", expected, \" and not \", got)")
                .line("  checked <<- checked + 1")
                .line("}")
                .line("sameP <- function(what, expected, got) same(paste(what, \"P\"), expected, got, floor = 0)");
        verify.functions();
        PostHoc tukey = numeric("chickwts", 1);
        PostHoc dunn = numeric("sprays", 1);
        PostHoc games = numeric("plants", 9);
        assertThat(List.of(tukey.method(), dunn.method(), games.method()))
                .containsExactly(PostHoc.Method.TUKEY, PostHoc.Method.DUNN, PostHoc.Method.GAMES_HOWELL);
        tables();
        r.line("cat(checked, \"numbers agree\\n\")");
        Files.writeString(Path.of("target/verify-posthoc.R"), r.toString());
        assertThat(r.toString())
                .contains(
                        "pairs.by(x, group, \"tukey\")",
                        "pairs.by(x, group, \"dunn\")",
                        "pairs.by(x, group, \"games-howell\")",
                        "p.adjust(found[, 3], \"BH\")",
                        "fisher.test(n, workspace = 2e7)$p.value",
                        "\"value, ctrl and trt1, adjusted P\"");
    }

    /** @param apart by how much the last group is spread more than it is */
    private PostHoc numeric(String set, double apart) {
        List<Map<String, String>> rows = ReferenceCsv.read("groups_data.csv").stream()
                .filter(row -> row.get("set").equals(set))
                .toList();
        List<String> levels =
                rows.stream().map(row -> row.get("group")).distinct().sorted().toList();
        int[] codes =
                rows.stream().mapToInt(row -> levels.indexOf(row.get("group"))).toArray();
        double[] values = rows.stream()
                .mapToDouble(row -> ReferenceCsv.number(row, "value"))
                .toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = codes[i] == levels.size() - 1 ? apart * values[i] : values[i];
        }
        LevelColumn group =
                new LevelColumn(Variable.of("g", Variable.Type.CATEGORICAL, levels.toArray(String[]::new)), codes);
        NumberColumn column = new NumberColumn(Variable.of("value", Variable.Type.NUMERIC), values);
        r.line("group <- factor(c({}), levels = c({}))", r.texts(texts(group)), r.texts(levels))
                .line(
                        "x <- c({})",
                        Code.join(
                                ", ",
                                IntStream.range(0, values.length)
                                        .mapToObj(i -> Code.of(values[i]))
                                        .toList()));
        PostHoc found = posthoc(group, column, Kind.NUMERIC);
        verify.write(found);
        return found;
    }

    private static List<String> texts(LevelColumn column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).toList();
    }

    private PostHoc posthoc(LevelColumn group, org.counterpart.cohort.Column column, Kind kind) {
        Cohort cohort = Cohort.withoutIds(IntStream.range(0, group.size()).toArray(), List.of(column));
        Comparison comparison = GroupComparison.withDefaults()
                .compare(cohort, group, Map.of(column.variable().name(), kind), null);
        return PostHocTests.withDefaults()
                .with(Adjustment.BH)
                .of(comparison, group, row -> column)
                .get(0);
    }

    /** Three groups of 15, of whom 12, 5 and 1 are of the second level. */
    private void tables() {
        int[] codes = IntStream.range(0, 45).map(i -> i / 15).toArray();
        int[] second = {12, 5, 1};
        LevelColumn group = new LevelColumn(Variable.of("g", Variable.Type.CATEGORICAL, "a", "b", "c"), codes);
        LevelColumn column = new LevelColumn(
                Variable.of("yes", Variable.Type.BINARY, "0", "1"),
                IntStream.range(0, 45).map(i -> i % 15 < second[i / 15] ? 1 : 0).toArray());
        r.line("group <- factor(c({}))", r.texts(texts(group))).line("x <- factor(c({}))", r.texts(texts(column)));
        PostHoc found = posthoc(group, column, Kind.CATEGORICAL);
        assertThat(found.method()).isEqualTo(PostHoc.Method.PAIRWISE_TABLES);
        verify.write(found);
    }
}
