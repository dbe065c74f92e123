package org.counterpart.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.counterpart.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * How many published studies one truthful plan expresses. {@code needs.csv} has for each of 99 papers what its methods
 * need, as codes; {@code covered.csv} has for each code that a plan can say a plan that says it, where its number
 * stands in the results, and the test that holds this number against R.
 */
class CoverageTest {
    @TempDir
    Path folder;

    private static final Path HOME = Path.of("src/test/resources/coverage");

    /** A code that a plan can say. */
    private record Covered(String code, Path plan, String pointer, String test) {}

    private static List<Covered> covered() throws IOException {
        return Files.readAllLines(HOME.resolve("covered.csv")).stream()
                .skip(1)
                .map(l -> l.split(",", -1))
                .map(c -> new Covered(c[0], Path.of(c[1]), c[2], c[3]))
                .toList();
    }

    @Test
    void everyCodeHasAPlanWithItsNumber() throws IOException {
        Map<Path, JsonNode> ran = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Covered one : covered()) {
            JsonNode results = ran.computeIfAbsent(one.plan(), plan -> {
                Cli run = Cli.run(
                        "run",
                        plan.toString(),
                        "-o",
                        folder.resolve(Integer.toString(ran.size())).toString(),
                        "--quiet",
                        "--format",
                        "json");
                assertThat(run.status()).as(plan + ": " + run.err()).isZero();
                return run.json();
            });
            JsonNode number = results.at(one.pointer());
            if (number.isMissingNode() || number.isNull() || number.isContainer()) {
                wrong.add(one.code() + " " + one.pointer());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyNumberHasATest() throws IOException {
        for (Covered one : covered()) {
            assertThat(Path.of("src/test/java/org/counterpart", one.test().replace('.', '/') + ".java"))
                    .as(one.code())
                    .exists();
        }
    }

    /** Counted anew whenever a code is added: the share is what the pages may say. */
    @Test
    void theShareOfPapersThatOnePlanExpresses() throws IOException {
        Set<String> codes = covered().stream().map(Covered::code).collect(Collectors.toCollection(TreeSet::new));
        List<String[]> papers = Files.readAllLines(HOME.resolve("needs.csv")).stream()
                .skip(1)
                .map(l -> l.split(",", -1))
                .toList();
        long expressed = papers.stream()
                .filter(p -> codes.containsAll(List.of(p[1].split(" "))))
                .count();
        assertThat(papers).hasSize(99);
        assertThat(expressed).isEqualTo(77);
    }
}
