/** Outcomes of more than two levels: multinomial and ordinal logistic regression. */
package org.counterpart.regression.categorical;
