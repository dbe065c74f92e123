package org.counterpart.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.counterpart.cohort.cell.ProblemKind;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.report.Messages;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.OneLine;
import picocli.CommandLine;

/** Turns what went wrong into one clear message and an exit status; never a stack trace unless asked. */
final class Failure implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        // The parse result handed over is the program's; the options stand with the command.
        CommandLine.ParseResult own = commandLine.getParseResult();
        if (own.hasMatchedOption("--stacktrace")) {
            e.printStackTrace(err);
        }
        Messages messages = Messages.of(
                own.matchedOptionValue("--lang", CommonOptions.Language.en).name());
        int status = explain(e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e, err, messages);
        err.flush();
        return status;
    }

    /** Says what went wrong; the exit status. */
    static int explain(Throwable e, PrintWriter err, Messages messages) {
        if (e instanceof ProblemsException problems) {
            ProblemKind.of(problems.problems()).forEach(k -> err.println(messages.problem(k)));
            err.println(messages.text("cli.problems", problems.problems().size()));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof NotAnalysableException not) {
            err.println(messages.text(not.note()));
            return ExitCode.NOT_ANALYSABLE;
        }
        if (e instanceof FileSystemException file) {
            String key = e instanceof NoSuchFileException
                    ? "cli.no-such-file"
                    : e instanceof AccessDeniedException ? "cli.access-denied" : "cli.cannot-use-file";
            err.println(messages.text(key, String.valueOf(file.getFile()), String.valueOf(file.getReason())));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof InvalidPathException path) {
            err.println(messages.text("cli.no-path", OneLine.of(path.getInput())));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof MalformedInputException) {
            err.println(messages.text("cli.malformed-text"));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof IOException) {
            err.println(messages.text("cli.io", String.valueOf(e.getMessage())));
            return ExitCode.PROBLEMS;
        }
        if (e instanceof OutOfMemoryError) {
            err.println(messages.text("cli.memory"));
            return ExitCode.NOT_ANALYSABLE;
        }
        err.println(messages.text("cli.bug", e.getClass().getSimpleName()));
        return ExitCode.BUG;
    }
}
