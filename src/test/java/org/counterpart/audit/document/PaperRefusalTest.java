package org.counterpart.audit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read is refused in one sentence that says what to do. */
class PaperRefusalTest {
    private static final Path GOOD = Path.of("src/test/resources/audit/documents/18-tracked.docx");

    @TempDir
    private Path folder;

    static Stream<Arguments> files() throws IOException {
        byte[] word = Files.readAllBytes(GOOD);
        byte[] old = new byte[600];
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(ole, 0, old, 0, ole.length);
        return Stream.of(
                Arguments.of("a Word document cut before its words", Arrays.copyOf(word, 490), "no-word"),
                Arguments.of("the beginning of a zip", "PK\u0003\u0004 and nothing".getBytes(latin()), "no-word"),
                Arguments.of("a zip of something else", zip("notes.txt", "words"), "no-word"),
                Arguments.of("a zip with broken types", zip("[Content_Types].xml", "<Types>"), "no-word"),
                Arguments.of("a zip bomb", zip("word/document.xml", " ".repeat(70 << 20)), "large-document"),
                Arguments.of("a part of 20 MB that shrinks to nothing", shrunk(20 << 20), "no-word"),
                Arguments.of("a cut zip bomb", shrunk(70 << 20), "large-document"),
                Arguments.of(
                        "a page of 3 million letters",
                        ("<html><body><p>" + "words ".repeat(500_001) + "</p></body></html>").getBytes(latin()),
                        "large-document"),
                Arguments.of("old Word", old, "old-word"),
                Arguments.of("rich text", "{\\rtf1 OR 2.1}".getBytes(latin()), "old-word"),
                Arguments.of("plain words", "OR 2.1 (95% CI 1.2-3.4)".getBytes(latin()), "no-document"),
                Arguments.of("nothing", new byte[0], "empty-document"),
                Arguments.of("a Word document with a password", encrypted(old), "password-word"),
                Arguments.of("zeros", new byte[5000], "no-document"),
                Arguments.of("XML of a book", "<?xml version=\"1.0\"?><book/>".getBytes(latin()), "no-document"),
                Arguments.of(
                        "a web archive",
                        "MIME-Version: 1.0\n\n<html><p>OR 2=\n.1</p></html>".getBytes(latin()),
                        "no-document"),
                Arguments.of("the beginning of a PDF", "%PDF-1.7\n1 0 obj\n<<".getBytes(latin()), "no-pdf"),
                Arguments.of("a PDF with a password", pdf(true), "password-pdf"),
                Arguments.of("a PDF of pictures of pages", pdf(false), "scanned-pdf"));
    }

    private static byte[] encrypted(byte[] old) {
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        byte[] file = old.clone();
        System.arraycopy(name, 0, file, 400, name.length);
        return file;
    }

    private static Charset latin() {
        return StandardCharsets.ISO_8859_1;
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Cut in its last part, which unpacks to so much. */
    private static byte[] shrunk(int size) throws IOException {
        byte[] whole = zip("word/document.xml", "<w:document><w:body>" + " ".repeat(size));
        return Arrays.copyOf(whole, whole.length - 200);
    }

    private static byte[] pdf(boolean password) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            if (password) {
                pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedInOneSentence(String what, byte[] bytes, String code) throws IOException {
        Path file = Files.write(folder.resolve("paper.docx"), bytes);
        assertThatThrownBy(() -> PaperDocument.read(file))
                .as(what)
                .isInstanceOfSatisfying(ProblemsException.class, refused -> {
                    assertThat(refused.problems()).hasSize(1);
                    Problem problem = refused.problems().get(0);
                    assertThat(problem.what().code()).isEqualTo("audit.problem." + code);
                    for (Messages words : new Messages[] {Messages.EN, Messages.ZH}) {
                        assertThat(words.text(problem.what())).isNotBlank().doesNotContain("audit.problem", "\n");
                    }
                });
    }
}
