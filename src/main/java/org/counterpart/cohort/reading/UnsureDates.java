package org.counterpart.cohort.reading;

import java.util.List;

/**
 * Why a column that looks like dates is not read as such before somebody says more.
 *
 * @param formats that its cells fit, the one of most cells first
 */
public record UnsureDates(Why why, List<String> formats) {
    public UnsureDates {
        formats = List.copyOf(formats);
    }

    public enum Why {
        /** The year has two digits. */
        CENTURY("cohort.found-two-digit-years"),
        /** Day and month may be the other way round. */
        DAY_OR_MONTH("cohort.found-day-or-month"),
        /** Not all are written in the same format. */
        SEVERAL_FORMATS("cohort.found-date-formats"),
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
