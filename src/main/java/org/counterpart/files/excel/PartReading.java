package org.counterpart.files.excel;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.excel.sheet.Refusal;

/** Reads a part of a workbook; whatever its bytes do to a parser, the reader hears one sentence. */
final class PartReading {
    private static final int DEPTH = 8;

    private PartReading() {}

    interface Reading<T> {
        T read() throws IOException, XMLStreamException;
    }

    static <T> T of(String file, String part, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (FileRefusedException e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw reason(e, file, part);
        }
    }

    /** Our own word where there is one, else that the part is damaged. */
    private static FileRefusedException reason(Exception e, String file, String part) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof FileRefusedException refused) {
                return refused;
            }
            cause = cause instanceof XMLStreamException x && x.getNestedException() != null
                    ? x.getNestedException()
                    : cause.getCause();
        }
        return Refusal.of("files.xlsx.damaged-part", file, part);
    }
}
