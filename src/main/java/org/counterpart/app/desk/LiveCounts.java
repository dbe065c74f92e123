package org.counterpart.app.desk;

import java.util.function.Supplier;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * Counts what the present plan finds, beside whoever asks: of many changes in a row the latest alone. A page asks for
 * what is newer than it knows and waits for it.
 */
final class LiveCounts implements AutoCloseable {
    /** What is to be counted. */
    record Task(PlanText text, PlanPlace place) {}

    private final Supplier<Task> latest;
    private final Runnable told;
    private final Thread worker = new Thread(this::work, "counts");
    private long asked;
    private boolean closed;
    private volatile Counted counted = Counted.nothing(0);

    /**
     * @param latest the plan at the time when counting begins
     * @param told when there is something new
     */
    LiveCounts(Supplier<Task> latest, Runnable told) {
        this.latest = latest;
        this.told = told;
        worker.setDaemon(true);
        worker.start();
    }

    Counted now() {
        return counted;
    }

    synchronized void changed() {
        asked++;
        notifyAll();
    }

    private void work() {
        Counting counting = new Counting();
        long done = 0;
        while (true) {
            synchronized (this) {
                while (done == asked && !closed) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                if (closed) {
                    return;
                }
                done = asked;
            }
            Task task = latest.get();
            counted = counted(counting, task);
            told.run();
            long of = done;
            Counted more = Counting.withCurves(counted, () -> isOld(of));
            if (!more.curves().isEmpty()) {
                counted = more;
                told.run();
            }
        }
    }

    private synchronized boolean isOld(long of) {
        return closed || asked != of;
    }

    private static Counted counted(Counting counting, Task task) {
        try {
            return counting.of(task.text(), task.place());
        } catch (RuntimeException e) {
            return Counted.nothing(task.text().version()).failed(e);
        } catch (OutOfMemoryError e) {
            NotAnalysableException told = new NotAnalysableException(Note.of("cli.memory"));
            return Counted.nothing(task.text().version()).failed(told);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
