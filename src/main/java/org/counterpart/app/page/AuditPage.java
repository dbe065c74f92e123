package org.counterpart.app.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.AttainableAuc;
import org.counterpart.audit.Audit;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.claim.Verdict;
import org.counterpart.audit.document.PaperFile;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.text.PastedText;
import org.counterpart.cohort.source.TextFile;
import org.counterpart.report.Messages;
import org.counterpart.report.audit.AuditTables;

/** What was audited last, in words. */
public record AuditPage(Audited audited, Messages messages) {
    private static final int LONGEST_SHOWN = 60_000;

    /**
     * A paper and what its numbers say.
     *
     * @param name of the file; empty for what was pasted
     * @param text as pasted or read; empty for a document that is no plain text
     */
    public record Audited(String name, String text, Optional<PaperReading> reading, Optional<Audit.Result> result) {
        public static final Audited NOTHING = new Audited("", "", Optional.empty(), Optional.empty());

        public static Audited ofText(String text) {
            if (text.isBlank()) {
                return NOTHING;
            }
            PaperReading reading = PastedText.read(text, "");
            return new Audited(
                    "",
                    text,
                    Optional.of(reading),
                    Optional.of(Audit.withDefaults().check(reading.results())));
        }

        public static Audited ofFile(Path file) throws IOException {
            PaperFile paper = PaperFile.read(file);
            boolean plain = file.toString().endsWith(".txt");
            return new Audited(
                    file.getFileName().toString(),
                    plain ? TextFile.read(file) : "",
                    paper.reading(),
                    Optional.of(Audit.withDefaults().check(paper.paper())));
        }
    }

    /**
     * What one check says of some printed numbers.
     *
     * @param verdict the word for a class of the style sheet
     */
    public record Finding(int number, String verdict, String marked, String about, String check, String reason) {}

    public boolean isThere() {
        return audited.result().isPresent();
    }

    /** What was pasted, to go on with. */
    public String pasted() {
        return audited.name().isEmpty() ? audited.text() : "";
    }

    public String summary() {
        return audited.result()
                .map(r -> messages.text(
                        "audit.summary",
                        r.count(Verdict.CONSISTENT),
                        r.count(Verdict.INCONSISTENT),
                        r.count(Verdict.UNDETERMINED)))
                .orElse("");
    }

    /** What of it was read, and what was not. */
    public String read() {
        return audited.reading()
                .map(r -> messages.text(
                        "audit.report.read", r.understood().size(), r.left().size()))
                .orElse("");
    }

    /** The text in pieces, each number with its verdict; empty for a document. */
    public List<MarkedText.Piece> pieces() {
        if (audited.text().isEmpty()
                || audited.text().length() > LONGEST_SHOWN
                || audited.reading().isEmpty()) {
            return List.of();
        }
        return new MarkedText(audited.text(), audited.reading().get(), claims()).pieces();
    }

    private List<Claim> claims() {
        return audited.result().map(Audit.Result::claims).orElse(List.of());
    }

    /** The findings of these verdicts, with the number that the marks in the text lead to. */
    public List<Finding> findings(String verdict) {
        AuditTables tables = new AuditTables(messages);
        List<Finding> findings = new ArrayList<>();
        List<Claim> claims = claims();
        for (int i = 0; i < claims.size(); i++) {
            Claim c = claims.get(i);
            if (c.verdict().word().equals(verdict)) {
                findings.add(new Finding(
                        i,
                        verdict,
                        tables.marked(c.verdict()),
                        tables.named(c),
                        tables.name(c.check()),
                        messages.text(c.explanation()) + tables.suggestion(c)));
            }
        }
        return findings;
    }

    /** What the printed AUC says of itself, one sentence a model. */
    public List<Finding> areas() {
        AuditTables tables = new AuditTables(messages);
        List<Finding> findings = new ArrayList<>();
        for (AttainableAuc.Result a :
                audited.result().map(Audit.Result::attainable).orElse(List.of())) {
            findings.add(new Finding(
                    -1,
                    a.verdict().word(),
                    tables.marked(a.verdict()),
                    a.reported(),
                    "AUC",
                    messages.text(a.explanation())));
        }
        return findings;
    }

    /** The numbers that were not understood, with the words around them. */
    public List<String> left() {
        return audited.reading().map(PaperReading::left).orElse(List.of()).stream()
                .map(q -> q.at().map(at -> messages.text(at.note()) + ": ").orElse("") + q.context())
                .toList();
    }
}
