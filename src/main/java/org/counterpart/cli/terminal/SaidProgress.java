package org.counterpart.cli.terminal;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.counterpart.report.Messages;
import org.counterpart.stats.Progress;

/**
 * Says on standard error what is done, once a step has taken longer than a second: on a terminal a bar with the time
 * left, elsewhere a line at first and one
 * every ten seconds.
 */
public final class SaidProgress implements Progress, AutoCloseable {
    private static final long FIRST_NANOS = 1_200_000_000L;
    private static final long NEXT_NANOS = 10_000_000_000L;
    private static final long LOOK_MILLIS = 200;

    private final PrintWriter err;
    private final Messages messages;
    private final boolean bars;
    private final Thread watch = new Thread(this::watch, "progress");
    private String step = "cli.working";
    private long since = System.nanoTime();
    private long said;
    private long done;
    private long total;
    private ProgressBar bar;
    private boolean closed;

    /** @param bars whether standard error is a terminal */
    public SaidProgress(PrintWriter err, Messages messages, boolean bars) {
        this.err = err;
        this.messages = messages;
        this.bars = bars;
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public synchronized void step(String key) {
        endBar();
        step = key;
        since = System.nanoTime();
        said = 0;
        done = 0;
        total = 0;
    }

    @Override
    public synchronized void done(long newDone, long newTotal) {
        if (newTotal != total || newDone > done) {
            done = newDone;
            total = newTotal;
        }
    }

    private void watch() {
        try {
            while (look()) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean look() {
        long now = System.nanoTime();
        if (closed || now - since < FIRST_NANOS) {
            return !closed;
        }
        if (bars && total > 0) {
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName(messages.text(step))
                        .setInitialMax(total)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build();
            }
            bar.maxHint(total);
            bar.stepTo(done);
        } else if (said == 0 || now - said > NEXT_NANOS) {
            err.println(line(now));
            err.flush();
            said = now;
        }
        return true;
    }

    private String line(long now) {
        String what = messages.text(step);
        if (total <= 0 || done <= 0 || done >= total) {
            return what + " ...";
        }
        long left = Math.round((now - since) / 1e9 * (total - done) / done);
        return messages.text("cli.progress", what, 100 * done / total, left);
    }

    private void endBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        endBar();
    }
}
