package org.counterpart.files.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.counterpart.files.DataPlace;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.PlainTable;
import org.counterpart.files.TableRequest;
import org.counterpart.files.format.DataFormat;
import org.counterpart.files.format.WrittenTable;
import org.counterpart.files.format.WrittenTable.LeaveOut;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes a workbook has, it is read as it was or refused in one sentence. */
class BrokenWorkbookTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"xlsx-wps", "xlsx-formulas", "xlsx-strict-prefixed", "xls-excel-97", "xlsx-password"})
    void cutOrChangedBytesEndInARefusalAtMost(String name) throws IOException {
        Path source;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/files", name))) {
            source = files.filter(f -> f.toString().matches(".*\\.xlsx?"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(source);
        List<List<String>> right = name.equals("xlsx-password") ? null : read(source);
        Random random = new Random(20240301);
        for (int i = 0; i < 250; i++) {
            byte[] broken = i % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int k = 0; i % 4 != 0 && k < 1 + i % 3; k++) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = folder.resolve(i + ".xlsx");
            Files.write(file, broken);
            List<List<String>> rows = null;
            try {
                rows = read(file);
            } catch (FileRefusedException e) {
                assertThat(Messages.ZH.text(e.reason())).isNotBlank();
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            if (rows != null && !name.equals("xls-excel-97")) {
                assertThat(rows).as("bytes changed, %d", i).isEqualTo(right);
            }
        }
    }

    /** The parts of a workbook carry check sums, also those that only say how dates are meant. */
    @Test
    void anXmlChangedWithinAnIntactZipIsRefusedOrRead() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] sheet = sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
                            + "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>5</v></c></row>")
                    .getBytes(StandardCharsets.UTF_8);
            sheet[random.nextInt(sheet.length)] = (byte) random.nextInt(128);
            Path file = workbook("x" + i + ".xlsx", sheet);
            try {
                assertThat(read(file)).isNotEmpty();
            } catch (FileRefusedException e) {
                assertThat(Messages.EN.text(e.reason())).contains("x" + i + ".xlsx");
            }
        }
    }

    @Test
    void whatIsLargerThanAnySheetIsRefused() throws IOException {
        refused(sheet("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>"), "files.xlsx.too-large");
        refused(sheet("<row r=\"1048577\"><c><v>1</v></c></row>"), "files.xlsx.too-large");
        refused(sheet("<row>" + "<c><v>1</v></c>".repeat(20000) + "</row>"), "files.xlsx.too-large");
        refused(sheet("<row r=\"2\"/><row r=\"2\"/>"), "files.xlsx.damaged-part");
        refused(sheet("<row r=\"1\"><c t=\"s\"><v>3</v></c></row>"), "files.xlsx.damaged-part");
        refused(sheet("<row r=\"1\"><c><v>NaN</v></c></row>"), "files.xlsx.damaged-part");
        refused(sheet("<row r=\"1\"><c><v>0x1p3</v></c></row>"), "files.xlsx.damaged-part");
    }

    @Test
    void aDocumentTypeIsRefused() throws IOException {
        String entity = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hosts\">]>"
                + sheet("<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>");
        refused(entity, "files.xlsx.damaged-part");
    }

    @Test
    void aZipThatBurstsIsRefused() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            parts(zip);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(("<worksheet xmlns=\"" + MAIN + "\"><sheetData>").getBytes(StandardCharsets.UTF_8));
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                zip.write(spaces);
            }
        }
        assertThat(((FileRefusedException) catchThrowable(() -> read(file)))
                        .reason()
                        .code())
                .isEqualTo("files.xlsx.bomb");
    }

    /** What the zip itself says is enough: these 64 MB of zeros are no XML, and are not to be opened elsewhere. */
    @Test
    void aZipThatSaysItselfThatItBurstsIsNotTried() throws IOException {
        Path file = workbook("zeros.xlsx", new byte[64 << 20]);
        assertThat(((FileRefusedException) catchThrowable(() -> read(file))).reason())
                .isEqualTo(Note.of("files.xlsx.bomb", "zeros.xlsx", 64L));
    }

    private static String row(String... cells) {
        return "<row>"
                + Arrays.stream(cells)
                        .map(cell -> "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                        .collect(Collectors.joining())
                + "</row>";
    }

    /** Pages pasted together: the copy for other programs holds no row of names. */
    @Test
    void namesOfColumnsAgainAreNotCopied() throws IOException {
        String rows = row("id", "sex") + row("a1", "m") + row("id", "sex") + row("a2", "f");
        Path file = workbook("pages.xlsx", sheet(rows).getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(file, new LeaveOut(Set.of(), 0, true)))
                .isEqualTo(Note.of("files.names-again", "pages.xlsx", List.of("3"), "3"));
        assertThat(copied(file, new LeaveOut(Set.of(3), 0, false))).containsExactly("id,sex", "a1,m", "a2,f");
    }

    @Test
    void totalsAmongTheRowsAreNotCopiedUnlessSomebodySaysThatTheyAreSubjects() throws IOException {
        String rows = row("ward", "n") + row("A", "1") + row("小计", "1") + row("B", "2") + row("C", "2");
        Path file = workbook("totals.xlsx", sheet(rows).getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(file, new LeaveOut(Set.of(4), 0, false)))
                .isEqualTo(Note.of("files.totals-among", "totals.xlsx", List.of("3 (小计)"), "3,4"));
        assertThat(copied(file, new LeaveOut(Set.of(3), 0, false))).containsExactly("ward,n", "A,1", "B,2", "C,2");
        assertThat(copied(file, new LeaveOut(Set.of(), 0, true))).contains("小计,1");
    }

    private Note refusal(Path file, LeaveOut leaveOut) {
        return ((FileRefusedException) catchThrowable(() -> copied(file, leaveOut))).reason();
    }

    private List<String> copied(Path file, LeaveOut leaveOut) throws IOException {
        DataFormat format = DataFormat.of(DataPlace.of(file)).orElseThrow();
        Path copy = folder.resolve("copy.csv");
        WrittenTable.copy(DataPlace.of(file), format, TableRequest.ANY, leaveOut, copy);
        return Files.readAllLines(copy);
    }

    private void refused(String sheet, String key) throws IOException {
        Path file = workbook("large.xlsx", sheet.getBytes(StandardCharsets.UTF_8));
        Throwable thrown = catchThrowable(() -> read(file));
        assertThat(thrown).isInstanceOf(FileRefusedException.class);
        assertThat(((FileRefusedException) thrown).reason().code()).as(sheet).isEqualTo(key);
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private Path workbook(String name, byte[] sheet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            parts(zip);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet);
        }
        Path file = folder.resolve(name);
        try (OutputStream to = Files.newOutputStream(file)) {
            to.write(out.toByteArray());
        }
        return file;
    }

    private static void parts(ZipOutputStream zip) throws IOException {
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        part(
                zip,
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + office
                        + "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
        part(
                zip,
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"a\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> read(Path file) throws IOException {
        try (PlainTable table = WorkbookFilesTest.open(file, TableRequest.ANY)) {
            return WorkbookFilesTest.rows(table);
        }
    }
}
