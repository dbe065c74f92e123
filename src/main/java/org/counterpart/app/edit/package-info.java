/** Each click on the page as a change of the plan's text that leaves comments and order as they are. */
package org.counterpart.app.edit;
