package org.counterpart.cli;

import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.report.Messages;
import org.counterpart.report.failure.FailureText;
import picocli.CommandLine;

/** Turns what went wrong into one clear message and an exit status; never a stack trace unless asked. */
final class Failure implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    /** What is wrong with the options comes last on the screen, not above a page of all there are. */
    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
        CommandLine commandLine = e.getCommandLine();
        PrintWriter err = commandLine.getErr();
        err.println(e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("All options: " + commandLine.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

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
        FailureText text = FailureText.of(e, messages);
        text.sentences().forEach(err::println);
        if (e instanceof ProblemsException problems) {
            err.println(messages.text("cli.problems", problems.problems().size()));
        }
        return switch (text.cause()) {
            case INPUT -> ExitCode.PROBLEMS;
            case ANALYSIS -> ExitCode.NOT_ANALYSABLE;
            case BUG -> ExitCode.BUG;
        };
    }
}
