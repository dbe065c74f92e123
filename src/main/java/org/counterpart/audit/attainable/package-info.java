/**
 * Which tables of exposure patterns agree with a printed logistic model, and which AUCs they have. Knows numbers only,
 * no paper.
 */
package org.counterpart.audit.attainable;
