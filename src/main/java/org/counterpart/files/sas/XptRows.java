package org.counterpart.files.sas;

import java.io.IOException;
import org.counterpart.files.stat.ByteReader;

/**
 * How many rows a data set of a transport file has. The file of version 5 does not say: the rows fill records of 80
 * bytes, with blanks behind the last one. A row of nothing but blanks that begins within the last 80 bytes is taken for
 * these blanks, as SAS does.
 */
final class XptRows {
    private static final int RECORD = 80;

    private XptRows() {}

    static long count(ByteReader in, XptMember member) throws IOException {
        long bytes = member.end() - member.start();
        long rows = bytes / member.rowLength();
        if (member.announced() >= 0) {
            if (member.announced() > rows) {
                throw in.truncated();
            }
            return member.announced();
        }
        long rest = bytes - rows * member.rowLength();
        if (rest >= RECORD || !isBlank(in, member.end() - rest, rest)) {
            throw in.truncated();
        }
        while (rows > 0 && bytes - (rows - 1) * member.rowLength() < RECORD) {
            long at = member.start() + (rows - 1) * member.rowLength();
            if (!isBlank(in, at, member.rowLength())) {
                break;
            }
            rows--;
        }
        return rows;
    }

    private static boolean isBlank(ByteReader in, long at, long length) throws IOException {
        in.seek(at);
        for (byte b : in.bytes(length)) {
            if (b != ' ') {
                return false;
            }
        }
        return true;
    }
}
