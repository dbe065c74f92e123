package org.counterpart.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.counterpart.report.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code counterpart COMMAND ...}. */
@Command(
        name = "counterpart",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Does matched case-control studies, and checks published ones.",
        subcommands = {
            RunCommand.class,
            InitCommand.class,
            CheckCommand.class,
            MatchCommand.class,
            Table1Command.class,
            LogisticCommand.class,
            RocCommand.class,
            AuditCommand.class,
            SimulateCommand.class,
            MultiverseCommand.class,
            VerifyCommand.class,
            CompletionCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = execute(out, err, args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs a command without ending the process; what a test calls. */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return show(new PrintWriter(new SeenWriter(out)), new PrintWriter(new SeenWriter(err), true), args);
    }

    private static int show(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Main())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(new Failure());
        int status;
        try {
            status = args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            status = Failure.explain(e, err, Messages.of("en"));
        }
        out.flush();
        err.flush();
        return status;
    }
}
