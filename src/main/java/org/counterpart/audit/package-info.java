/** Whether printed numbers can have come from the study they describe. */
package org.counterpart.audit;
