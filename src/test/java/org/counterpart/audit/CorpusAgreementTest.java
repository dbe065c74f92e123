package org.counterpart.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.counterpart.audit.claim.Claim;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Our verdicts on 126 public papers beside those of the reference checker. The table and every disagreement stand in
 * {@code disagreements.md}; the test leaves them as they are now in {@code target/}, and every row with both verdicts
 * in
 * {@code target/audit-agreement.csv}: {@code mvn test -Dtest=CorpusAgreementTest}.
 */
class CorpusAgreementTest {
    private static final Path REPORT = PublishedCorpus.FOLDER.resolve("disagreements.md");
    private static final String TABLE = "<!-- table -->\n";
    private static final String LIST = "<!-- list -->\n";
    private static List<ReferenceFindings.Pair> pairs;

    @BeforeAll
    static void compare() throws IOException {
        pairs = ReferenceFindings.compare();
    }

    @Test
    void accusesNobodyWhomTheReferenceDoesNot() {
        assertThat(pairs)
                .filteredOn(p ->
                        p.verdict().equals("inconsistent") && !p.reference().equals("-"))
                .allMatch(p -> p.reference().equals("inconsistent"));
    }

    /** 80 men and 35 women in a group of 105: the reference does not ask. */
    @Test
    void accusesWhereTheReferenceDoesNotAskOnlyWhatIsArguedInTheHead() {
        assertThat(pairs)
                .filteredOn(
                        p -> p.verdict().equals("inconsistent") && p.reference().equals("-"))
                .singleElement()
                .satisfies(p -> assertThat(p.toString()).contains("80 + 35, 105"));
    }

    @Test
    void asksEverythingTheReferenceAsks() {
        assertThat(pairs).noneMatch(p -> p.ours().isEmpty());
    }

    @Test
    void exoneratesOnlyByANamedCause() {
        assertThat(pairs)
                .filteredOn(p ->
                        p.reference().equals("inconsistent") && !p.verdict().equals("inconsistent"))
                .allMatch(p -> p.verdict().equals("undetermined"));
    }

    @Test
    void everyDisagreementIsWrittenDown() throws IOException {
        String written = Files.readString(REPORT, StandardCharsets.UTF_8);
        String fresh = written.substring(0, written.indexOf(TABLE)) + TABLE + table() + "\n" + LIST + list();
        Files.writeString(Path.of("target/disagreements.md"), fresh);
        assertThat(written)
                .as("the list as it is now stands in target/disagreements.md")
                .isEqualTo(fresh);
    }

    @Test
    void everyRowIsListedWithBothVerdicts() throws IOException {
        Path list = Path.of("target/audit-agreement.csv");
        try (CSVPrinter out = CSVFormat.RFC4180
                .builder()
                .setHeader(
                        "file",
                        "check",
                        "id",
                        "item",
                        "reference",
                        "ours",
                        "severity",
                        "reported",
                        "computed",
                        "sentence")
                .get()
                .print(list, StandardCharsets.UTF_8)) {
            for (ReferenceFindings.Pair p : pairs) {
                Claim c = p.ours().orElseThrow();
                out.printRecord(
                        p.file(),
                        p.check(),
                        c.id(),
                        p.item(),
                        p.reference(),
                        p.verdict(),
                        c.severity().word(),
                        c.reported(),
                        c.computed(),
                        c.explanation().code().replaceFirst("audit\\.", ""));
            }
        }
        try (CSVParser in = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(list, StandardCharsets.UTF_8))) {
            assertThat(in.stream()).hasSameSizeAs(pairs);
        }
    }

    @Test
    void everyClaimHasItsSentencesInBothLanguages() {
        for (ReferenceFindings.Pair pair : pairs) {
            Claim claim = pair.ours().orElseThrow();
            for (Messages language : List.of(Messages.EN, Messages.ZH)) {
                assertThat(language.text(claim.explanation())).contains(claim.reported());
                claim.suggestion().ifPresent(s -> assertThat(language.text(s)).isNotBlank());
            }
        }
    }

    /** Reference verdict (rows of the pair) against ours, by check. */
    private static String table() {
        List<String> verdicts = List.of("consistent", "undetermined", "inconsistent");
        Map<String, int[]> counts = new TreeMap<>();
        for (ReferenceFindings.Pair p : pairs) {
            int was = verdicts.indexOf(p.reference());
            int is = verdicts.indexOf(p.verdict());
            counts.computeIfAbsent(p.check(), k -> new int[12])[was < 0 ? 9 + is : 3 * was + is]++;
        }
        StringBuilder out = new StringBuilder(
                "| check | c→c | c→u | c→i | u→c | u→u | u→i | i→c | i→u | i→i | new c | new u | new i |\n");
        out.append("|---").append("|--:".repeat(12)).append("|\n");
        counts.forEach((check, row) -> {
            out.append("| ").append(check);
            for (int n : row) {
                out.append(" | ").append(n == 0 ? "" : Integer.toString(n));
            }
            out.append(" |\n");
        });
        return out.toString();
    }

    private static String list() {
        List<String> lines = new ArrayList<>();
        for (ReferenceFindings.Pair p : pairs) {
            if (!p.reference().equals("-") && !p.reference().equals(p.verdict())) {
                Claim claim = p.ours().orElseThrow();
                lines.add("- " + claim.explanation().code().replaceFirst("audit\\.[a-z]+\\.", "") + " | "
                        + p.file().substring(0, 3) + " " + p.check() + " " + claim.name() + ": " + p.reference()
                        + " → " + p.verdict() + "; " + claim.reported() + "; " + claim.computed());
            }
        }
        lines.sort(null);
        return String.join("\n", lines) + "\n";
    }
}
