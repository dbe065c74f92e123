/** The plan's section on missing values. */
package org.counterpart.plan.imputation;
