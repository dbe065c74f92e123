package org.counterpart.cohort;

/**
 * How the file wrote the numbers of a column where that is not the plain form ({@code 0.50}, {@code 007}): each value's first spelling. A
 * column with many such spellings (measurements) forgets them, as nobody uses its cells as names.
 */
final class Written {
    private static final int LIMIT = 1000;

    private double[] values = new double[16];
    private String[] forms = new String[16];
    private int count;
    private boolean forgotten;

    void remember(double value, String form) {
        if (forgotten || (DecimalNumber.isPlainInteger(form) && count == 0)) {
            return;
        }
        int at = slot(value);
        if (forms[at] != null) {
            return;
        }
        if (count == LIMIT) {
            forgotten = true;
            values = new double[0];
            forms = new String[0];
            return;
        }
        values[at] = value;
        forms[at] = form;
        count++;
        if (count * 2 > forms.length) {
            grow();
        }
    }

    /** The first spelling of this value, or null when it was the plain form or is forgotten. */
    String form(double value) {
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
        values = new double[oldValues.length * 2];
        forms = new String[oldForms.length * 2];
        for (int i = 0; i < oldForms.length; i++) {
            if (oldForms[i] != null) {
                int at = slot(oldValues[i]);
                values[at] = oldValues[i];
                forms[at] = oldForms[i];
            }
        }
    }
}
