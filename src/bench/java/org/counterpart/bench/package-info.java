/** How long the kernels take, by JMH; see {@code bench/kernels.sh} for the same beside R. */
package org.counterpart.bench;
