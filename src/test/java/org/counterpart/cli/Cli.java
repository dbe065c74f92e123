package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One run of the program: its exit status and what it printed. */
public record Cli(int status, String out, String err) {

    public static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Cli(status, out.toString(), err.toString());
    }

    /** Runs a plan that names files from its own folder four levels below the checkout; what it printed, as JSON. */
    public static JsonNode runPlan(Path folder, String plan, String... more) throws IOException {
        Path file = Files.writeString(
                folder.resolve("study.yaml"),
                plan.replace("../../../..", Path.of("").toAbsolutePath().toString()));
        List<String> all = new ArrayList<>(
                List.of("run", file.toString(), "-o", folder.resolve("out").toString(), "--quiet", "--format", "json"));
        all.addAll(List.of(more));
        Cli run = run(all.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    /** What it printed, all of it, as JSON. */
    public JsonNode json() {
        return new ObjectMapper().readTree(out);
    }
}
