package org.counterpart.cohort.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.counterpart.cohort.Variable.Type.TEXT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.counterpart.cohort.CsvText;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.reading.ReadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEncodingTest {
    private static final String TEXT_FILE = "编号,性别\nP1,女\nP2,男\nP3,一\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, EFBBBF, UTF-8",
        "GBK, '', GB18030",
        "GB18030, '', GB18030",
        "UTF-16LE, FFFE, UTF-16LE",
        "UTF-16BE, FEFF, UTF-16BE",
        "UTF-16LE, '', UTF-16LE",
        "UTF-16BE, '', UTF-16BE"
    })
    void isFound(String charset, String mark, String found) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(java.util.HexFormat.of().parseHex(mark));
        bytes.writeBytes(TEXT_FILE.getBytes(Charset.forName(charset)));
        for (CsvOptions options : new CsvOptions[] {
            CsvOptions.withDefaults(), CsvOptions.withDefaults().withEncoding(charset)
        }) {
            ReadResult result = CsvText.of(folder, bytes.toByteArray())
                    .with(options)
                    .id("编号")
                    .read(Variable.of("性别", TEXT));
            assertThat(result.encoding()).isEqualTo(found);
            assertThat(result.cohort().column("性别").text(2)).isEqualTo("一");
            assertThat(result.cohort().id(0)).isEqualTo("P1");
        }
    }

    /** Mostly ASCII, and the first Chinese letter far behind what a look at the head would see. */
    @Test
    void isDecidedOnTheWholeFile() throws IOException {
        String text = "id,note\n" + "1,plain\n".repeat(50_000) + "2,轻度\n";
        ReadResult result = CsvText.of(folder, text, Charset.forName("GBK")).read(Variable.of("note", TEXT));
        assertThat(result.encoding()).isEqualTo("GB18030");
        assertThat(result.cohort().column("note").text(50_000)).isEqualTo("轻度");
        assertThat(CsvText.of(folder, text).read(Variable.of("note", TEXT)).encoding())
                .isEqualTo("UTF-8");
    }

    /** The decoder's buffer ends within a letter of three bytes at some of these lengths. */
    @Test
    void lettersAcrossBufferEndsAreWhole() throws IOException {
        for (int shift = 0; shift < 3; shift++) {
            String text = "note\n" + "x".repeat(65_530 + shift) + "轻度轻度\n";
            assertThat(CsvText.of(folder, text)
                            .read(Variable.of("note", TEXT))
                            .cohort()
                            .column("note")
                            .text(0))
                    .endsWith("x轻度轻度");
        }
    }

    @Test
    void whatIsNeitherUtf8NorChineseMustBeNamed() throws IOException {
        byte[] latin = "id,name\n1,Müller\n2,é, \n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CsvText.of(folder, latin).read(Variable.of("name", TEXT)).encoding())
                .isEqualTo("windows-1252");
        // The same words as a Macintosh wrote them: in windows-1252 they are none.
        byte[] macintosh = "id,name\n1,M\u009Fller\n2,\u008E, \n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CsvText.of(folder, macintosh).problems()).containsExactly("2|||unknown-encoding|[]");
        ReadResult result = CsvText.of(folder, "id,name\n1,Müller\n2,é\n".getBytes(StandardCharsets.ISO_8859_1))
                .with(CsvOptions.withDefaults().withEncoding("windows-1252"))
                .read(Variable.of("name", TEXT));
        assertThat(result.cohort().column("name").text(0)).isEqualTo("Müller");
        assertThat(result.cohort().column("name").text(1)).isEqualTo("é");
    }

    @Test
    void aWrongNameIsTold() throws IOException {
        assertThat(CsvText.of(folder, TEXT_FILE, Charset.forName("GBK"))
                        .with(CsvOptions.withDefaults().withEncoding("UTF-8"))
                        .problems())
                .containsExactly("1|||not-in-named-encoding|[UTF-8]");
        byte[] broken = "\uFEFFa\n女\n".getBytes(StandardCharsets.UTF_8);
        broken[broken.length - 2] = 'x';
        assertThat(CsvText.of(folder, broken).problems()).containsExactly("2|||not-in-marked-encoding|[UTF-8]");
        assertThat(CsvOptions.knowsEncoding("GB18030")).isTrue();
        assertThat(CsvOptions.knowsEncoding("klingon")).isFalse();
        assertThat(CsvOptions.knowsEncoding("a b")).isFalse();
    }
}
