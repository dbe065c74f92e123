/** Multiple imputation by chained equations: missing cells drawn from models of what was recorded. */
package org.counterpart.imputation;
