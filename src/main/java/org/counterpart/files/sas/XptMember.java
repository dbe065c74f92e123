package org.counterpart.files.sas;

import java.util.List;

/**
 * A data set of a transport file.
 *
 * @param rowLength in bytes
 * @param start where the first row is
 * @param end where the next data set or the file ends
 * @param announced rows that the file announces; -1 where it does not
 */
record XptMember(String name, List<XptVariable> variables, int rowLength, long start, long end, long announced) {
    /**
     * @param at its first byte in a row
     * @param length in bytes
     */
    record XptVariable(String name, String label, String format, boolean number, int at, int length) {}
}
