package org.counterpart.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.counterpart.audit.attainable.Extent;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PublishedReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Honest papers that were accused once, and errors that were excused: simulated and real rows with what a careful
 * reader says of them.
 */
class OrdinaryCausesTest {
    private static Audit.Result audited(String file) throws Exception {
        return Audit.withDefaults().check(PublishedReader.read(Path.of("src/test/resources/audit/faults", file)));
    }

    @ParameterizedTest
    @CsvSource({
        // an area of 0.973 with 16 cases and its real interval by DeLong
        "01-auc-width-honest-delong.yaml",
        // 0.916 (0.856-0.976), 13 cases of small spread
        "02-auc-width-real-paper.yaml",
        "20-matched-1-10.yaml",
        "40-factor-overall-lt001.yaml",
        "41-mann-whitney-beside-mean.yaml",
        "42-rr-chisq-p.yaml",
        "43-reversed-or.yaml",
        "44-ci90-two-rows.yaml",
        "45-ci99-se.yaml",
        // 20 of 60 three times: 33.3 + 33.3 + 33.4 is 100
        "46-percent-forced-100.yaml",
        "47-accuracy-missing.yaml",
        "49-iptw-weighted.yaml",
        "50-percent-26pct-missing.yaml",
    })
    void nobodyIsAccused(String file) throws Exception {
        assertThat(audited(file).claims()).noneMatch(c -> c.verdict() == Verdict.INCONSISTENT);
    }

    @ParameterizedTest
    @CsvSource({
        // Wald P 0.07 printed as 0.010, 3,840 subjects: a likelihood-ratio test gives 0.055 at most
        "10-decision-missed-n3840.yaml, decision",
        // Wald P 0.0123 printed as <0.001, 4,000 subjects
        "11-p001-missed-n4000.yaml, p-vs-ci",
        "13-decision-missed-real.yaml, decision",
        // 46 of 92 is 50.0; cut off it would be 50.0 too
        "51-percent-accepted-wrongly.yaml, percent",
        // 59/15 and 170/24: Woolf 0.27-1.13, mid-P 0.27-1.15, exact 0.26-1.22, printed 0.27-1.53
        "52-crude-ci-missed.yaml, crude-ci",
    })
    void theErrorIsFound(String file, String check) throws Exception {
        assertThat(audited(file).claims())
                .filteredOn(c -> c.verdict() == Verdict.INCONSISTENT)
                .extracting(Claim::check)
                .extracting(c -> c.word())
                .contains(check);
    }

    /** Estimates and limits of the other two rows are those of epitools (R 4.2.2: 16.93, 6.03 and 57.19; 9.94 ...). */
    @Test
    void midPIntervalsAreNotAccused() throws Exception {
        assertThat(audited("52-crude-ci-missed.yaml").claims())
                .filteredOn(c -> c.check() == Check.CRUDE_CI)
                .extracting(Claim::verdict)
                .containsExactly(Verdict.INCONSISTENT, Verdict.UNDETERMINED, Verdict.UNDETERMINED);
    }

    private static AttainableAuc.Result attainable(String file) throws Exception {
        return audited(file).attainable().get(0);
    }

    /** An ordinary Table 1: tables with these counts exist, the printed AUC is that of the one it was drawn with. */
    @Test
    void exposureCountsLeaveTables() throws Exception {
        AttainableAuc.Result result = attainable("30-counts-no-table.yaml");
        assertThat(result.verdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(result.attainable().calibrated().low().auc()).isLessThan(0.67);
        assertThat(result.attainable().calibrated().high().auc()).isGreaterThan(0.70);
        assertThat(result.explanation().code()).isEqualTo("audit.attainable.says.any");
    }

    /** What no table reaches, none reaches that moreover has the printed counts. */
    @Test
    void anImpossibleAucStaysSoWithCounts() throws Exception {
        AttainableAuc.Result without = attainable("31b-impossible-auc-without-counts.yaml");
        AttainableAuc.Result with = attainable("31-impossible-auc-with-counts.yaml");
        assertThat(without.verdict()).isEqualTo(Verdict.INCONSISTENT);
        assertThat(with.verdict()).isEqualTo(Verdict.INCONSISTENT);
        Extent wide = without.attainable().any();
        Extent narrow = with.attainable().any();
        assertThat(narrow.atMost()).isLessThanOrEqualTo(wide.atMost());
        assertThat(narrow.low().auc()).isGreaterThanOrEqualTo(wide.low().auc());
        assertThat(narrow.high().auc()).isLessThanOrEqualTo(wide.high().auc());
    }

    /** Odds ratios of 1.0, 1.1 and 1.0 with one decimal leave the order of most scores open. */
    @Test
    void oneDecimalLeavesTheOrderOpen() throws Exception {
        AttainableAuc.Result result = attainable("32-attainable-or-1.0-one-decimal.yaml");
        Extent any = result.attainable().any();
        Extent independent = result.attainable().independent();
        assertThat(any.low().auc()).isLessThan(0.325);
        assertThat(any.high().auc()).isGreaterThan(0.705);
        assertThat(independent.low().auc()).isGreaterThanOrEqualTo(any.low().auc());
        assertThat(independent.high().auc()).isLessThanOrEqualTo(any.high().auc());
    }
}
