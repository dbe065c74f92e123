package org.counterpart.cli;

import java.util.function.Consumer;

/** Says on standard error which step is under way, once the work has taken longer than a second. */
final class Progress implements Consumer<String> {
    private static final long QUIET_NANOS = 1_000_000_000L;

    private final CommonOptions common;
    private final long start = System.nanoTime();

    Progress(CommonOptions common) {
        this.common = common;
    }

    @Override
    public void accept(String step) {
        if (System.nanoTime() - start > QUIET_NANOS) {
            common.warn(common.messages().text(step) + " ...");
        }
    }
}
