package org.counterpart.report.audit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.counterpart.audit.AttainableAuc;
import org.counterpart.audit.Audit;
import org.counterpart.audit.attainable.Attainable;
import org.counterpart.audit.attainable.AttainableEnd;
import org.counterpart.audit.attainable.Extent;
import org.counterpart.audit.attainable.TypicalAuc;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.stats.Interval;

/** The audit of papers as JSON. A file is named without its folder. */
public final class AuditJson {
    private AuditJson() {}

    /** Files in the given order and the counts over all of them. */
    public static void write(Fields out, List<Audit.Result> results) {
        write(out, results, (file, i) -> {});
    }

    /** @param beside writes what else is known of the file with this place in the list */
    public static void write(Fields out, List<Audit.Result> results, ObjIntConsumer<Fields> beside) {
        out.array("files", next -> {
            for (int i = 0; i < results.size(); i++) {
                Fields file = next.get();
                write(file, results.get(i));
                beside.accept(file, i);
            }
        });
        summary(out.object("summary"), results);
    }

    private static void write(Fields out, Audit.Result result) {
        PublishedResults paper = result.results();
        out.put("file", fileName(paper.source())).put("citation", paper.cited());
        out.each("claims", result.claims(), AuditJson::claim);
        out.each("aucAttainable", result.attainable(), AuditJson::attainable);
        summary(out.object("summary"), List.of(result));
        out.each(
                "notes",
                paper.notes(),
                (note, remark) -> note.put("line", remark.line())
                        .put("key", remark.key())
                        .put("text", note.messages().text(remark.note())));
    }

    /** What was taken from a text or document, and which of its numbers were not, each of a document with its place. */
    public static void quote(Fields file, PaperReading reading) {
        file.each("understood", reading.understood(), (one, q) -> {
            one.put("what", q.what()).put("text", q.text());
            place(one, q);
        });
        file.each("notUnderstood", reading.left(), (one, q) -> {
            one.put("text", q.text()).put("context", q.context());
            place(one, q);
        });
    }

    private static void place(Fields out, PaperReading.Quoted quoted) {
        quoted.at().ifPresent(at -> out.put("at", out.messages().text(at.note())));
    }

    private static void claim(Fields out, Claim c) {
        out.put("id", c.id()).put("name", c.name());
        c.at().ifPresent(at -> out.put("at", out.messages().text(at.note())));
        out.put("check", c.check().word());
        out.put("verdict", c.verdict().word()).put("severity", c.severity().word());
        out.put("reported", c.reported()).put("computed", c.computed());
        out.put("explanation", out.messages().text(c.explanation()));
        c.suggestion()
                .ifPresentOrElse(s -> out.put("suggestion", out.messages().text(s)), () -> out.nothing("suggestion"));
    }

    private static void attainable(Fields out, AttainableAuc.Result a) {
        out.put("model", a.model()).put("auc", a.auc()).put("reported", a.reported());
        Attainable found = a.attainable();
        Map<String, Boolean> proven = new LinkedHashMap<>();
        Map<String, Interval> limits = new LinkedHashMap<>();
        for (Attainable.Kind kind : Attainable.Kind.values()) {
            String key = Json.word(kind);
            Extent extent = found == null ? null : found.extent(kind);
            if (extent == null || !extent.low().found() || !extent.high().found()) {
                out.nothing(key).reason(out.messages().text(why(found, kind)));
            } else {
                out.put(key, new Interval(extent.low().auc(), extent.high().auc()));
                limits.put(key, new Interval(extent.atLeast(), extent.atMost()));
            }
            boolean decides = kind == Attainable.Kind.ANY && a.verdict() == Verdict.INCONSISTENT;
            proven.put(key, decides || (extent != null && extent.proven()));
        }
        Fields sure = out.object("proven");
        proven.forEach(sure::put);
        if (!limits.isEmpty()) {
            Fields bounds = out.object("provenBounds");
            limits.forEach(bounds::put);
        }
        fit(out, a);
        if (found != null && found.any().high().found()) {
            Fields witnesses = out.object("witnesses");
            for (Attainable.Kind kind : Attainable.Kind.values()) {
                if (found.extent(kind).high().found()) {
                    table(witnesses.object(Json.word(kind)), found.extent(kind).high());
                }
            }
        }
        if (found != null && !found.typical().isEmpty()) {
            out.each("typical", found.typical(), AuditJson::typical);
        }
        out.notesIfAny("assumptions", a.assumptions());
        out.notesIfAny("undeterminedBecause", a.reasons());
        out.put("verdict", a.verdict().word());
        out.put("explanation", out.messages().text(a.explanation()));
    }

    /** Why there is no range. */
    private static String why(Attainable found, Attainable.Kind kind) {
        if (found == null) {
            return "audit.attainable.not-computed";
        }
        boolean excluded = kind == Attainable.Kind.INDEPENDENT
                && Double.isNaN(found.independent().atMost());
        return excluded ? "audit.attainable.none-independent" : "audit.attainable.none-found";
    }

    private static void fit(Fields out, AttainableAuc.Result a) {
        Attainable found = a.attainable();
        if (found == null || Double.isNaN(found.deviance())) {
            out.nothing("fitAtReported");
            return;
        }
        Fields fit = out.object("fitAtReported");
        fit.put("deviance", found.deviance()).put("df", a.df()).put("p", a.p());
        table(fit.object("witness"), found.witness());
    }

    private static void typical(Fields out, TypicalAuc typical) {
        out.put("population", Json.word(typical.population()));
        out.put("draws", TypicalAuc.DRAWS).put("used", typical.used());
        out.put("atLeast", typical.atLeast());
        out.put("q025", typical.q025()).put("median", typical.median()).put("q975", typical.q975());
    }

    /** Cases and controls of each exposure pattern; the pattern is written predictor by predictor, 1 for exposed. */
    private static void table(Fields out, AttainableEnd bound) {
        out.put("auc", bound.auc()).put("intercept", bound.intercept());
        out.numbers("logOddsRatios", Arrays.stream(bound.beta()).boxed().toList());
        double[] cases = bound.cases();
        double[] controls = bound.controls();
        int k = Integer.numberOfTrailingZeros(Math.max(1, cases.length));
        out.array("patterns", next -> {
            for (int x = 0; x < cases.length; x++) {
                next.get().put("pattern", pattern(x, k)).put("cases", cases[x]).put("controls", controls[x]);
            }
        });
    }

    /** Predictor by predictor, 1 for exposed. */
    static String pattern(int cell, int predictors) {
        StringBuilder pattern = new StringBuilder();
        for (int j = 0; j < predictors; j++) {
            pattern.append(cell >> j & 1);
        }
        return pattern.toString();
    }

    private static void summary(Fields out, List<Audit.Result> results) {
        for (Verdict verdict : Verdict.values()) {
            out.put(
                    verdict.word(),
                    results.stream().mapToInt(r -> r.count(verdict)).sum());
        }
    }

    static String fileName(String source) {
        Path name = Path.of(source).getFileName();
        return name == null ? source : name.toString();
    }
}
