/** Models of the mean of an outcome with robust standard errors: risk ratios, and subjects that come in clusters. */
package org.counterpart.regression.marginal;
