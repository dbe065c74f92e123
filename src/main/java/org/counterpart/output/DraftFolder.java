package org.counterpart.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A hidden folder in which a result is put together. It is deleted when it is closed, or when the program is asked to
 * end, unless it was published by then.
 * Whoever ends the program waits for a step under way, and no step begins after that.
 */
final class DraftFolder implements AutoCloseable {
    private final ReentrantLock step = new ReentrantLock();
    private final Thread whenEnded = new Thread(this::abandon);
    private Path path;
    private List<Path> madeParents = List.of();
    private boolean published;
    private boolean abandoned;

    private DraftFolder() {}

    static DraftFolder beside(Path target) throws IOException {
        DraftFolder draft = new DraftFolder();
        Runtime.getRuntime().addShutdownHook(draft.whenEnded);
        draft.doing(() -> {
            draft.madeParents = Folders.makeParents(target);
            draft.path = Folders.makeSibling(target, Folders.DRAFT);
            return null;
        });
        return draft;
    }

    Path path() {
        return path;
    }

    /** @param name path below the folder, {@code /} between the parts */
    void add(String name, byte[] content) throws IOException {
        Path file = path.resolve(name).normalize();
        if (!file.startsWith(path) || file.equals(path)) {
            throw new IllegalArgumentException("a file must lie in the folder, got " + name);
        }
        doing(() -> {
            try {
                Files.createDirectories(file.getParent());
                return Files.write(file, content);
            } catch (IOException e) {
                throw FullDisk.orElse(e, path);
            }
        });
    }

    /** Does what gives the folder its name; the draft is no draft afterwards. */
    <T> T publish(PublishingLock.Work<T> exchange) throws IOException {
        return doing(() -> {
            T result = exchange.done();
            published = true;
            return result;
        });
    }

    private <T> T doing(PublishingLock.Work<T> work) throws IOException {
        step.lock();
        try {
            if (abandoned) {
                throw new IOException("the program is ending");
            }
            return work.done();
        } finally {
            step.unlock();
        }
    }

    private void abandon() {
        step.lock();
        try {
            abandoned = true;
            if (!published && path != null) {
                Folders.delete(path);
            }
            if (!published) {
                madeParents.forEach(Folders::deleteIfEmpty);
            }
        } finally {
            step.unlock();
        }
    }

    @Override
    public void close() {
        abandon();
        try {
            Runtime.getRuntime().removeShutdownHook(whenEnded);
        } catch (IllegalStateException ending) {
            // It is running, and finds nothing left to do.
        }
    }
}
