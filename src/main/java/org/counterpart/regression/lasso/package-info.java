/** The LASSO of a logistic model: its path, and which penalty cross-validation chooses. */
package org.counterpart.regression.lasso;
