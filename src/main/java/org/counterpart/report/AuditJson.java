package org.counterpart.report;

import java.nio.file.Path;
import java.util.List;
import org.counterpart.audit.Audit;
import org.counterpart.audit.Claim;
import org.counterpart.audit.PastedText;
import org.counterpart.audit.PublishedResults;
import org.counterpart.audit.Verdict;
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
        node.putArray("aucAttainable");
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
