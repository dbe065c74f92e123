/** What a plan asks of bias: confounding that was not measured, and an exposure that is misclassified. */
package org.counterpart.plan.sensitivity;
