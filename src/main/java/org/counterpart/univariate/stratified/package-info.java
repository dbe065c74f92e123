/** Two-by-two tables in strata: a common odds ratio, and whether there is one. */
package org.counterpart.univariate.stratified;
