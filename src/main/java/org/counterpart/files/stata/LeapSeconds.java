package org.counterpart.files.stata;

import java.time.LocalDate;
import java.util.List;

/**
 * The leap seconds that UTC has had, each the last second of its day. Source: International Earth Rotation and
 * Reference
 * Systems Service, Bulletin C (https://hpiers.obspm.fr/iers/bul/bulc/), as Stata's {@code %tC} counts them. None was
 * added since 2017.
 */
final class LeapSeconds {
    private static final LocalDate ORIGIN = LocalDate.of(1960, 1, 1);
    private static final double DAY = 86_400_000;
    private static final List<String> DAYS = List.of(
            "1972-06-30",
            "1972-12-31",
            "1973-12-31",
            "1974-12-31",
            "1975-12-31",
            "1976-12-31",
            "1977-12-31",
            "1978-12-31",
            "1979-12-31",
            "1981-06-30",
            "1982-06-30",
            "1983-06-30",
            "1985-06-30",
            "1987-12-31",
            "1989-12-31",
            "1990-12-31",
            "1992-06-30",
            "1993-06-30",
            "1994-06-30",
            "1995-12-31",
            "1997-06-30",
            "1998-12-31",
            "2005-12-31",
            "2008-12-31",
            "2012-06-30",
            "2015-06-30",
            "2016-12-31");
    /** Where each leap second starts, in milliseconds since 1960 that count those before it. */
    private static final double[] STARTS = starts();

    private LeapSeconds() {}

    private static double[] starts() {
        double[] starts = new double[DAYS.size()];
        for (int i = 0; i < starts.length; i++) {
            long after = LocalDate.parse(DAYS.get(i)).toEpochDay() + 1 - ORIGIN.toEpochDay();
            starts[i] = after * DAY + i * 1000.0;
        }
        return starts;
    }

    /** How many are over at a moment that counts them. */
    static int before(double milliseconds) {
        int n = 0;
        while (n < STARTS.length && milliseconds >= STARTS[n] + 1000) {
            n++;
        }
        return n;
    }

    /** Whether a moment is in one. */
    static boolean within(double milliseconds) {
        int n = before(milliseconds);
        return n < STARTS.length && milliseconds >= STARTS[n];
    }
}
