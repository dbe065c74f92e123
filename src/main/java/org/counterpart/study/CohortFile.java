package org.counterpart.study;

import java.nio.file.Path;
import java.util.List;

/**
 * The plan's {@code cohort:} section: where the subjects are recorded and how the file is written.
 *
 * @param given the file as the plan names it
 * @param file the same, found from the plan's folder
 * @param id name of the id column; empty when the file has none
 * @param encoding {@code auto} or the name of a character set
 * @param delimiter {@code auto}, {@code ,}, {@code ;} or a tab
 * @param decimal {@code .} or {@code ,}
 * @param missing cells that mean "not recorded"
 * @param synthetic the subjects were drawn, not observed; everything made from them must say so
 */
public record CohortFile(
        String given,
        Path file,
        String id,
        String encoding,
        String delimiter,
        char decimal,
        List<String> missing,
        boolean synthetic) {
    public CohortFile {
        missing = List.copyOf(missing);
    }
}
