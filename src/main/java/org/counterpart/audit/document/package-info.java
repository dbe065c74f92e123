/**
 * Papers as documents: Word, web page, JATS, PDF. A reader of each format finds headings, paragraphs and tables in
 * their order; what follows is the same for all. Of the text only abstract and results are read: numbers elsewhere may
 * be those of other studies.
 */
package org.counterpart.audit.document;
