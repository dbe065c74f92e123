/** One model of several imputations of the same data: Rubin's rules. */
package org.counterpart.regression.pooled;
