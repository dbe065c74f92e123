/** How many subjects a case-control study needs, and what power it has with those it gets. */
package org.counterpart.power;
