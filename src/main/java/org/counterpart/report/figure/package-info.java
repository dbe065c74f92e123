/**
 * Plain numbers to vector figures: an SVG string of exactly the same bytes every time, one or two columns wide.
 * Computes no statistic.
 */
package org.counterpart.report.figure;
