/**
 * SAS files: transport files, {@code .xpt}, of version 5 (SAS Institute, TS-140, "The Record Layout of a SAS Transport
 * Data Set") and 8 (TS-140, "Record Layout of a SAS Version 8 or 9 Data Set in SAS Transport Format"), and data sets,
 * {@code .sas7bdat} (M. Shotwell, "SAS7BDAT Database Binary Format", 2011, for SAS itself does not publish it).
 */
package org.counterpart.files.sas;
