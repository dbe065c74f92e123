package org.counterpart.cohort.reading;

/**
 * Why a column that looks like dates is not read as such before somebody says more.
 *
 * @param format the pattern most of its cells fit
 */
public record UnsureDates(Why why, String format) {

    public enum Why {
        /** The year has two digits. */
        CENTURY("cohort.found-two-digit-years"),
        /** Day and month may be the other way round. */
        DAY_OR_MONTH("cohort.found-day-or-month"),
        /** Some cells are no such dates. */
        STRAY_CELLS("cohort.not-certain-date");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** The message's key. */
        String code() {
            return code;
        }
    }
}
