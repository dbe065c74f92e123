package org.counterpart.files.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.counterpart.files.DataPlace;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.PlainTable;
import org.counterpart.files.TableRequest;
import org.counterpart.files.database.DatabaseTable;
import org.counterpart.files.excel.ExcelKind;
import org.counterpart.files.excel.XlsTable;
import org.counterpart.files.excel.XlsxTable;
import org.counterpart.files.sas.Sas7bdatTable;
import org.counterpart.files.sas.XptTable;
import org.counterpart.files.spss.SavTable;
import org.counterpart.files.stata.DtaTable;
import org.counterpart.stats.Note;

/** Formats of data files that are no plain text, told by their first bytes and never by their names. */
public enum DataFormat {
    XLSX("xlsx", "Excel (.xlsx)"),
    XLS("xls", "Excel (.xls)"),
    SAV("sav", "SPSS (.sav)"),
    DTA("dta", "Stata (.dta)"),
    XPT("xpt", "SAS (.xpt)"),
    SAS7BDAT("sas7bdat", "SAS (.sas7bdat)"),
    PARQUET("parquet", "Parquet (.parquet)"),
    DUCKDB("duckdb", "DuckDB"),
    SQLITE("sqlite", "SQLite"),
    /** No file: what a JDBC address leads to. */
    DATABASE("jdbc", "JDBC");

    private static final int HEAD = 64;

    private final String word;
    private final String title;

    DataFormat(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As results call it, the ending of its files' names. */
    public String word() {
        return word;
    }

    /** The program and the ending of its files' names, as a reader knows it. */
    public String title() {
        return title;
    }

    /** Whether it is a database, which answers queries. */
    private boolean answers() {
        return this == DUCKDB || this == SQLITE || this == DATABASE;
    }

    /** The key of a plan, and the word of messages, that chooses a table of such a file. */
    public String partKey() {
        return this == XLSX || this == XLS ? "sheet" : "table";
    }

    /** As {@link #of(Path)} of a file; a database is one. */
    public static Optional<DataFormat> of(DataPlace place) throws IOException {
        return place.file().isPresent() ? of(place.file().get()) : Optional.of(DATABASE);
    }

    /**
     * Empty for a plain text, and for what none of these is.
     *
     * @throws FileRefusedException for a web page or a sheet in XML, which are texts but no tables of text
     */
    public static Optional<DataFormat> of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            Optional<DataFormat> found =
                    Arrays.stream(values()).filter(f -> f.starts(head)).findFirst();
            if (found.isEmpty()) {
                requireNoPage(file);
            }
            return found;
        }
    }

    /**
     * Opens the table asked for.
     *
     * @throws org.counterpart.files.FileRefusedException when the file cannot be read
     */
    public PlainTable open(DataPlace place, TableRequest request) throws IOException {
        if (place instanceof DataPlace.InDatabase database) {
            return DatabaseTable.of(database, request);
        }
        if (request.query().isPresent() && !answers()) {
            throw new FileRefusedException(Note.of("files.database.no-query", place.name()));
        }
        return open(place.file().orElseThrow(), request);
    }

    private PlainTable open(Path file, TableRequest request) throws IOException {
        return switch (this) {
            case XLSX -> XlsxTable.open(file, request);
            case XLS -> openOld(file, request);
            case SAV -> SavTable.open(file, request);
            case DTA -> DtaTable.open(file, request);
            case XPT -> XptTable.open(file, request);
            case SAS7BDAT -> Sas7bdatTable.open(file, request);
            case PARQUET -> DatabaseTable.parquet(file, request);
            case DUCKDB -> DatabaseTable.duckdb(file, request);
            case SQLITE -> DatabaseTable.sqlite(file, request);
            case DATABASE -> throw new IllegalStateException("a database is no file");
        };
    }

    private static void requireNoPage(Path file) throws IOException {
        ExcelKind kind = ExcelKind.of(file);
        if (kind == ExcelKind.HTML || kind == ExcelKind.XML_2003) {
            throw new FileRefusedException(kind.refusal(file).orElseThrow());
        }
    }

    private static PlainTable openOld(Path file, TableRequest request) throws IOException {
        Note refusal = ExcelKind.of(file).refusal(file).orElse(null);
        if (refusal != null) {
            throw new FileRefusedException(refusal);
        }
        return XlsTable.open(file, request);
    }

    private boolean starts(String head) {
        return switch (this) {
            case XLSX -> head.startsWith("PK\u0003\u0004");
            case XLS -> head.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1");
            case SAV -> head.startsWith("$FL2") || head.startsWith("$FL3") || head.startsWith("ENCRYPTEDSAV", 8);
            case DTA -> head.startsWith("<stata_dta>") || isOldStata(head);
            case XPT -> head.startsWith("HEADER RECORD*******LIB");
            case PARQUET -> head.startsWith("PAR1") || head.startsWith("PARE");
            case DUCKDB -> head.startsWith("DUCK", 8);
            case SQLITE -> head.startsWith("SQLite format 3\0");
            case DATABASE -> false;
            case SAS7BDAT -> head.startsWith("\0\0\0\0\0\0\0\0\0\0\0\0\u00C2\u00EA\u0081`");
        };
    }

    /** Version 113 to 115, a byte order of 1 or 2, the type 1 and a zero. */
    private static boolean isOldStata(String head) {
        return head.length() > 4
                && head.charAt(0) >= 0x69
                && head.charAt(0) <= 0x73
                && (head.charAt(1) == 1 || head.charAt(1) == 2)
                && head.charAt(2) == 1
                && head.charAt(3) == 0;
    }
}
