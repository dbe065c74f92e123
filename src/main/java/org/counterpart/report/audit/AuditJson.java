package org.counterpart.report.audit;

import java.nio.file.Path;
import java.util.List;
import org.counterpart.audit.AttainableAuc;
import org.counterpart.audit.Audit;
import org.counterpart.audit.Reconstruction;
import org.counterpart.audit.attainable.Attainable;
import org.counterpart.audit.attainable.AttainableEnd;
import org.counterpart.audit.attainable.Extent;
import org.counterpart.audit.attainable.TypicalAuc;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.paper.PastedText;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.stats.Interval;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The audit of papers as JSON. A file is named without its folder. */
public final class AuditJson {
    private final Messages messages;

    public AuditJson(Messages messages) {
        this.messages = messages;
    }

    /** Files in the given order and the counts over all of them. */
    public ObjectNode write(List<Audit.Result> results) {
        ObjectNode node = Json.object();
        ArrayNode files = node.putArray("files");
        results.forEach(r -> files.add(write(r)));
        node.set("summary", summary(results));
        return node;
    }

    /** One paper. */
    public ObjectNode write(Audit.Result result) {
        PublishedResults paper = result.results();
        ObjectNode node = Json.object();
        node.put("file", fileName(paper.source()));
        node.put("citation", paper.cited());
        ArrayNode claims = node.putArray("claims");
        result.claims().forEach(c -> claims.add(claim(c)));
        ArrayNode attainable = node.putArray("aucAttainable");
        result.attainable().forEach(a -> attainable.add(attainable(a)));
        node.set("summary", summary(List.of(result)));
        ArrayNode notes = node.putArray("notes");
        for (PublishedResults.Remark remark : paper.notes()) {
            ObjectNode note = notes.addObject();
            note.put("line", remark.line());
            note.put("key", remark.key());
            note.put("text", messages.text(remark.note()));
        }
        return node;
    }

    /** What was taken from a pasted text, and which of its numbers were not. */
    public void quote(ObjectNode file, PastedText.Reading reading) {
        ArrayNode understood = file.putArray("understood");
        for (PastedText.Quoted q : reading.understood()) {
            understood.addObject().put("what", q.what()).put("text", q.text());
        }
        ArrayNode left = file.putArray("notUnderstood");
        for (PastedText.Quoted q : reading.left()) {
            left.addObject().put("text", q.text()).put("context", q.context());
        }
    }

    /** The data sets searched for behind its models. */
    public void reconstruct(ObjectNode file, String source, List<Reconstruction> reconstructions) {
        file.set("reconstruction", new ReconstructionText(messages).json(reconstructions, source));
    }

    private ObjectNode claim(Claim c) {
        ObjectNode node = Json.object();
        node.put("id", c.id());
        node.put("name", c.name());
        node.put("check", c.check().word());
        node.put("verdict", c.verdict().word());
        node.put("severity", c.severity().word());
        node.put("reported", c.reported());
        node.put("computed", c.computed());
        node.put("explanation", messages.text(c.explanation()));
        c.suggestion().ifPresentOrElse(s -> node.put("suggestion", messages.text(s)), () -> node.putNull("suggestion"));
        return node;
    }

    private ObjectNode attainable(AttainableAuc.Result a) {
        ObjectNode node = Json.object();
        node.put("model", a.model());
        node.put("auc", a.auc());
        node.put("reported", a.reported());
        Attainable found = a.attainable();
        ObjectNode proven = Json.object();
        ObjectNode limits = Json.object();
        String reason = messages.text("audit.attainable.not-computed");
        for (Attainable.Kind kind : Attainable.Kind.values()) {
            String key = Json.word(kind);
            Extent extent = found == null ? null : found.extent(kind);
            if (extent == null || !extent.low().found() || !extent.high().found()) {
                node.putNull(key);
                node.put("reason", reason);
            } else {
                node.set(
                        key,
                        Json.interval(
                                new Interval(extent.low().auc(), extent.high().auc())));
                limits.set(key, Json.interval(new Interval(extent.atLeast(), extent.atMost())));
            }
            boolean decides = kind == Attainable.Kind.ANY && a.verdict() == Verdict.INCONSISTENT;
            proven.put(key, decides || (extent != null && extent.proven()));
        }
        node.set("proven", proven);
        if (!limits.isEmpty()) {
            node.set("provenBounds", limits);
        }
        if (found == null || Double.isNaN(found.deviance())) {
            node.putNull("fitAtReported");
        } else {
            ObjectNode fit = node.putObject("fitAtReported");
            fit.put("deviance", found.deviance());
            fit.put("df", a.df());
            Json.put(fit, "p", a.p());
            fit.set("witness", table(found.witness()));
        }
        if (found != null && found.any().high().found()) {
            ObjectNode witnesses = node.putObject("witnesses");
            witnesses.set("any", table(found.any().high()));
            witnesses.set("calibrated", table(found.calibrated().high()));
            witnesses.set("independent", table(found.independent().high()));
        }
        if (found != null) {
            found.typical().forEach(t -> node.withArray("typical").add(typical(t)));
        }
        a.assumptions().forEach(n -> node.withArray("assumptions").add(messages.text(n)));
        a.reasons().forEach(n -> node.withArray("undeterminedBecause").add(messages.text(n)));
        node.put("verdict", a.verdict().word());
        node.put("explanation", messages.text(a.explanation()));
        return node;
    }

    private static ObjectNode typical(TypicalAuc typical) {
        ObjectNode node = Json.object();
        node.put("population", Json.word(typical.population()));
        node.put("draws", TypicalAuc.DRAWS);
        node.put("used", typical.used());
        Json.put(node, "atLeast", typical.atLeast());
        Json.put(node, "q025", typical.q025());
        Json.put(node, "median", typical.median());
        Json.put(node, "q975", typical.q975());
        return node;
    }

    /** Cases and controls of each exposure pattern; the pattern is written predictor by predictor, 1 for exposed. */
    private static ObjectNode table(AttainableEnd bound) {
        ObjectNode node = Json.object();
        Json.put(node, "auc", bound.auc());
        Json.put(node, "intercept", bound.intercept());
        ArrayNode rows = node.putArray("patterns");
        double[] cases = bound.cases();
        double[] controls = bound.controls();
        int k = Integer.numberOfTrailingZeros(Math.max(1, cases.length));
        for (int x = 0; x < cases.length; x++) {
            StringBuilder pattern = new StringBuilder();
            for (int j = 0; j < k; j++) {
                pattern.append(x >> j & 1);
            }
            rows.addObject()
                    .put("pattern", pattern.toString())
                    .put("cases", cases[x])
                    .put("controls", controls[x]);
        }
        return node;
    }

    private static ObjectNode summary(List<Audit.Result> results) {
        ObjectNode node = Json.object();
        for (Verdict verdict : Verdict.values()) {
            node.put(
                    verdict.word(),
                    results.stream().mapToInt(r -> r.count(verdict)).sum());
        }
        return node;
    }

    static String fileName(String source) {
        Path name = Path.of(source).getFileName();
        return name == null ? source : name.toString();
    }
}
