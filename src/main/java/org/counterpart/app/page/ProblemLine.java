package org.counterpart.app.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemKind;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.report.Messages;
import org.counterpart.report.failure.FailureText;

/**
 * One thing wrong, as a sentence.
 *
 * @param line of the plan; 0 when it is of the file or of the whole
 * @param column of the file that it is in; empty when none
 */
public record ProblemLine(String sentence, int line, String column) {

    static List<ProblemLine> of(Exception failure, Path plan, Messages messages) {
        if (!(failure instanceof ProblemsException problems)) {
            return FailureText.of(failure, messages).sentences().stream()
                    .map(s -> new ProblemLine(s, 0, ""))
                    .toList();
        }
        List<ProblemLine> lines = new ArrayList<>();
        for (ProblemKind kind : ProblemKind.of(
                problems.problems().stream().map(p -> without(p, plan)).toList())) {
            boolean ofPlan = kind.first().source().isEmpty();
            if (ofPlan && kind.first().column().equals("case") && isMissing(kind.first())) {
                lines.add(new ProblemLine(messages.text("app.no-case"), 0, ""));
                continue;
            }
            lines.add(new ProblemLine(
                    messages.problem(kind),
                    ofPlan ? kind.first().line() : 0,
                    ofPlan ? "" : kind.first().column()));
        }
        return lines;
    }

    private static boolean isMissing(Problem p) {
        return p.what().code().equals("yaml.required");
    }

    /** A file of the desk by its name alone: where the desk is says nothing to anybody. */
    private static Problem without(Problem p, Path plan) {
        String folder = plan.getParent() + java.io.File.separator;
        String source = p.source().equals(plan.toString())
                ? ""
                : p.source().startsWith(folder) ? p.source().substring(folder.length()) : p.source();
        return new Problem(source, p.line(), p.column(), p.cell(), p.what());
    }
}
