/** How many subjects a plan says the study needed. */
package org.counterpart.plan.size;
