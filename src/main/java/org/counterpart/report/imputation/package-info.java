/** What a report shows of models pooled over imputations. */
package org.counterpart.report.imputation;
