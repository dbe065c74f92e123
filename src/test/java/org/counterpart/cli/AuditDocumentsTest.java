package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Documents and folders of them, as a user audits them. */
class AuditDocumentsTest {
    private static final Path DOCUMENTS = Path.of("src/test/resources/audit/documents");

    @TempDir
    private Path folder;

    private static String document(String name) {
        return DOCUMENTS.resolve(name).toString();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Test
    void eachClaimSaysWhereItStands() {
        JsonNode file = Cli.run("audit", document("01-matched.docx"), "--format", "json")
                .json()
                .get("files")
                .get(0);
        assertThat(list(file.get("claims")))
                .filteredOn(c -> c.get("reported").asString().startsWith("5.50 (2.43"))
                .isNotEmpty()
                .allMatch(c -> c.get("at").asString().equals("Table 2, row 1"));
        assertThat(list(file.get("notUnderstood")))
                .anyMatch(q -> q.get("at").asString().equals("Table 1, row 6")
                        && q.get("context").asString().contains("45 (40–52)"));
        assertThat(list(file.get("notes")))
                .extracting(n -> n.get("key").asString())
                .contains("Introduction", "Discussion", "References");
    }

    @Test
    void thePageListsWhatWasNotUnderstoodInBothLanguages() throws IOException {
        Path page = folder.resolve("audit.html");
        assertThat(Cli.run("audit", document("02-chinese.docx"), "-o", page.toString())
                        .status())
                .isZero();
        assertThat(Files.readString(page)).contains("Not used", "未采用的内容", "表2 第 2 行", "What each number was taken for");
    }

    @Test
    void sizesMayBeGiven() {
        Cli cli = Cli.run("audit", "--show-reading", document("08-decimal-commas.html"), "--cases", "70");
        assertThat(cli.out()).contains("n_cases: '70'", "or: '1.85'", "ci_high: '2.85'");
    }

    /** What the page says of a document stands in its reading as comments, so that the reading is still one. */
    @Test
    void theReadingSaysThatAFileEndsTooEarly() throws IOException {
        byte[] whole = Files.readAllBytes(DOCUMENTS.resolve("01-matched.html"));
        Path cut = Files.write(folder.resolve("cut.html"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Cli cli = Cli.run("audit", "--show-reading", cut.toString());
        assertThat(cli.out()).contains("\n# the file ends too early");
        Path reading = Files.writeString(folder.resolve("published.yaml"), cli.out());
        assertThat(Cli.run("audit", reading.toString()).status()).isZero();
    }

    private Path papers() throws IOException {
        Path papers = Files.createDirectory(folder.resolve("papers"));
        for (String name : List.of("01-matched.docx", "04-crude-adjusted.xml")) {
            Files.copy(DOCUMENTS.resolve(name), papers.resolve(name));
        }
        Files.writeString(papers.resolve("broken.docx"), "PK\u0003\u0004 and no more");
        Files.writeString(
                papers.resolve("wrong.txt"), "The odds ratio was 2.50 (95% CI 1.10-1.90; P = 0.90) in 40 cases.");
        Files.writeString(papers.resolve("data.csv"), "a,b\n1,2\n");
        return papers;
    }

    @Test
    void aFolderIsOneTableTheWorstFirstAndABrokenFileEndsNothing() throws IOException {
        Path out = folder.resolve("audited");
        Cli cli = Cli.run("audit", papers().toString(), "--batch", out.toString(), "--format", "json");
        assertThat(cli.status()).isZero();
        List<JsonNode> rows = list(cli.json().get("papers"));
        assertThat(rows)
                .extracting(r -> r.get("file").asString())
                .startsWith("wrong.txt", "broken.docx")
                .containsExactlyInAnyOrder("wrong.txt", "broken.docx", "01-matched.docx", "04-crude-adjusted.xml");
        assertThat(rows.get(1).get("problem").asString()).contains("damaged");
        assertThat(Files.readString(out.resolve("summary.csv"))).contains("wrong.txt,");
        assertThat(Files.readString(out.resolve("index.html"))).contains("papers/01-matched.docx.html");
        assertThat(out.resolve("papers/01-matched.docx.html")).exists();
        assertThat(out.resolve("papers/broken.docx.json")).exists();
        assertThat(Cli.run(
                                "audit",
                                out.getParent().resolve("papers").toString(),
                                "--batch",
                                out.toString(),
                                "--fail-on",
                                "inconsistent")
                        .status())
                .isEqualTo(ExitCode.INCONSISTENT);
    }

    @Test
    void whatIsDoneIsNotDoneAgainUnlessTheFileChanged() throws IOException {
        Path papers = papers();
        Path out = folder.resolve("audited");
        Cli first = Cli.run("audit", papers.toString(), "--batch", out.toString(), "--format", "json");
        Path kept = out.resolve("papers/01-matched.docx.json");
        Path text = out.resolve("papers/wrong.txt.json");
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(kept, old);
        Files.setLastModifiedTime(text, old);
        Files.writeString(papers.resolve("wrong.txt"), "The odds ratio was 2.50 (95% CI 1.10-5.68; P = 0.03).");
        Cli again = Cli.run("audit", papers.toString(), "--batch", out.toString(), "--format", "json");
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(old);
        assertThat(Files.getLastModifiedTime(text)).isGreaterThan(old);
        assertThat(list(again.json().get("papers")))
                .hasSameSizeAs(list(first.json().get("papers")));
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Path other = Files.createDirectory(folder.resolve("thesis"));
        Files.writeString(other.resolve("chapter.txt"), "mine");
        Cli cli = Cli.run("audit", papers().toString(), "--batch", other.toString());
        assertThat(cli.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(cli.err()).contains("this folder holds something else");
        assertThat(other.resolve("papers")).doesNotExist();
    }

    @Test
    void whatIsNoDocumentIsRefusedInOneSentence() throws IOException {
        Path word = folder.resolve("old.docx");
        Files.write(word, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        Path pdf = folder.resolve("cut.pdf");
        Files.writeString(pdf, "%PDF-1.7\nnothing");
        Path other = folder.resolve("picture.html");
        Files.writeString(other, "\u0089PNG");
        for (Path file : List.of(word, pdf, other)) {
            Cli cli = Cli.run("audit", file.toString());
            assertThat(cli.status()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(cli.err().lines()).hasSize(2);
            assertThat(cli.err()).endsWith("Problems found: 1. Nothing was written.\n");
            assertThat(cli.err()).contains(file.getFileName().toString()).doesNotContain("Exception");
        }
    }
}
