/** The kinds of variables that are made from others: rules, formulas, spans of time, groups of a number, a model. */
package org.counterpart.cohort.derived;
