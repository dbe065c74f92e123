package org.counterpart.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.stats.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a P that was made smaller than it is makes its own row inconsistent, under {@code p-vs-ci} or {@code
 * decision}; the least shares are well below what was measured. {@code -Dcounterpart.simulation=full} draws more
 * papers; what was measured is left in {@code target/made-up-significance.txt}, that of papers which print groups of
 * 100 and more beside it: in small ones a likelihood-ratio test can be as far from Wald's as such errors are.
 */
class MadeUpSignificanceTest {
    private static final long SEED = Long.getLong("counterpart.seed", 20261129);
    private static final boolean FULL = "full".equals(System.getProperty("counterpart.simulation"));

    @ParameterizedTest
    @CsvSource({
        "FIFTH, WALD_TABLE, 40",
        "FIFTH, LOGISTIC_FIT, 50",
        "FIFTH, CONDITIONAL_FIT, 50",
        "FIFTH, CRUDE_TABLE, 75",
        "BELOW_THOUSANDTH, WALD_TABLE, 40",
        "BELOW_THOUSANDTH, LOGISTIC_FIT, 40",
        "BELOW_THOUSANDTH, CONDITIONAL_FIT, 45",
        "BELOW_THOUSANDTH, CRUDE_TABLE, 65",
        "ALL_BELOW_THOUSANDTH, WALD_TABLE, 85",
        "ALL_BELOW_THOUSANDTH, LOGISTIC_FIT, 90",
        "ALL_BELOW_THOUSANDTH, CONDITIONAL_FIT, 90",
        "ALL_BELOW_THOUSANDTH, CRUDE_TABLE, 90",
    })
    void isFound(MadeUpSignificance error, HonestPapers.Kind kind, int least) throws IOException {
        Share share = measure(error, kind, FULL ? 1500 : 150, SEED);
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target/made-up-significance.txt"),
                "%s in %s: %s%n".formatted(error, kind, share),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        assertThat(share.planted).isPositive();
        assertThat(100 * share.found).isGreaterThanOrEqualTo(least * share.planted);
    }

    /** @param large papers that print groups of 100 and more */
    record Share(int planted, int found, int large, int foundLarge) {
        @Override
        public String toString() {
            return "%d planted, %d found, %.0f%%; in large groups %d planted, %d found, %.0f%%"
                    .formatted(planted, found, 100.0 * found / planted, large, foundLarge, 100.0 * foundLarge / large);
        }
    }

    /** Papers that hold the error, and those of them in which a row that it touched is inconsistent. */
    static Share measure(MadeUpSignificance error, HonestPapers.Kind kind, int papers, long seed) {
        RandomStreams honest = new RandomStreams(seed, kind.name());
        RandomStreams slips = new RandomStreams(seed, error.name());
        int planted = 0;
        int found = 0;
        int large = 0;
        int foundLarge = 0;
        for (int i = 0; i < papers; i++) {
            MadeUpSignificance.Planted wrong = error.into(HonestPapers.draw(kind, honest.stream(i)), slips.stream(i));
            if (!wrong.rows().isEmpty()) {
                boolean isFound = isFound(wrong);
                boolean isLarge = Math.min(
                                wrong.paper().all().cases(), wrong.paper().all().controls())
                        >= 100;
                planted++;
                found += isFound ? 1 : 0;
                large += isLarge ? 1 : 0;
                foundLarge += isFound && isLarge ? 1 : 0;
            }
        }
        return new Share(planted, found, large, foundLarge);
    }

    private static boolean isFound(MadeUpSignificance.Planted wrong) {
        List<String> rows =
                wrong.rows().stream().map(i -> "model[0].predictors[" + i + "]").toList();
        return Audit.withDefaults().check(wrong.paper()).claims().stream()
                .filter(c -> c.check() == Check.P_VS_CI || c.check() == Check.DECISION)
                .anyMatch(c -> c.verdict() == Verdict.INCONSISTENT && rows.contains(c.id()));
    }
}
