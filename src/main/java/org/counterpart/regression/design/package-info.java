/** The columns of a model, and what each stands for. */
package org.counterpart.regression.design;
