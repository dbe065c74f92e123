package org.counterpart.cohort.cell;

/**
 * How the file wrote the numbers of a column where that is not the plain form ({@code 0.50}, {@code 007}): each value's
 * first spelling. A column with many such spellings (measurements) forgets them, as nobody uses its cells as names.
 */
public final class Written {
    private static final int LIMIT = 1000;

    private double[] values = new double[16];
    private String[] forms = new String[16];
    /** Where each form was met first. */
    private int[] rows = new int[16];

    private int count;
    private boolean forgotten;

    /** @param form not the plain form */
    public void remember(double value, String form, int row) {
        if (forgotten) {
            return;
        }
        int at = slot(value);
        if (forms[at] != null) {
            return;
        }
        if (count == LIMIT) {
            forget();
            return;
        }
        values[at] = value;
        forms[at] = form;
        rows[at] = row;
        count++;
        if (count * 2 > forms.length) {
            grow();
        }
    }

    public boolean forgotten() {
        return forgotten;
    }

    private void forget() {
        forgotten = true;
        values = new double[0];
        forms = new String[0];
        rows = new int[0];
    }

    /** Takes what was met in rows behind; the other begins anew, or forgets as well. */
    public void takeFrom(Written later, int rowsAbove) {
        if (later.forgotten && !forgotten) {
            forget();
        }
        for (int i = 0; i < later.forms.length && !forgotten; i++) {
            if (later.forms[i] != null) {
                remember(later.values[i], later.forms[i], rowsAbove + later.rows[i]);
            }
        }
        if (forgotten) {
            later.forget();
        } else {
            java.util.Arrays.fill(later.forms, null);
            later.count = 0;
        }
    }

    /** Drops the forms of values that stand in an earlier row: they are written plainly there. */
    public void settle(double[] column) {
        if (forgotten || count == 0) {
            return;
        }
        boolean[] plain = new boolean[forms.length];
        for (int row = 0; row < column.length; row++) {
            int at = Double.isNaN(column[row]) ? -1 : slot(column[row]);
            if (at >= 0 && forms[at] != null && row < rows[at]) {
                plain[at] = true;
            }
        }
        double[] oldValues = values;
        String[] oldForms = forms;
        int[] oldRows = rows;
        values = new double[oldForms.length];
        forms = new String[oldForms.length];
        rows = new int[oldForms.length];
        count = 0;
        for (int i = 0; i < oldForms.length; i++) {
            if (oldForms[i] != null && !plain[i]) {
                remember(oldValues[i], oldForms[i], oldRows[i]);
            }
        }
    }

    /** The first spelling of this value, or null when it was the plain form or is forgotten. */
    public String form(double value) {
        return forgotten || count == 0 ? null : forms[slot(value)];
    }

    private int slot(double value) {
        long bits = Double.doubleToLongBits(value) * 0x9E3779B97F4A7C15L;
        int mask = forms.length - 1;
        int at = (int) (bits >>> 40) & mask;
        while (forms[at] != null && values[at] != value) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        double[] oldValues = values;
        String[] oldForms = forms;
        int[] oldRows = rows;
        values = new double[oldValues.length * 2];
        forms = new String[oldForms.length * 2];
        rows = new int[oldRows.length * 2];
        for (int i = 0; i < oldForms.length; i++) {
            if (oldForms[i] != null) {
                int at = slot(oldValues[i]);
                values[at] = oldValues[i];
                forms[at] = oldForms[i];
                rows[at] = oldRows[i];
            }
        }
    }
}
