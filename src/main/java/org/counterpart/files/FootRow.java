package org.counterpart.files;

/**
 * A row below a table that looks like no subject: a total, a mean, a remark, who signed.
 *
 * @param text its first cell
 * @param total whether it says that it sums up others
 */
public record FootRow(int row, String text, boolean total) {
    /** As a message names it: {@code 14 (合计)}, a remark by its row alone. */
    public String shown() {
        return total ? row + " (" + text + ")" : String.valueOf(row);
    }
}
