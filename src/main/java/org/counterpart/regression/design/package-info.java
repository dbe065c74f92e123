/** Which model it is, its columns, and what each stands for. */
package org.counterpart.regression.design;
