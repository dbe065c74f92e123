package org.counterpart.app.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.counterpart.output.OutputFolder;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.stats.Progress;

/**
 * Long work on the plan as it stood when it began: it goes on beside the page, tells how far it is, can be told to
 * stop, and writes one folder of the desk, whole or not at all.
 */
public final class PlanJob implements Progress {
    /** What is done with the plan. */
    @FunctionalInterface
    interface Work {
        /** The files to write, by name. */
        Map<String, byte[]> files(StudyPlan plan, PlanJob job) throws IOException;
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /**
     * How far it is, at one moment.
     *
     * @param step key of the sentence that says what is done now
     * @param secondsLeft of this step; negative where that is not known
     * @param failure why it ended without a result
     */
    public record Stand(
            State state, String step, long done, long total, long secondsLeft, Optional<Throwable> failure) {}

    private static final long MOMENT_MILLIS = 700;
    private static final long TELL_NANOS = 300_000_000L;

    private final PlanText text;
    private final PlanPlace place;
    private final Path folder;
    private final Work work;
    private final Runnable told;
    private State state = State.RUNNING;
    private String step = "study.step.read";
    private long since = System.nanoTime();
    private long lastTold;
    private long done;
    private long total;
    private Throwable failure;
    private volatile boolean stopping;
    private Thread thread;

    PlanJob(PlanText text, PlanPlace place, Path folder, Work work, Runnable told) {
        this.text = text;
        this.place = place;
        this.folder = folder;
        this.work = work;
        this.told = told;
    }

    void start() {
        thread = new Thread(this::go, "job");
        thread.setDaemon(true);
        thread.start();
    }

    /** The plan that it is done with. */
    public PlanText text() {
        return text;
    }

    public void cancel() {
        stopping = true;
    }

    /** Returns when it has ended, or a moment later all the same: it is not worth waiting for. */
    void awaitEnd() {
        try {
            thread.join(MOMENT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was told to stop. */
    boolean isStopping() {
        return stopping;
    }

    boolean isRunning() {
        return stand().state() == State.RUNNING;
    }

    public boolean isDone() {
        return stand().state() == State.DONE;
    }

    public synchronized Stand stand() {
        long left =
                total <= 0 || done <= 0 ? -1 : Math.round((System.nanoTime() - since) / 1e9 * (total - done) / done);
        return new Stand(state, step, done, total, left, Optional.ofNullable(failure));
    }

    @Override
    public void step(String key) {
        stopIfAsked();
        synchronized (this) {
            step = key;
            since = System.nanoTime();
            done = 0;
            total = 0;
        }
        told.run();
    }

    @Override
    public void done(long newDone, long newTotal) {
        stopIfAsked();
        boolean tell;
        synchronized (this) {
            if (newTotal != total || newDone > done) {
                done = newDone;
                total = newTotal;
            }
            tell = System.nanoTime() - lastTold > TELL_NANOS;
            lastTold = tell ? System.nanoTime() : lastTold;
        }
        if (tell) {
            told.run();
        }
    }

    private void stopIfAsked() {
        if (stopping) {
            throw new CancellationException();
        }
    }

    private void go() {
        ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        FutureTask<Void> task = new FutureTask<>(() -> Progress.during(this, () -> {
            write();
            return null;
        }));
        try {
            pool.execute(task);
            task.get();
            end(State.DONE, null);
        } catch (ExecutionException e) {
            end(stopping ? State.CANCELLED : State.FAILED, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(State.CANCELLED, e);
        } finally {
            pool.shutdown();
        }
    }

    private void write() throws IOException {
        Map<String, byte[]> files = work.files(StudyPlanReader.read(place.file(), text.bytes()), this);
        stopIfAsked();
        new OutputFolder(folder, OutputFolder.Existing.REPLACE).write(files);
    }

    private void end(State how, Throwable why) {
        synchronized (this) {
            state = how;
            failure = how == State.FAILED ? why : null;
        }
        told.run();
    }
}
