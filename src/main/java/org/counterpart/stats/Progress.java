package org.counterpart.stats;

import java.util.concurrent.Callable;

/**
 * Is told how far long work is. It belongs to the thread that does the work: whoever starts work passes it on by {@link
 * #during}, and what is done meanwhile
 * tells {@link #current}. It never changes a result.
 */
public interface Progress {
    /** Nobody listens. */
    Progress NONE = new Progress() {
        @Override
        public void step(String key) {
            // nobody is told
        }

        @Override
        public void done(long done, long total) {
            // nobody is told
        }
    };

    /** @param key of the message that says what is done now */
    void step(String key);

    /**
     * How much of the step is done; may be told by any thread, often.
     *
     * @param total 0 where it is not known
     */
    void done(long done, long total);

    /** Who is told of the work of this thread. */
    static Progress current() {
        return ThreadProgress.HERE.get();
    }

    /** Does the work, its progress told to somebody. */
    static <T> T during(Progress progress, Callable<T> work) throws Exception {
        Progress before = current();
        ThreadProgress.HERE.set(progress);
        try {
            return work.call();
        } finally {
            ThreadProgress.HERE.set(before);
        }
    }
}
