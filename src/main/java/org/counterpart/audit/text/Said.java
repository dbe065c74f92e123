package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.paper.PaperReading.Quoted;
import org.counterpart.audit.paper.Printed;

/** What was understood of a text: which of its letters, and as what. */
final class Said {
    private record Place(int from, Quoted quoted) {}

    private final PlainText text;
    private final BitSet used = new BitSet();
    private final List<Place> understood = new ArrayList<>();

    Said(PlainText text) {
        this.text = text;
    }

    boolean taken(int from, int to) {
        return used.get(from, to).cardinality() > 0;
    }

    /** Letters that belong to something understood and are no number of their own. */
    void use(int from, int to) {
        used.set(from, to);
    }

    void understand(String what, int from, int to) {
        used.set(from, to);
        understood.add(new Place(from, Quoted.understood(what, text.original(from, to))));
    }

    /** A number that stands with a sign of relation before it. */
    void understand(String what, Token token, Printed printed) {
        used.set(token.from(), token.to());
        understood.add(new Place(token.from(), Quoted.understood(what, printed.text())));
    }

    /** In the order of the text. */
    List<Quoted> understood() {
        return understood.stream()
                .sorted((a, b) -> Integer.compare(a.from(), b.from()))
                .map(Place::quoted)
                .toList();
    }
}
