/**
 * What the files of SPSS, Stata and SAS have in common: bytes that are counted before they are read, text of which the
 * file does not say how it is written, numbers of which a careful human writes the shortest decimals, days and seconds
 * since some day, and codes that may have labels.
 */
package org.counterpart.files.stat;
