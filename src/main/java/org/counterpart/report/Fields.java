package org.counterpart.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.counterpart.result.Exposure;
import org.counterpart.result.Field;
import org.counterpart.result.Glossary;
import org.counterpart.result.Glossary.Place;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of a result as JSON, written field by field, each as the {@link Glossary} describes it. Where small counts
 * are hidden, four kinds of fields are null, with the reason in the same object: those nobody described, values of
 * single subjects, and whatever is written through {@link #hidden}; other decimals have four significant digits then,
 * as equations in many digits have one solution in whole numbers.
 */
public final class Fields {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private final Body body;
    private final Messages messages;
    private final Disclosure disclosure;
    private final boolean hidden;

    /** The object itself, which several views may write to. */
    private static final class Body {
        private final ObjectNode node = Json.object();
        private final Optional<Place> place;
        private Why why = Why.OWN;

        private Body(Optional<Place> place) {
            this.place = place;
        }
    }

    /** Whose reason an object gives, if several have one: the last named. */
    private enum Why {
        OWN,
        SMALL,
        CLOSED
    }

    private Fields(Body body, Messages messages, Disclosure disclosure, boolean hidden) {
        this.body = body;
        this.messages = messages;
        this.disclosure = disclosure;
        this.hidden = hidden;
    }

    /** A result of this shape of which nothing is hidden. */
    public static Fields of(String shape, Messages messages) {
        return of(shape, messages, Disclosure.none());
    }

    public static Fields of(String shape, Messages messages, Disclosure disclosure) {
        Place place = Glossary.committed().shape(shape);
        return new Fields(new Body(Optional.of(place)), messages, disclosure, false);
    }

    /** The same object; what is written through this view is withheld if so told. */
    public Fields hidden(boolean withheld) {
        return withheld && disclosure.asked() ? new Fields(body, messages, disclosure, true) : this;
    }

    /** The same object for numbers that are no results of these subjects: nothing of it is hidden. */
    public Fields printed() {
        return new Fields(body, messages, Disclosure.none(), false);
    }

    /** The same object for numbers of other subjects, of which this judges what is hidden. */
    public Fields judgedBy(Disclosure other) {
        return new Fields(body, messages, other, false);
    }

    public Messages messages() {
        return messages;
    }

    public Disclosure disclosure() {
        return disclosure;
    }

    public ObjectNode node() {
        return body.node;
    }

    /** As it is written to a file or printed. */
    public String write() {
        return Json.write(body.node);
    }

    public Fields put(String name, String text) {
        if (shows(name)) {
            body.node.put(name, text);
        }
        return this;
    }

    public Fields put(String name, boolean value) {
        if (shows(name)) {
            body.node.put(name, value);
        }
        return this;
    }

    public Fields put(String name, long value) {
        if (shows(name)) {
            body.node.put(name, value);
        }
        return this;
    }

    /** Null where there is no finite number. */
    public Fields put(String name, double value) {
        if (shows(name)) {
            Json.put(body.node, name, digits(value));
        }
        return this;
    }

    /** Null, with the reason, where there is no finite number. */
    public Fields put(String name, double value, String reason) {
        put(name, value);
        if (!Double.isFinite(value)) {
            reason(reason);
        }
        return this;
    }

    public Fields put(String name, Interval ci) {
        return numbers(name, List.of(ci.low(), ci.high()));
    }

    /** Numbers, null for one that is not finite. */
    public Fields numbers(String name, List<Double> values) {
        if (shows(name)) {
            ArrayNode array = body.node.putArray(name);
            for (double value : values) {
                if (Double.isFinite(value)) {
                    array.add(digits(value));
                } else {
                    array.addNull();
                }
            }
        }
        return this;
    }

    public Fields nothing(String name) {
        if (shows(name)) {
            body.node.putNull(name);
        }
        return this;
    }

    public Fields texts(String name, Iterable<String> texts) {
        if (shows(name)) {
            ArrayNode array = body.node.putArray(name);
            texts.forEach(array::add);
        }
        return this;
    }

    /** Notes in words, without those that tell a number that is hidden. */
    public Fields notes(String name, List<Note> notes) {
        return texts(
                name,
                notes.stream()
                        .filter(n -> !disclosure.hides(n))
                        .map(messages::text)
                        .toList());
    }

    /** The same as no field at all where there is none. */
    public Fields notesIfAny(String name, List<Note> notes) {
        return notes.isEmpty() ? this : notes(name, notes);
    }

    /** An object of its own. */
    public Fields object(String name) {
        Fields inner = below(name);
        if (shows(name)) {
            body.node.set(name, inner.body.node);
        }
        return inner;
    }

    /** One object an item. */
    public <T> Fields each(String name, Iterable<? extends T> items, BiConsumer<Fields, T> writer) {
        return array(name, next -> items.forEach(item -> writer.accept(next.get(), item)));
    }

    /** Objects, each begun when it is asked for. */
    public Fields array(String name, Consumer<Supplier<Fields>> writer) {
        if (shows(name)) {
            ArrayNode array = body.node.putArray(name);
            Optional<Place> place = place(name);
            writer.accept(() -> {
                Fields one = new Fields(new Body(place), messages, disclosure, false);
                array.add(one.body.node);
                return one;
            });
        }
        return this;
    }

    /** Why a value of this object is null; a reason of small counts stays. */
    public Fields reason(String text) {
        return because(Why.OWN, text);
    }

    /** The first of these notes, if there is one, says why a value is null. */
    public Fields reason(List<Note> notes) {
        return notes.isEmpty() ? this : reason(messages.text(notes.get(0)));
    }

    private Fields because(Why why, String text) {
        if (why.compareTo(body.why) >= 0) {
            body.why = why;
            body.node.put("reason", text);
        }
        return this;
    }

    private Fields below(String name) {
        return new Fields(new Body(place(name)), messages, disclosure, false);
    }

    /** Whether a field is written; else it is null now, and why stands beside it. */
    private boolean shows(String name) {
        if (!disclosure.asked()) {
            assert exposure(name) != Exposure.UNDECLARED : "no description of the field " + name;
            return true;
        }
        Exposure exposure = exposure(name);
        if (exposure == Exposure.UNDECLARED) {
            return withhold(name, Why.CLOSED, messages.text("report.min-cell.undescribed"));
        }
        if (exposure == Exposure.PERSON) {
            return withhold(name, Why.CLOSED, messages.text("report.min-cell.individual"));
        }
        return !hidden || withhold(name, Why.SMALL, messages.text("report.min-cell.reason", disclosure.least() - 1));
    }

    private boolean withhold(String name, Why why, String text) {
        body.node.putNull(name);
        because(why, text);
        return false;
    }

    /** Where only what is below is described, each of it speaks for itself. */
    private Exposure exposure(String name) {
        return place(name)
                .map(place -> place.field().map(Field::exposure).orElse(Exposure.GUARDED))
                .orElse(Exposure.UNDECLARED);
    }

    private Optional<Place> place(String name) {
        return body.place.flatMap(place -> place.at(name));
    }

    private double digits(double value) {
        return disclosure.asked() && Double.isFinite(value)
                ? new BigDecimal(value).round(FOUR_DIGITS).doubleValue()
                : value;
    }
}
