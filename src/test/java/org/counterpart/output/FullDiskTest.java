package org.counterpart.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.counterpart.stats.NotAnalysableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    private final IOException failure = new IOException("whatever the system calls it");

    @Test
    void aFullDiskIsToldByWhatIsFree() {
        assertThatThrownBy(() -> FullDisk.orElse(failure, () -> 4096))
                .isInstanceOf(NotAnalysableException.class)
                .satisfies(e ->
                        assertThat(((NotAnalysableException) e).note().code()).isEqualTo("cli.disk-full"));
        assertThat(FullDisk.orElse(failure, () -> 1_000_000)).isSameAs(failure);
    }

    @Test
    void anotherFailureStaysWhatItIs(@TempDir Path folder) {
        assertThat(FullDisk.orElse(failure, folder)).isSameAs(failure);
    }
}
