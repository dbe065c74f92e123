package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study of three pairs, in which nothing can be significant and nothing was published. The larger one beside it is
 * for the eye.
 */
class AwkwardStudyTest {
    @TempDir
    Path folder;

    @Test
    void threePairsSayThatThereIsNoModel() throws IOException {
        Path output = folder.resolve("output");
        Cli run = Cli.run(
                "run",
                "src/test/resources/awkward/three-pairs.yaml",
                "-o",
                output.toString(),
                "--quiet",
                "--threads",
                "1");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(output.resolve("report.html")))
                .contains("Overview", "概览", "No variable entered the model")
                .contains("With 3 cases, a difference that was not significant", "病例数为3例")
                .doesNotContain("Published and reproduced", "文献报告值与复现值", "DeLong");
    }
}
