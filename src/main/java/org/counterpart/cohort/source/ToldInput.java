package org.counterpart.cohort.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.counterpart.stats.Progress;

/** The bytes of a file, whose reading tells how far it is; a large file is read for seconds. */
final class ToldInput extends FilterInputStream {
    private final Progress progress = Progress.current();
    private final long size;
    private long read;

    ToldInput(Path file) throws IOException {
        super(Files.newInputStream(file));
        size = Files.size(file);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        told(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        told(n);
        return n;
    }

    private void told(int n) {
        if (n > 0) {
            read += n;
            progress.done(read, size);
        }
    }
}
