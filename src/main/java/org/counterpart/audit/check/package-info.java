/** One check a file: whether printed numbers can stand beside each other. */
package org.counterpart.audit.check;
