/** The search for a data set whose logistic fit prints every number a paper prints. */
package org.counterpart.audit.reconstruct;
