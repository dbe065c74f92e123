/** Results as JSON, one writer a kind of result. */
package org.counterpart.report.json;
