package org.counterpart.stats;

/** Who is told of the progress of each thread's work. */
final class ThreadProgress {
    static final ThreadLocal<Progress> HERE = ThreadLocal.withInitial(() -> Progress.NONE);

    private ThreadProgress() {}
}
