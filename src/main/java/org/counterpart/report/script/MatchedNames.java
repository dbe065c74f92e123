package org.counterpart.report.script;

/** The names of the columns of {@code matched.csv}. */
public final class MatchedNames {
    private MatchedNames() {}

    /** That of a variable: its own, with an underscore where the file has a column of that name already. */
    public static String column(String variable) {
        return variable.equals("set") || variable.equals("case") ? variable + "_" : variable;
    }
}
