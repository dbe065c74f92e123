/** What the pages show: the plan, the file and the counts in words, ready for the templates. */
package org.counterpart.app.page;
