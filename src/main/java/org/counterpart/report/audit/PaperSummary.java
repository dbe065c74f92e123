package org.counterpart.report.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.Audit;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.report.Fields;
import tools.jackson.databind.JsonNode;

/**
 * What the audit of one of many papers came to.
 *
 * @param file its name without the folder
 * @param title empty where none is known
 * @param understood how many numbers were, of a text or document
 * @param notUnderstood how many passages with numbers were not
 * @param impossible printed AUCs that no table with the printed odds ratios has
 * @param decision claims that are inconsistent and change what is significant
 * @param gross other inconsistent claims that no small misprint explains
 * @param minor the rest of them
 * @param problem why it could not be read; empty when it was
 */
public record PaperSummary(
        String file,
        String title,
        int understood,
        int notUnderstood,
        int impossible,
        int decision,
        int gross,
        int minor,
        int undetermined,
        int consistent,
        String problem) {
    /** The worst first: what decides, then what is gross, then what could not be read, at last by name. */
    public static final Comparator<PaperSummary> WORST_FIRST = Comparator.comparingInt(
                    (PaperSummary s) -> s.impossible + s.decision)
            .thenComparingInt(PaperSummary::gross)
            .thenComparingInt(PaperSummary::minor)
            .thenComparing(s -> !s.problem.isEmpty())
            .thenComparingInt(PaperSummary::undetermined)
            .reversed()
            .thenComparing(PaperSummary::file);

    public static PaperSummary of(Audit.Result result, Optional<PaperReading> reading) {
        return new PaperSummary(
                AuditJson.fileName(result.results().source()),
                result.results().citation().getOrDefault("title", ""),
                reading.map(r -> r.understood().size()).orElse(0),
                reading.map(r -> r.left().size()).orElse(0),
                (int) result.attainable().stream()
                        .filter(a -> a.verdict() == Verdict.INCONSISTENT)
                        .count(),
                inconsistent(result, Severity.DECISION),
                inconsistent(result, Severity.GROSS),
                inconsistent(result, Severity.MINOR),
                result.count(Verdict.UNDETERMINED),
                result.count(Verdict.CONSISTENT),
                "");
    }

    /** Of a file that could not be read. */
    public static PaperSummary unread(String file, String problem) {
        return new PaperSummary(file, "", 0, 0, 0, 0, 0, 0, 0, 0, problem);
    }

    private static int inconsistent(Audit.Result result, Severity severity) {
        return (int) result.claims().stream()
                .filter(c -> c.verdict() == Verdict.INCONSISTENT && c.severity() == severity)
                .count();
    }

    public boolean inconsistent() {
        return impossible + decision + gross + minor > 0;
    }

    public void write(Fields out) {
        out.put("file", file).put("title", title);
        out.put("understood", understood).put("notUnderstood", notUnderstood);
        out.put("impossible", impossible).put("decision", decision).put("gross", gross);
        out.put("minor", minor).put("undetermined", undetermined).put("consistent", consistent);
        out.put("problem", problem);
    }

    /** As {@link #write} wrote it. */
    public static PaperSummary read(JsonNode in) {
        return new PaperSummary(
                in.path("file").asString(),
                in.path("title").asString(),
                in.path("understood").asInt(),
                in.path("notUnderstood").asInt(),
                in.path("impossible").asInt(),
                in.path("decision").asInt(),
                in.path("gross").asInt(),
                in.path("minor").asInt(),
                in.path("undetermined").asInt(),
                in.path("consistent").asInt(),
                in.path("problem").asString());
    }

    static List<PaperSummary> sorted(List<PaperSummary> papers) {
        return papers.stream().sorted(WORST_FIRST).toList();
    }
}
