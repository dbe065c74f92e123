package org.counterpart.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a process that was killed goes when another process makes one; that of a living process stays. */
class PrivateFolderTest {
    @TempDir
    private Path temporary;

    /** What the other process runs: makes a folder with a file in it and waits to be ended. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            Path data = PrivateFolder.make().path().resolve("patients.csv");
            Files.writeString(data, "id\n1\n");
            System.out.println(data);
            int end = System.in.read();
            assertThat(end).isEqualTo(-1);
        }
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path said(Process process) throws IOException {
        return Path.of(process.inputReader().readLine());
    }

    @Test
    void whatAKilledProcessLeftIsTakenAway() throws Exception {
        Process killed = holder();
        Path left = said(killed);
        Process living = holder();
        Path kept = said(living);
        assertThat(left).exists();
        killed.destroyForcibly();
        assertThat(killed.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Path strange = Files.createDirectory(temporary.resolve("counterpart-notes"));

        Process next = holder();
        Path newest = said(next);
        assertThat(left.getParent().getParent()).doesNotExist();
        assertThat(kept).exists();
        assertThat(newest).exists();
        assertThat(strange).as("no folder of ours").exists();
        living.destroyForcibly().waitFor();
        next.destroyForcibly().waitFor();
    }

    @Test
    void itGoesWhenItIsClosed() throws IOException {
        Path path;
        try (PrivateFolder folder = PrivateFolder.make();
                PrivateFolder another = PrivateFolder.make()) {
            path = folder.path();
            Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("c"), "x");
            assertThat(another.path()).exists().isNotEqualTo(path);
        }
        assertThat(path.getParent()).doesNotExist();
    }
}
