/** What a plan says of the time to an event. */
package org.counterpart.plan.survival;
