package org.counterpart.cohort.source;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.counterpart.files.TableRequest;

/**
 * How a cohort file is written.
 *
 * @param encoding {@code auto} or the name of a character set; GB2312 and GBK are read as GB18030, which contains them
 * @param decimal mark of the numbers
 * @param missing cells that mean "not recorded"
 * @param layout where the subjects stand
 * @param table which table of a file of several
 */
public record CsvOptions(
        String encoding,
        Delimiter delimiter,
        DecimalMark decimal,
        MissingCodes missing,
        Layout layout,
        TableRequest table) {
    public CsvOptions {
        if (!knowsEncoding(encoding)) {
            throw new IllegalArgumentException("encoding must be auto or a known character set, got " + encoding);
        }
    }

    /**
     * Encoding and delimiter found in the file, decimal point, {@code ""} and {@code NA} missing, the first row the
     * header.
     */
    public static CsvOptions withDefaults() {
        return new CsvOptions(
                "auto",
                Delimiter.AUTO,
                DecimalMark.POINT,
                MissingCodes.of(List.of("", "NA")),
                Layout.withDefaults(),
                TableRequest.ANY);
    }

    public CsvOptions withEncoding(String newEncoding) {
        return new CsvOptions(newEncoding, delimiter, decimal, missing, layout, table);
    }

    public CsvOptions withDelimiter(Delimiter newDelimiter) {
        return new CsvOptions(encoding, newDelimiter, decimal, missing, layout, table);
    }

    public CsvOptions with(DecimalMark newDecimal) {
        return new CsvOptions(encoding, delimiter, newDecimal, missing, layout, table);
    }

    public CsvOptions with(MissingCodes newMissing) {
        return new CsvOptions(encoding, delimiter, decimal, newMissing, layout, table);
    }

    public CsvOptions with(Layout newLayout) {
        return new CsvOptions(encoding, delimiter, decimal, missing, newLayout, table);
    }

    public CsvOptions with(TableRequest newTable) {
        return new CsvOptions(encoding, delimiter, decimal, missing, layout, newTable);
    }

    /** Whether {@link #encoding} may be this. */
    public static boolean knowsEncoding(String name) {
        try {
            return name.equals("auto") || Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean detectsEncoding() {
        return encoding.equals("auto");
    }

    Charset charset() {
        String name = encoding.toUpperCase(Locale.ROOT);
        return Charset.forName(
                name.equals("GBK") || name.equals("GB2312") || name.equals("CP936") || name.equals("EUC-CN")
                        ? "GB18030"
                        : encoding);
    }
}
