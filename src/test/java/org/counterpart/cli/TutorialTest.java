package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tutorial does what it says: its commands are run in turn, and its changes of the plan are made as a reader would
 * make them.
 */
class TutorialTest {
    private static final Pattern FENCED = Pattern.compile("```\\n(.+?)\\n```");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"examples/tutorial.md", "examples/tutorial.zh.md"})
    void itsCommandsRun(String tutorial) throws IOException {
        String text = Files.readString(Path.of(tutorial));
        Matcher command = FENCED.matcher(text);
        List<String> run = new ArrayList<>();
        while (command.find()) {
            String[] words = command.group(1).split(" ", -1);
            run.add(words[words.length > 1 ? 1 : 0]);
            if (words[0].equals("cp")) {
                Files.copy(Path.of(words[1]), folder.resolve(words[2]));
                continue;
            }
            assertThat(words[0]).isEqualTo("./counterpart");
            Cli done = Cli.run(Arrays.stream(words)
                    .skip(1)
                    .map(w -> w.startsWith("my-") ? folder.resolve(w).toString() : w)
                    .toArray(String[]::new));
            assertThat(done.status()).as(command.group(1) + "\n" + done.err()).isZero();
            if (words[1].equals("init")) {
                edit(text);
            }
        }
        assertThat(run).containsExactly("--version", "examples/birthwt/cohort.csv", "init", "check", "run", "verify");
        assertThat(folder.resolve("my-results/report.html")).isNotEmptyFile();
    }

    /** The three indented pieces of the tutorial, put where the plan says. */
    private void edit(String tutorial) throws IOException {
        assertThat(tutorial)
                .contains("case:\n          all:\n            - {variable: bwt, below: 2500}")
                .contains("exact: [race]\n        caliper: {age: 2}")
                .contains("variables: [lwt, smoke, ptl, ht, ui, ftv]");
        Path plan = folder.resolve("my-study.yaml");
        String text = Files.readString(plan);
        for (String[] change : new String[][] {
            {"(?m)^# case:$", "case:\n  all:\n    - {variable: bwt, below: 2500}\n# case:"},
            {"(?m)^  exact: .*$", "  exact: [race]"},
            {"(?m)^  caliper: .*$", "  caliper: {age: 2}"},
            {"(?m)^  # variables: .*$", "  variables: [lwt, smoke, ptl, ht, ui, ftv]"}
        }) {
            assertThat(text).containsPattern(change[0]);
            text = text.replaceFirst(change[0], change[1]);
        }
        Files.writeString(plan, text);
    }

    /** The examples that the help of a command ends with, for those that only read. */
    @Test
    void examplesOfTheHelpRun() {
        for (String command : new String[] {"check", "match", "table1", "logistic", "roc", "audit"}) {
            String help = Cli.run(command, "--help").out();
            String example = help.substring(help.indexOf("Example: counterpart ") + 21)
                    .strip()
                    .replaceAll("\\s+", " ");
            assertThat(Cli.run(example.split(" ", -1)).status()).as(example).isZero();
        }
    }
}
