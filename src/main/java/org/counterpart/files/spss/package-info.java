/**
 * SPSS data files, {@code .sav} and {@code .zsav}: a header, a dictionary of records by number, and the cases, plain,
 * in a code of one byte for small whole numbers, or that code in blocks of zlib. Source: GNU PSPP Developers Guide,
 * "System File Format" and "Encrypted File Wrappers" (Free Software Foundation,
 * https://www.gnu.org/software/pspp/pspp-dev/).
 */
package org.counterpart.files.spss;
