/** From study.yaml to a plan: its keys, their rules, and what is wrong with them. */
package org.counterpart.plan;
