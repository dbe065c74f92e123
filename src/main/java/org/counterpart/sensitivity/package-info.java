/** How strong what was not measured would have to be to explain an odds ratio away. */
package org.counterpart.sensitivity;
