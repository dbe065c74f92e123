package org.counterpart.cli;

import java.awt.GraphicsEnvironment;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.counterpart.cli.terminal.Console;
import org.counterpart.cli.terminal.SaidProgress;
import org.counterpart.cli.terminal.SeenWriter;
import org.counterpart.files.DataPlace;
import org.counterpart.files.JdbcUrl;
import org.counterpart.files.database.DriverJars;
import org.counterpart.report.Messages;
import org.counterpart.stats.OneLine;
import org.counterpart.stats.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code counterpart COMMAND ...}. */
@Command(
        name = "counterpart",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Does matched case-control studies, and checks published ones.")
public final class Main {
    /** What a program does that is started on a screen without a terminal. */
    private static final String[] DOUBLE_CLICK = {"app"};

    /** What is asked so often, and by programs, that no option is read for it. */
    private static final Set<String> VERSION = Set.of("--version", "-V");

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(Console.of(System.out, "stdout", args));
        PrintWriter err = new PrintWriter(Console.of(System.err, "stderr", args), true);
        boolean terminal = hasTerminal();
        String[] asked = args.length == 0 && !terminal && !GraphicsEnvironment.isHeadless() ? DOUBLE_CLICK : args;
        int status =
                show(new PrintWriter(new SeenWriter(out)), new PrintWriter(new SeenWriter(err), true), terminal, asked);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Since Java 22 there is always a console, which says itself whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasTerminal() {
        if (System.console() == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }

    /** Runs a command without ending the process; what a test calls. */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return show(new PrintWriter(new SeenWriter(out)), new PrintWriter(new SeenWriter(err), true), false, args);
    }

    private static int show(PrintWriter out, PrintWriter err, boolean terminal, String... args) {
        if (args.length == 1 && VERSION.contains(args[0])) {
            out.println(Version.text());
            out.flush();
            return ExitCode.DONE;
        }
        CommandLine commandLine = Commands.of(new Main(), args)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(out)
                .setErr(err)
                .registerConverter(Path.class, Main::path)
                .registerConverter(
                        DataPlace.class,
                        given -> JdbcUrl.isOne(given) ? DataPlace.of(given) : DataPlace.of(path(given)))
                .setParameterExceptionHandler(new Failure())
                .setExecutionExceptionHandler(new Failure())
                .setExecutionStrategy(parsed -> watched(err, terminal, parsed));
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

    /**
     * What is no name of a file on this system, such as {@code a?b} on Windows, is wrong usage, said without the names
     * of classes.
     */
    private static Path path(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException(Messages.of("en").text("cli.no-path", OneLine.of(given)));
        }
    }

    /** Runs the command, and says what it does when that takes longer than a second. */
    private static int watched(PrintWriter err, boolean terminal, CommandLine.ParseResult parsed) {
        CommandLine.ParseResult own = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        DriverJars.lookIn(own.matchedOptionValue(CommonOptions.DRIVERS, null));
        Messages messages = Messages.of(
                own.matchedOptionValue("--lang", CommonOptions.Language.en).name());
        // The page says itself what it does, for as long as it is open.
        boolean says = own.commandSpec().userObject() instanceof AppCommand;
        if (says || own.hasMatchedOption("--quiet")) {
            return new CommandLine.RunLast().execute(parsed);
        }
        try (SaidProgress progress = new SaidProgress(err, messages, terminal)) {
            return Progress.during(progress, () -> new CommandLine.RunLast().execute(parsed));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
