package org.counterpart.cohort;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/**
 * How a cohort file is written.
 *
 * @param encoding {@code auto} or the name of a character set; GB2312 and GBK are read as GB18030, which contains them
 * @param decimal {@code .} or {@code ,}
 * @param missing cells that mean "not recorded", compared after trimming; an empty cell always does
 */
public record CsvOptions(String encoding, Delimiter delimiter, char decimal, List<String> missing) {
    public CsvOptions {
        if (!knowsEncoding(encoding)) {
            throw new IllegalArgumentException("encoding must be auto or a known character set, got " + encoding);
        }
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("decimal must be . or , and not " + decimal);
        }
        missing = missing.stream().map(Cells::trim).toList();
    }

    /** Encoding and delimiter found in the file, decimal point, {@code ""} and {@code NA} missing. */
    public static CsvOptions withDefaults() {
        return new CsvOptions("auto", Delimiter.AUTO, '.', List.of("", "NA"));
    }

    public CsvOptions withEncoding(String newEncoding) {
        return new CsvOptions(newEncoding, delimiter, decimal, missing);
    }

    public CsvOptions withDelimiter(Delimiter newDelimiter) {
        return new CsvOptions(encoding, newDelimiter, decimal, missing);
    }

    public CsvOptions withDecimal(char newDecimal) {
        return new CsvOptions(encoding, delimiter, newDecimal, missing);
    }

    public CsvOptions withMissing(List<String> newMissing) {
        return new CsvOptions(encoding, delimiter, decimal, newMissing);
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
