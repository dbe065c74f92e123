package org.counterpart.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.counterpart.Counterpart;
import org.counterpart.ReferenceCase;
import org.counterpart.analysis.FileMatching;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.files.DataPlace;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.MatchingScore;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.regression.design.Predictor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** R's answers to matching on a score: fit, MatchIt 4.7.2's pairs where no tie was met, optimum, balance. */
class ScoreReferenceTest {
    static Stream<ReferenceCase.Expected> scores() {
        return ReferenceCase.all("psm score");
    }

    static Stream<ReferenceCase.Expected> nearest() {
        return Stream.of(
                        "psm nearest neighbour, logit",
                        "psm nearest neighbour, probability",
                        "psm nearest neighbour with exact and raw calipers, logit",
                        "psm nearest neighbour with exact and raw calipers, probability")
                .flatMap(ReferenceCase::all);
    }

    static Stream<ReferenceCase.Expected> optima() {
        return ReferenceCase.all("psm optimum: most pairs within the caliper, then least total score distance");
    }

    static Stream<ReferenceCase.Expected> balances() {
        return ReferenceCase.all("psm balance before and after");
    }

    @ParameterizedTest
    @MethodSource("scores")
    void theScoreIsThatOfGlm(ReferenceCase.Expected expected) throws IOException {
        for (ScoreRule.Scale scale : ScoreRule.Scale.values()) {
            FileMatching.Result result = match(expected, rule(expected, scale));
            MatchingScore score = result.matching().score().orElseThrow();
            if (scale == ScoreRule.Scale.LOGIT) {
                expected.check("beta", score.model().fit().b());
                expected.check("logLik", score.model().fit().logLik());
            }
            boolean logit = scale == ScoreRule.Scale.LOGIT;
            expected.check(logit ? "sd_logit" : "sd_p", score.sd());
            NumberColumn column = (NumberColumn) result.cohort().column(ScoreRule.COLUMN);
            Map<String, Double> byId = byId(result.cohort(), column);
            for (String line : lines(expected, "scores_file")) {
                String[] cells = line.split(",", -1);
                if (!cells[2].isEmpty()) {
                    assertThat(byId.get(cells[0]))
                            .as(cells[0])
                            .isCloseTo(Double.parseDouble(cells[logit ? 3 : 2]), within(1e-8));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nearest")
    void thePairsAreMatchIts(ReferenceCase.Expected expected) throws IOException {
        JsonNode in = expected.inputs();
        FileMatching.Result result = match(expected, nearest(expected));
        Matching matching = result.matching();
        expected.check("eligible_pairs", (double) matching.eligiblePairs());
        if (in.get("caliper").asString().endsWith("sd")) {
            expected.check("caliper_width", matching.calipers().get(0).width());
        }
        if (expected.values().get("distance_ties_met").asBoolean()) {
            // The list then depends on which of equally near controls is taken; how many find one does not by much.
            assertThat((double) matching.pairs()).isCloseTo(expected.value("pairs"), withPercentage(8));
            return;
        }
        Map<String, List<String>> theirs = new TreeMap<>();
        for (String line : lines(expected, "pairs_file")) {
            String[] cells = line.split(",", -1);
            theirs.computeIfAbsent(cells[1], c -> new ArrayList<>()).add(cells[2]);
        }
        theirs.values().forEach(c -> c.sort(null));
        assertThat(pairs(result)).isEqualTo(theirs);
        expected.check("matched_cases", matching.sets().size());
        expected.check("matched_controls", matching.matchedControls());
        expected.check("total_distance", matching.totalDistance());
    }

    @ParameterizedTest
    @MethodSource("optima")
    void noMatchingIsBetter(ReferenceCase.Expected expected) throws IOException {
        Matching matching = match(expected, asked(expected)).matching();
        expected.check("eligible_pairs", (double) matching.eligiblePairs());
        expected.check("max_pairs", matching.pairs());
        expected.check("min_total_distance", matching.totalDistance());
    }

    /** On R's scale of the cases' SD, of numbers; R has an indicator of each level of a factor. */
    @ParameterizedTest
    @MethodSource("balances")
    void theBalanceIsThatOfTheSummary(ReferenceCase.Expected expected) throws IOException {
        String pairs = expected.inputs().get("pairs_file").asString();
        ReferenceCase.Expected run = nearest()
                .filter(e -> e.of().folder().equals(expected.of().folder()))
                .filter(e -> e.inputs().get("pairs_file").asString().equals(pairs))
                .findFirst()
                .orElseThrow();
        if (run.values().get("distance_ties_met").asBoolean()) {
            return;
        }
        Balance balance =
                match(run, nearest(run).with(MatchingDesign.Smd.CASES)).balance();
        int found = 0;
        for (int i = 0; i < expected.values().get("variables").size(); i++) {
            String name = expected.values().get("variables").get(i).asString();
            for (Balance.Row row : balance.rows()) {
                if (row.variable().name().equals(name)) {
                    side(row.before(), expected.values().get("before").get(i));
                    side(row.after(), expected.values().get("after").get(i));
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(2);
    }

    private static void side(Balance.Side ours, JsonNode theirs) {
        assertThat(ours.caseMean()).isCloseTo(theirs.get(0).asDouble(), within(1e-7));
        assertThat(ours.controlMean()).isCloseTo(theirs.get(1).asDouble(), within(1e-7));
        assertThat(ours.smd()).isCloseTo(theirs.get(2).asDouble(), within(1e-7));
    }

    private static MatchingDesign nearest(ReferenceCase.Expected expected) {
        JsonNode in = expected.inputs();
        String order = in.get("m_order").asString().split(" ", -1)[0];
        return asked(expected)
                .with(MatchingDesign.Method.NEAREST)
                .with(MatchingDesign.Order.valueOf(order.toUpperCase(Locale.ROOT)))
                .withRatio(in.get("ratio").asInt())
                .with(
                        in.get("replace").asBoolean()
                                ? MatchingDesign.Replacement.WITH
                                : MatchingDesign.Replacement.WITHOUT);
    }

    private static MatchingDesign asked(ReferenceCase.Expected expected) {
        JsonNode in = expected.inputs();
        boolean logit = in.get("distance").asString().equals("logit");
        MatchingDesign design = rule(expected, logit ? ScoreRule.Scale.LOGIT : ScoreRule.Scale.PROBABILITY);
        List<Caliper> calipers = new ArrayList<>();
        String width = in.has("caliper") ? in.get("caliper").asString() : "raw";
        if (width.equals("raw")) {
            width = in.get(in.has("caliper_raw") ? "caliper_raw" : "caliper_width")
                    .asString();
        }
        if (!width.equals("none")) {
            calipers.add(Caliper.of(ScoreRule.COLUMN, width));
        }
        if (in.has("raw_calipers")) {
            in.get("raw_calipers")
                    .propertyStream()
                    .forEach(c ->
                            calipers.add(Caliper.of(c.getKey(), c.getValue().asString())));
        }
        List<String> exact = new ArrayList<>();
        if (in.has("exact")) {
            in.get("exact").forEach(e -> exact.add(e.asString()));
        }
        return design.withCalipers(calipers).withExact(exact);
    }

    private static MatchingDesign rule(ReferenceCase.Expected expected, ScoreRule.Scale scale) {
        List<Predictor> predictors = new ArrayList<>();
        for (JsonNode p : expected.inputs().get("predictors")) {
            List<String> levels = new ArrayList<>();
            if (p.has("levels")) {
                p.get("levels").forEach(l -> levels.add(l.asString()));
            }
            String name = p.get("name").asString();
            predictors.add(levels.isEmpty() ? Predictor.number(name) : Predictor.contrasts(name, levels));
        }
        return MatchingDesign.withDefaults().with(new ScoreRule(predictors, ScoreRule.Of.CASE, scale));
    }

    private static FileMatching.Result match(ReferenceCase.Expected expected, MatchingDesign design)
            throws IOException {
        JsonNode in = expected.inputs();
        return Counterpart.match(
                CsvCohortReader.readUndeclared(
                        DataPlace.of(expected.of().data()),
                        "data.csv",
                        CsvOptions.withDefaults(),
                        in.get("id").asString(),
                        Set.of()),
                FileMatching.of(
                        in.get("case").asString() + "=" + in.get("case_level").asString(), design));
    }

    private static Map<String, Double> byId(Cohort cohort, NumberColumn column) {
        Map<String, Double> byId = new TreeMap<>();
        for (int row = 0; row < cohort.size(); row++) {
            byId.put(cohort.id(row), column.value(row));
        }
        return byId;
    }

    private static Map<String, List<String>> pairs(FileMatching.Result result) {
        Map<String, List<String>> pairs = new TreeMap<>();
        result.matching()
                .sets()
                .forEach(set -> pairs.put(
                        result.cohort().id(set.caseRow()),
                        set.controls().stream()
                                .map(c -> result.cohort().id(c.row()))
                                .sorted()
                                .toList()));
        return pairs;
    }

    private static List<String> lines(ReferenceCase.Expected expected, String file) throws IOException {
        Path path = expected.of().folder().resolve(expected.inputs().get(file).asString());
        return Files.readAllLines(path).stream().skip(1).toList();
    }
}
