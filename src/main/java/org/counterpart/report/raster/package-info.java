/** Figures as pixels, for programs that do not draw SVG. */
package org.counterpart.report.raster;
