/** Reads how a plan matches. */
package org.counterpart.plan.matching;
