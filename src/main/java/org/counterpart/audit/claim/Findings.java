package org.counterpart.audit.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.audit.paper.Place;
import org.counterpart.stats.Note;

/** Where the checks of one paper put their claims. */
public final class Findings {
    /**
     * What a claim is about.
     *
     * @param row the row it is about, by its {@link org.counterpart.audit.paper.RowId}
     * @param id that row, or a number in it
     * @param name what it is called
     */
    public record Subject(String row, String id, String name) {
        public Subject(String id, String name) {
            this(id, id, name);
        }

        public Subject part(String key) {
            return new Subject(row, id + "." + key, name);
        }
    }

    private final double alpha;
    private final Map<String, Place> places;
    private final List<Claim> claims = new ArrayList<>();

    /** @param places where a row is printed, of a document */
    public Findings(double alpha, Map<String, Place> places) {
        this.alpha = alpha;
        this.places = places;
    }

    public double alpha() {
        return alpha;
    }

    public List<Claim> claims() {
        return claims;
    }

    public void consistent(Subject subject, Check check, String reported, String computed) {
        consistent(subject, check, reported, computed, check.word());
    }

    /** @param kind key of the sentence that says how it fits */
    public void consistent(Subject subject, Check check, String reported, String computed, String kind) {
        Note note = Note.of("audit.fits." + kind, reported, computed);
        add(subject, check, Verdict.CONSISTENT, Severity.NONE, reported, computed, note, Optional.empty());
    }

    /** @param cause key of the sentence that names the ordinary cause, or why nothing can be told */
    public void undetermined(
            Subject subject, Check check, String reported, String computed, String cause, Object... more) {
        Note note = note("audit.cause." + cause, reported, computed, more);
        add(subject, check, Verdict.UNDETERMINED, Severity.NONE, reported, computed, note, Optional.empty());
    }

    public void inconsistent(
            Subject subject,
            Check check,
            Severity severity,
            String reported,
            String computed,
            Optional<Note> suggestion) {
        inconsistent(subject, check, severity, reported, computed, check.word(), suggestion);
    }

    /** @param kind key of the sentence that says in which way it does not fit */
    public void inconsistent(
            Subject subject,
            Check check,
            Severity severity,
            String reported,
            String computed,
            String kind,
            Optional<Note> suggestion) {
        Note note = Note.of("audit.misfit." + kind, reported, computed);
        add(subject, check, Verdict.INCONSISTENT, severity, reported, computed, note, suggestion);
    }

    private static Note note(String code, String reported, String computed, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(reported, computed));
        arguments.addAll(List.of(more));
        return new Note(code, arguments);
    }

    private void add(
            Subject subject,
            Check check,
            Verdict verdict,
            Severity severity,
            String reported,
            String computed,
            Note explanation,
            Optional<Note> suggestion) {
        claims.add(new Claim(
                subject.id(),
                subject.name(),
                Optional.ofNullable(places.get(subject.row())),
                check,
                verdict,
                severity,
                reported,
                computed,
                explanation,
                suggestion));
    }
}
