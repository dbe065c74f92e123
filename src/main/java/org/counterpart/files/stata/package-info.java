/**
 * Stata data files, {@code .dta}, of Stata 8 to 18 (formats 113 to 119): until 115 sections one after the other of
 * fixed
 * widths, from 117 on sections between tags. Source: StataCorp, "Description of the .dta file format", formats 113,
 * 114,
 * 115, 117, 118 and 119 ({@code help dta}, https://www.stata.com/help.cgi?dta).
 */
package org.counterpart.files.stata;
