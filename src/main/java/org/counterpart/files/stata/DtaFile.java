package org.counterpart.files.stata;

import java.util.List;
import java.util.Map;

/**
 * All of a Stata file but its rows.
 *
 * @param rows how many there are
 * @param width of a row in bytes
 * @param start where the first row is
 * @param labels of codes, by the name of the set; texts are bytes, a character each
 * @param longTexts where they are
 */
record DtaFile(
        DtaLayout layout,
        List<DtaVariable> variables,
        long rows,
        int width,
        long start,
        Map<String, Map<Double, String>> labels,
        LongTexts longTexts) {}
