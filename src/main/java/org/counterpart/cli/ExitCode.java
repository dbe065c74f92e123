package org.counterpart.cli;

/** What the program's exit status means. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The input or plan has problems; all are listed, nothing is written. */
    public static final int PROBLEMS = 1;

    public static final int USAGE = 2;
    /** The input is sound but the analysis cannot be done on it. */
    public static final int NOT_ANALYSABLE = 3;
    /** {@code --fail-on inconsistent} and some claim is. */
    public static final int INCONSISTENT = 4;
    /** A bug in the program. */
    public static final int BUG = 70;

    private ExitCode() {}
}
