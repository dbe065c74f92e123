/** What an audit says of a printed number: which check, which verdict, how grave. */
package org.counterpart.audit.claim;
