package org.counterpart.cohort;

import java.util.Locale;
import java.util.Set;

/** The words that record a yes or a no: 1/0, yes/no, y/n, true/false, t/f, 是/否, 有/无, 阳性/阴性; capitals do not matter. */
public final class YesNo {
    private static final Set<String> YES = Set.of("1", "yes", "y", "true", "t", "是", "有", "阳性");
    private static final Set<String> NO = Set.of("0", "no", "n", "false", "f", "否", "无", "阴性");

    private YesNo() {}

    /** 1, 0, or -1 when the text is neither a yes nor a no. */
    public static int code(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? 1 : NO.contains(word) ? 0 : -1;
    }
}
