/** Models beside the plan's own: of outcomes with several levels, of risks, and of subjects in clusters. */
package org.counterpart.plan.other;
