/** The words of papers, English and Chinese, and how their digits are written: what sentences and tables share. */
package org.counterpart.audit.lexicon;
