/** Results to tables, figures, messages in English and Chinese, and files. Computes nothing. */
package org.counterpart.report;
