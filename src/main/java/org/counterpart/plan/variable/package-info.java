/** The names of a plan: the variables it declares and derives, and the rules that speak of them. */
package org.counterpart.plan.variable;
