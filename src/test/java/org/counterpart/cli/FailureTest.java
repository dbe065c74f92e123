package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.Test;

/** What a user reads when the machine fails, not the data. */
class FailureTest {
    private final StringWriter said = new StringWriter();

    private int explain(Throwable e) {
        return Failure.explain(e, new PrintWriter(said, true), Messages.of("en"));
    }

    @Test
    void aDiskThatIsFull() {
        assertThat(explain(new IOException("No space left on device"))).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said.toString().strip())
                .isEqualTo("Reading or writing failed: No space left on device. Nothing half-written was left.");
    }

    @Test
    void aFileThatMayNotBeWritten() {
        assertThat(explain(new AccessDeniedException("study.yaml"))).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said.toString().strip()).isEqualTo("study.yaml: no permission to read or write it");
    }

    @Test
    void tooLittleMemoryIsNoBug() {
        assertThat(explain(new OutOfMemoryError())).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(said.toString()).contains("JAVA_TOOL_OPTIONS=-Xmx8g");
    }

    @Test
    void aBugIsNamedWithoutItsData() {
        assertThat(explain(new IllegalStateException("patient P1"))).isEqualTo(ExitCode.BUG);
        assertThat(said.toString()).contains("IllegalStateException").doesNotContain("P1");
    }

    /** A page of options below it would push the one line that matters off the screen. */
    @Test
    void wrongUseIsTwoLines() {
        Cli run = Cli.run("match", "cohort.csv", "--id", "id");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "Missing required option: '--case=COL|COL=VALUE'", "All options: counterpart match --help");
    }
}
