package org.counterpart.report.failure;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.counterpart.cohort.cell.ProblemKind;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.report.Messages;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.OneLine;

/**
 * What went wrong as sentences, and whose affair it is; where in the program it happened is in none of them.
 *
 * @param sentences of problems one a kind, else one
 */
public record FailureText(Cause cause, List<String> sentences) {
    /** Whose affair it is. */
    public enum Cause {
        /** Somebody can mend the input or the plan. */
        INPUT,
        /** The input is sound and the analysis cannot be done on it. */
        ANALYSIS,
        /** The program. */
        BUG
    }

    public FailureText {
        sentences = List.copyOf(sentences);
    }

    public static FailureText of(Throwable e, Messages messages) {
        if (e instanceof ProblemsException problems) {
            return new FailureText(
                    Cause.INPUT,
                    ProblemKind.of(problems.problems()).stream()
                            .map(messages::problem)
                            .toList());
        }
        if (e instanceof NotAnalysableException not) {
            return one(Cause.ANALYSIS, messages.text(not.note()));
        }
        if (e instanceof FileSystemException file) {
            String key = e instanceof NoSuchFileException
                    ? "cli.no-such-file"
                    : e instanceof AccessDeniedException ? "cli.access-denied" : "cli.cannot-use-file";
            return one(
                    Cause.INPUT, messages.text(key, String.valueOf(file.getFile()), String.valueOf(file.getReason())));
        }
        if (e instanceof InvalidPathException path) {
            return one(Cause.INPUT, messages.text("cli.no-path", OneLine.of(path.getInput())));
        }
        if (e instanceof MalformedInputException) {
            return one(Cause.INPUT, messages.text("cli.malformed-text"));
        }
        if (e instanceof IOException) {
            return one(Cause.INPUT, messages.text("cli.io", String.valueOf(e.getMessage())));
        }
        if (e instanceof OutOfMemoryError) {
            return one(Cause.ANALYSIS, messages.text("cli.memory"));
        }
        return one(Cause.BUG, messages.text("cli.bug", e.getClass().getSimpleName()));
    }

    private static FailureText one(Cause cause, String sentence) {
        return new FailureText(cause, List.of(sentence));
    }
}
