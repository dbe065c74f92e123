package org.counterpart.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
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

    /** What it printed, all of it, as JSON. */
    public JsonNode json() {
        return new ObjectMapper().readTree(out);
    }
}
