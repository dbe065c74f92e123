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
import org.counterpart.output.StudyFiles;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.stats.Progress;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;

/** One run of the plan, as {@code counterpart run} does it, into the desk's own folder. It can be told to stop. */
public final class StudyRun implements Progress {
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
     * @param failure why it ended without a report
     */
    public record Stand(
            State state, String step, long done, long total, long secondsLeft, Optional<Throwable> failure) {}

    private static final long TELL_NANOS = 300_000_000L;

    private final PlanText text;
    private final PlanPlace place;
    private final Path folder;
    private final String version;
    private final Runnable told;
    private State state = State.RUNNING;
    private String step = "study.step.read";
    private long since = System.nanoTime();
    private long lastTold;
    private long done;
    private long total;
    private Throwable failure;
    private volatile boolean stopping;

    StudyRun(PlanText text, PlanPlace place, Path folder, String version, Runnable told) {
        this.text = text;
        this.place = place;
        this.folder = folder;
        this.version = version;
        this.told = told;
    }

    void start() {
        Thread thread = new Thread(this::work, "run");
        thread.setDaemon(true);
        thread.start();
    }

    /** The plan that is run. */
    public PlanText text() {
        return text;
    }

    public void cancel() {
        stopping = true;
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

    private void work() {
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
        StudyPlan plan = StudyPlanReader.read(place.file(), text.bytes());
        StudyResult result = Study.run(plan, Runtime.getRuntime().availableProcessors(), this::step);
        step("study.step.report");
        Map<String, byte[]> files = StudyFiles.of(result, version);
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
