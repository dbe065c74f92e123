/**
 * Logistic regression: unconditional, conditional on matched sets, Firth; profile likelihood, selection, diagnostics.
 */
package org.counterpart.regression;
