package org.counterpart.plan;

import java.nio.file.Path;
import org.counterpart.cohort.source.CsvOptions;

/**
 * The plan's {@code cohort:} section: where the subjects are recorded and how the file is written.
 *
 * @param given the file as the plan names it
 * @param file the same, found from the plan's folder
 * @param id name of the id column; empty when the file has none
 * @param synthetic the subjects were drawn, not observed; everything made from them must say so
 */
public record CohortFile(String given, Path file, String id, CsvOptions csv, boolean synthetic) {}
