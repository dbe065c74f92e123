/**
 * The small vocabulary every procedure shares: intervals, notes, distributions, ranks, small solves. No I/O; knows no
 * other package.
 */
package org.counterpart.stats;
