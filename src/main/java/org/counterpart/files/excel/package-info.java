/**
 * Sheets of Excel, WPS and LibreOffice as plain tables. An .xlsx is read part by part as a stream of XML
 * (ECMA-376 and ISO/IEC 29500, Transitional and Strict), twice: once to see where the table stands, once for its cells.
 */
package org.counterpart.files.excel;
