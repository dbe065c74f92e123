package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.plan.ValidationPlan.Kind;
import org.counterpart.report.Messages;
import org.counterpart.study.ValidationPart.Calibrated;
import org.counterpart.study.model.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model tried on subjects it was not made from. */
class ValidationPartsTest {
    private static final Path PLANS = Path.of("src/test/resources/validation");

    @TempDir
    Path folder;

    private static StudyResult run(Path plan) throws IOException {
        return Study.run(StudyPlanReader.read(plan), 2, step -> {});
    }

    private static StudyResult run(String plan) throws IOException {
        return run(PLANS.resolve(plan + ".yaml"));
    }

    /** A plan of the folder, its data beside it, with another line in the place of one. */
    private Path changed(String plan, String from, String to) throws IOException {
        String text = Files.readString(PLANS.resolve(plan + ".yaml"));
        assertThat(text).contains(from);
        for (String data : List.of("first.csv", "second-centre.csv")) {
            Files.copy(PLANS.resolve(data), folder.resolve(data), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.writeString(
                folder.resolve("study.yaml"),
                text.replace(
                                "../../../../examples",
                                Path.of("examples").toAbsolutePath().toString())
                        .replace(from, to));
    }

    private static Map<String, Double> numbers(ValidationPart part) {
        Map<String, Double> numbers = new TreeMap<>();
        numbers.put("n", (double) part.n());
        numbers.put("events", (double) part.events());
        numbers.put("auc", part.auc().auc());
        numbers.put("low", part.auc().ci().low());
        numbers.put("high", part.auc().ci().high());
        Calibrated c = part.calibration();
        if (c != null) {
            numbers.put("intercept", c.intercept());
            numbers.put("slope", c.slope());
            numbers.put("inTheLarge", c.inTheLarge());
            numbers.put("eo", c.expectedOverObserved());
            numbers.put("brier", c.brier());
        }
        return numbers;
    }

    /** {@code src/test/r/validation/parts.R}, with the versions at the top of what it wrote. */
    @ParameterizedTest
    @ValueSource(strings = {"variable", "external", "random", "prevalence"})
    void agreesWithR(String plan) throws IOException {
        ValidationParts parts = run(plan).parts();
        Map<String, Map<String, Double>> ours =
                Map.of("derivation", numbers(parts.derivation()), "validation", numbers(parts.validation()));
        Map<String, Map<String, Double>> ofR = new TreeMap<>();
        for (String line : Files.readAllLines(PLANS.resolve("reference.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(plan)) {
                ofR.computeIfAbsent(cells[1], part -> new TreeMap<>()).put(cells[2], Double.valueOf(cells[3]));
            }
        }
        assertThat(ofR).containsOnlyKeys("derivation", "validation");
        ofR.forEach((part, measures) -> {
            assertThat(ours.get(part)).containsOnlyKeys(measures.keySet().toArray(String[]::new));
            measures.forEach((measure, value) -> assertThat(ours.get(part).get(measure))
                    .as(part + " " + measure)
                    .isCloseTo(value, within(1e-9)));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "random, RANDOM, 140, 543, 60, 232",
        "variable, VARIABLE, 35, 72, 24, 58",
        "temporal, TEMPORAL, 35, 70, 26, 52",
        "sets, RANDOM, 50, 99, 33, 66",
        "external, EXTERNAL, 40, 86, 19, 44"
    })
    void everyNumberIsOfTheDerivationPart(String plan, Kind kind, int d1, int d0, int v1, int v0) throws IOException {
        StudyResult result = run(plan);
        assertThat(result.parts().plan().kind()).isEqualTo(kind);
        assertThat(result.cases()).isEqualTo(d1);
        assertThat(result.controls()).isEqualTo(d0);
        assertThat(result.univariate().n()).containsExactly(d0, d1);
        Sample validation = result.parts().validation().sample();
        assertThat(validation.caseCount()).isEqualTo(v1);
        assertThat(validation.size() - validation.caseCount()).isEqualTo(v0);
        assertThat(result.parts().compared().n()).containsExactly(d1 + d0, v1 + v0);
        assertThat(result.parts().derivation().auc().auc())
                .isEqualTo(result.model().orElseThrow().delong().auc());
        assertThat(ids(result.matched())).doesNotContainAnyElementsOf(ids(validation));
    }

    private static Set<String> ids(Sample sample) {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, sample.size()).forEach(row -> ids.add(sample.cohort().id(row)));
        return ids;
    }

    @Test
    void setsStayWhole() throws IOException {
        StudyResult result = run("sets");
        Set<String> derivation = sets(result.matched());
        Set<String> validation = sets(result.parts().validation().sample());
        assertThat(derivation).hasSize(50).doesNotContainAnyElementsOf(validation);
        assertThat(validation).hasSize(33);
    }

    private static Set<String> sets(Sample sample) {
        Set<String> sets = new HashSet<>();
        IntStream.range(0, sample.size())
                .forEach(row -> sets.add(sample.cohort().column("stratum").text(row)));
        return sets;
    }

    /** Each part is matched by itself: every control of the validation part is of a case's sex. */
    @Test
    void eachPartIsMatchedByItself() throws IOException {
        Sample validation = run("temporal").parts().validation().sample();
        LevelColumn sex = validation.cohort().levels("sex");
        assertThat(validation.hasSets()).isTrue();
        assertThat(validation.size()).isEqualTo(78);
        for (int row = 1; row < validation.size(); row++) {
            if (validation.set(row) == validation.set(row - 1)) {
                assertThat(sex.code(row)).isEqualTo(sex.code(row - 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "sets"})
    void theOrderOfTheRowsDoesNotMatter(String plan) throws IOException {
        StudyPlan read = StudyPlanReader.read(PLANS.resolve(plan + ".yaml"));
        List<String> lines =
                new ArrayList<>(Files.readAllLines(read.cohort().file().orElseThrow()));
        String head = lines.remove(0);
        Collections.shuffle(lines, new Random(7));
        lines.add(0, head);
        Files.write(folder.resolve("shuffled.csv"), lines);
        String file = read.cohort().given();
        StudyResult one = run(plan);
        StudyResult shuffled = run(Files.writeString(
                folder.resolve("study.yaml"),
                Files.readString(PLANS.resolve(plan + ".yaml")).replace(file, "shuffled.csv")));
        assertThat(ids(shuffled.matched())).isEqualTo(ids(one.matched()));
        assertThat(numbers(shuffled.parts().validation()))
                .isEqualTo(numbers(one.parts().validation()));
        assertThat(shuffled.parts().compared().rows())
                .extracting(row -> row.chosen().result().p())
                .isEqualTo(one.parts().compared().rows().stream()
                        .map(row -> row.chosen().result().p())
                        .toList());
    }

    /**
     * R 4.2.2: {@code q <- quantile(lwt[age < 24 & low == 0], 1:2 / 3)} are 115 and 131.33, and {@code
     * table(cut(lwt[age >= 24], c(-Inf, q, Inf)))} 25, 22, 35; the quantiles of all controls, 119 and 135, would
     * give 29, 25, 28.
     */
    @Test
    void cutPointsAreThoseOfTheDerivationPart() throws IOException {
        Sample validation = run("variable").parts().validation().sample();
        assertThat(validation.cohort().levels("heavy").counts()).startsWith(25, 22, 35);
    }

    @Test
    void whoCannotBeScoredIsLeftOutAndCounted() throws IOException {
        Path plan = changed("external", "first.csv", "few.csv");
        List<String> first = Files.readAllLines(PLANS.resolve("first.csv"));
        Files.write(
                folder.resolve("few.csv"),
                first.stream().filter(line -> !line.contains(",black,")).toList());
        List<String> second = new ArrayList<>(Files.readAllLines(PLANS.resolve("second-centre.csv")));
        long black = second.stream().filter(line -> line.contains(",black,")).count();
        int other = IntStream.range(1, second.size())
                .filter(i -> !second.get(i).contains(",black,"))
                .findFirst()
                .orElseThrow();
        second.set(other, second.get(other).replaceFirst("^(([^,]*,){3})[^,]*", "$1"));
        Files.write(folder.resolve("second-centre.csv"), second);
        ValidationParts parts = run(plan).parts();
        assertThat(parts.validation().missing()).isEqualTo(1);
        assertThat(parts.validation().unknown()).isEqualTo((int) black).isPositive();
        assertThat(parts.validation().n()).isEqualTo(63 - 1 - (int) black);
        assertThat(parts.notes().stream().map(Messages.EN::text))
                .anyMatch(n ->
                        n.startsWith("race: the validation part has levels that nobody had") && n.contains("black"));
    }

    @Test
    void aSeparatedModelGivesNobodyARisk() throws IOException {
        Path plan = changed("external", "predictors: [lwt, race, smoke, ht]", "predictors: [lwt, certain]");
        Files.writeString(
                plan, Files.readString(plan).replace("derive:", "derive:\n  certain: {from: low, equals: 1}"));
        ValidationParts parts = run(plan).parts();
        assertThat(parts.validation().auc()).isNull();
        assertThat(parts.validation().calibration()).isNull();
        assertThat(Messages.EN.text(parts.validation().noAuc().orElseThrow())).startsWith("Separation leaves");
        assertThat(parts.compared().rows()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {split: {share: 1.2}}                              | validation.split.share: "1.2": expected a number below 1
            {split: {share: 0.5, variable: age, below: 24}}    | validation.split: a split is made by share or by a rule
            {split: {seed: 3}}                                 | validation.split: says no split
            {split: {variable: age, below: 24, seed: 3}}       | validation.split.seed: "3": a seed is for a split by share
            {split: {variable: aeg, below: 24}}                | did you mean age?
            {split: {share: 0.7}, cohort: second-centre.csv}   | validation: split and cohort each make a validation part
            {}                                                 | validation: says nothing of the validation part
            {cohort: first.csv}                                | this is the cohort file itself
            {split: {variable: heavy, equals: Q1}}             | validation.split.variable: "heavy":
            {splt: {share: 0.5}}                               | did you mean split?
            {split: {variable: age, below: 5}}                 | validation.split: the derivation part has 0 cases and 0 controls
            {split: {share: 0.995}}                            | "0.995": the validation part has 0 cases
            {split: {variable: low, equals: 1}}                | validation.split: the validation part has 0 cases and
            """)
    void whatIsWrongIsToldWithItsLine(String section, String said) throws IOException {
        Path plan = changed("external", "{cohort: second-centre.csv}", section);
        int line = Files.readAllLines(plan).indexOf("validation: " + section) + 1;
        assertThat(problems(plan)).anyMatch(p -> p.contains("study.yaml:" + line + ": ") && p.contains(said));
    }

    private static List<String> problems(Path plan) {
        List<String> said = new ArrayList<>();
        assertThatThrownBy(() -> run(plan))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> e.problems().stream().map(Messages.EN::problem).forEach(said::add));
        return said;
    }

    @Test
    void problemsOfTheSecondFileBearItsNameAndComeWithThoseOfTheFirst() throws IOException {
        Path plan = changed("external", "multivariable:", "multivariable:");
        for (String data : List.of("first.csv", "second-centre.csv")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(data)));
            lines.set(4, lines.get(4).replaceFirst("white|black|other", "whte"));
            Files.write(folder.resolve(data), lines);
        }
        List<Problem> problems = new ArrayList<>();
        assertThatThrownBy(() -> run(plan))
                .isInstanceOfSatisfying(ProblemsException.class, e -> problems.addAll(e.problems()));
        assertThat(problems).extracting(Problem::source).containsExactly("first.csv", "second-centre.csv");
        assertThat(problems).extracting(Problem::line).containsOnly(5);
    }
}
