/** Tables of variables compared between groups, and of pairs of variables. */
package org.counterpart.report.comparison;
