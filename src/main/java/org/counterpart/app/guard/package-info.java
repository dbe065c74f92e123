/** Who may ask: this machine, the page that was opened here, and nobody else. */
package org.counterpart.app.guard;
