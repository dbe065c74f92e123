/**
 * Numbers in running text, English or Chinese: letters to tokens, tokens to sentences, sentences to statements by a
 * grammar. Every number is typed by the words it hangs on; one that hangs on none, or on words that are not certain, is
 * shown as not understood and never used.
 */
package org.counterpart.audit.text;
