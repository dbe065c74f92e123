/** Tables as an Excel workbook. */
package org.counterpart.report.excel;
