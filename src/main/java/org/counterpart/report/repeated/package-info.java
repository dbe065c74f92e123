/** How a quantity changed with time: tables, figure and JSON. */
package org.counterpart.report.repeated;
