/** NRI and IDI in tables and in a draft's words. */
package org.counterpart.report.reclassification;
