/** What a plan says of a quantity that was measured several times. */
package org.counterpart.plan.repeated;
