/** Scripts as they are written: code of ours, and texts of anybody that never become code. */
package org.counterpart.report.script.code;
