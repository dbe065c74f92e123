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
import org.counterpart.study.StudyNumbers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How many published studies one truthful plan expresses. {@code needs.csv} has for each of 99 papers what its methods
 * need, as codes; {@code covered.csv} has for each code that a plan can say a plan that says it, where its number
 * stands in the results, and the test that holds this number against R. Where a paper needs of a Cox model what only a
 * logistic one has here (nomogram and validation, subgroups, the curve of a spline, stepwise choice), it has a code of
 * its own for that ({@code COXNOMO}, {@code COXSUBG}, {@code COXRCS}, {@code COXSTEP}), which no plan says.
 */
class CoverageTest {
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
            if (!ran.containsKey(one.plan())) {
                ran.put(one.plan(), StudyNumbers.of(one.plan()));
            }
            JsonNode results = ran.get(one.plan());
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
        assertThat(expressed).isEqualTo(78);
    }
}
