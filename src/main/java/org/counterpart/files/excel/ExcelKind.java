package org.counterpart.files.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.counterpart.files.excel.sheet.Refusal;
import org.counterpart.stats.Note;

/** What a file that is named like a workbook is, told by its content and never by its name. */
public enum ExcelKind {
    /** A zip with parts, read by {@link XlsxTable}: .xlsx, .xlsm, and zips that turn out to be no workbook. */
    XLSX(""),
    /** A workbook of Excel 97-2003 or before, read by {@link XlsTable}. */
    XLS(""),
    /** An .xlsx that asks for a password. */
    ENCRYPTED("files.xlsx.password"),
    /** A web page with a table, as many hospital systems export. */
    HTML("files.xls.html"),
    /** The XML of Excel 2003. */
    XML_2003("files.xls.xml"),
    /** Readable text: CSV or tab-separated, most likely. */
    TEXT("files.xls.text"),
    OTHER("files.xlsx.not-a-workbook");

    private static final int HEAD = 8192;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final Pattern PAGE = Pattern.compile(
            "^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html|head|meta|body|table|style|div)\\b.*",
            Pattern.DOTALL);

    private final String refusal;

    ExcelKind(String refusal) {
        this.refusal = refusal;
    }

    /** Why the Excel readers do not read a file of this kind; empty when they do. */
    public Optional<Note> refusal(Path file) {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(Note.of(refusal, Refusal.name(file)));
    }

    public static ExcelKind of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (startsWith(head, ZIP)) {
            return XLSX;
        }
        if (startsWith(head, OLE)) {
            return XlsTable.isEncryptedPackage(file) ? ENCRYPTED : XLS;
        }
        if (head.length >= 4 && head[0] == 9 && head[1] <= 8 && head[1] % 2 == 0 && head[2] >= 4 && head[3] == 0) {
            return XLS;
        }
        String text = text(head);
        String lower = text.toLowerCase(Locale.ROOT);
        if (PAGE.matcher(lower).matches() || lower.startsWith("mime-version:")) {
            return HTML;
        }
        if (lower.contains("urn:schemas-microsoft-com:office:spreadsheet")
                || lower.contains("progid=\"excel.sheet\"")) {
            return XML_2003;
        }
        return text.indexOf('\0') < 0 && head.length > 0 ? TEXT : OTHER;
    }

    /** Letters of Latin-1 are enough to tell tags; UTF-16 by its mark. */
    private static String text(byte[] head) {
        int first = head.length > 1 ? ((head[0] & 0xFF) << 8) | (head[1] & 0xFF) : 0;
        if (first == 0xFEFF || first == 0xFFFE) {
            return new String(head, StandardCharsets.UTF_16).replace("\uFEFF", "");
        }
        boolean marked = first == 0xEFBB;
        return new String(head, StandardCharsets.ISO_8859_1).substring(marked ? Math.min(3, head.length) : 0);
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }
}
