package org.counterpart.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs independent pieces of work over some threads. What a piece does must depend on its number alone, and it must
 * leave its result at
 * that number, so that results are the same whatever the number of threads.
 */
public final class Replicates {
    private static final int BLOCK = 16;

    private Replicates() {}

    /** Does {@code piece} for 0, 1, ... count − 1; what a piece throws is thrown here. */
    public static void run(int count, int threads, IntConsumer piece) {
        run(count, threads, BLOCK, piece);
    }

    /** The same for a few pieces that take long each. */
    public static void runLong(int count, int threads, IntConsumer piece) {
        run(count, threads, 1, piece);
    }

    private static void run(int count, int threads, int block, IntConsumer piece) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        Progress progress = Progress.current();
        AtomicInteger done = new AtomicInteger();
        IntConsumer told = i -> {
            piece.accept(i);
            progress.done(done.incrementAndGet(), count);
        };
        int workers = Math.min(threads, (count + block - 1) / block);
        if (workers <= 1) {
            for (int i = 0; i < count; i++) {
                told.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int from = next.getAndAdd(block); from < count; from = next.getAndAdd(block)) {
                for (int i = from; i < Math.min(count, from + block); i++) {
                    told.accept(i);
                }
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "replicates");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                running.add(pool.submit(worker));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
