package org.counterpart.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.yaml.YamlPlaces.Part;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML text in which single keys are set and taken away; every other letter, comments and order among them, stays as
 * it stands. A path is the names of keys and the numbers of items from the top; what is put there is written as flow
 * YAML on one line ({@link YamlText}).
 *
 * @param order of the keys at the top, by which a new one finds its place; a key not in it comes last
 */
public record YamlEdit(String text, List<String> order) {

    public YamlEdit {
        order = List.copyOf(order);
    }

    /** Whether the text can be edited: it is YAML, and a mapping or nothing stands at its top. */
    public boolean possible() {
        Optional<YamlPlaces> places = YamlPlaces.of(text);
        return places.isPresent() && places.get().root() instanceof MappingNode;
    }

    /** Whether something stands under the path. */
    public boolean has(List<String> path) {
        return find(places(), path).isPresent();
    }

    /** The keys at the top, in order. */
    public List<String> keys() {
        return YamlPlaces.parts(places().root()).stream().map(YamlEdit::keyName).toList();
    }

    /** How many parts the mapping or list under the path has; 0 when there is none. */
    public int size(List<String> path) {
        return find(places(), path).map(YamlPlaces::parts).map(List::size).orElse(0);
    }

    /** What stands under the path, as the file writes it; empty when nothing does. */
    public String written(List<String> path) {
        YamlPlaces places = places();
        return find(places, path)
                .map(node -> text.substring(places.start(node), places.end(node)))
                .orElse("");
    }

    /** This text with a value under a path; what lies between is made where it is missing. */
    public YamlEdit set(List<String> path, String value) {
        YamlPlaces places = places();
        Node at = places.root();
        for (int i = 0; i < path.size(); i++) {
            Optional<Part> next = YamlPlaces.part(at, path.get(i));
            if (next.isEmpty()
                    || (i < path.size() - 1
                            && !YamlPlaces.isCollection(next.get().value()))) {
                String rest = nested(path.subList(i + 1, path.size()), value);
                return next.isPresent()
                        ? replaced(places, next.get(), rest)
                        : added(places, at, i == 0, path.get(i), rest);
            }
            if (i == path.size() - 1) {
                return replaced(places, next.get(), value);
            }
            at = next.get().value();
        }
        throw new IllegalArgumentException("path must have at least one step");
    }

    /** This text with an item behind the last one of a list, which is made where it is missing. */
    public YamlEdit add(List<String> path, String item) {
        YamlPlaces places = places();
        Optional<Node> list = find(places, path);
        if (list.isEmpty() || !(list.get() instanceof SequenceNode)) {
            return set(path, "[" + item + "]");
        }
        return added(places, list.get(), false, "", item);
    }

    /** This text with another name for a key. */
    public YamlEdit rename(List<String> path, String name) {
        YamlPlaces places = places();
        Optional<Part> part = find(places, path.subList(0, path.size() - 1))
                .flatMap(parent -> YamlPlaces.part(parent, path.get(path.size() - 1)));
        return part.filter(p -> p.key() != null)
                .map(p -> with(places.start(p.key()), places.end(p.key()), YamlText.of(name)))
                .orElse(this);
    }

    /** This text without what stands under a path. */
    public YamlEdit remove(List<String> path) {
        YamlPlaces places = places();
        Optional<Node> parent = find(places, path.subList(0, path.size() - 1));
        Optional<Part> part = parent.flatMap(p -> YamlPlaces.part(p, path.get(path.size() - 1)));
        if (part.isEmpty()) {
            return this;
        }
        List<Part> parts = YamlPlaces.parts(parent.get());
        int index = indexOf(places, parts, part.get());
        if (YamlPlaces.isFlow(parent.get())) {
            return removedFromFlow(places, parts, index);
        }
        if (parts.size() == 1 && path.size() > 1) {
            // The last part goes with what held it: a key without a value stays.
            Part holder = part(places, path.subList(0, path.size() - 1));
            if (holder.key() != null) {
                int from = places.lineStart(places.start(part.get()));
                boolean ownLine = from > places.colon(holder);
                return ownLine
                        ? with(from, places.nextLine(places.end(part.get())), "")
                        : with(places.colon(holder) + 1, places.end(part.get()), "");
            }
            return remove(path.subList(0, path.size() - 1));
        }
        int from = places.start(part.get());
        int line = places.lineStart(from);
        boolean item = part.get().key() == null;
        boolean sharesLine = !text.substring(line, from).isBlank() && !(item && onlyDash(line, from));
        if (sharesLine) {
            // The first key of an item stands behind its dash: the next one takes its place.
            return with(from, places.start(parts.get(index + 1)), "");
        }
        return with(line, places.nextLine(places.end(part.get())), "");
    }

    private boolean onlyDash(int line, int from) {
        return text.substring(line, from).strip().equals("-");
    }

    private YamlEdit removedFromFlow(YamlPlaces places, List<Part> parts, int index) {
        if (parts.size() == 1) {
            return with(places.start(parts.get(0)), places.end(parts.get(0)), "");
        }
        return index == 0
                ? with(places.start(parts.get(0)), places.start(parts.get(1)), "")
                : with(places.end(parts.get(index - 1)), places.end(parts.get(index)), "");
    }

    private YamlEdit replaced(YamlPlaces places, Part part, String value) {
        Node old = part.value();
        if (part.key() != null && places.isEmpty(old)) {
            int after = places.colon(part) + 1;
            return with(after, after, " " + value);
        }
        if (part.key() != null && YamlPlaces.isCollection(old) && !YamlPlaces.isFlow(old)) {
            return with(places.colon(part) + 1, places.end(old), " " + value);
        }
        return with(places.start(old), places.end(old), value);
    }

    /** A new part of a mapping ({@code name: value}) or, without a name, of a list. */
    private YamlEdit added(YamlPlaces places, Node parent, boolean top, String name, String value) {
        String part = parent instanceof SequenceNode ? value : YamlText.of(name) + ": " + value;
        List<Part> parts = YamlPlaces.parts(parent);
        if (YamlPlaces.isFlow(parent)) {
            int at = parts.isEmpty() ? places.start(parent) + 1 : places.end(parts.get(parts.size() - 1));
            return with(at, at, parts.isEmpty() ? part : ", " + part);
        }
        Part before = top ? before(parts, name) : parts.get(parts.size() - 1);
        if (before == null) {
            int at = places.lineStart(places.start(parts.get(0)));
            return with(at, at, part + "\n");
        }
        int column = places.column(before);
        String dash = parent instanceof SequenceNode ? "- " : "";
        int at = behind(places, before, column);
        boolean endsLine = at == 0 || text.charAt(at - 1) == '\n';
        return with(at, at, (endsLine ? "" : "\n") + " ".repeat(column - dash.length()) + dash + part + "\n");
    }

    /** Behind the lines of a part and the comments below it that stand further in. */
    private int behind(YamlPlaces places, Part part, int column) {
        int at = places.nextLine(places.end(part));
        while (at < text.length()) {
            int next = places.nextLine(at);
            String line = text.substring(at, next);
            int indent = line.length() - line.stripLeading().length();
            if (!line.strip().startsWith("#") || indent <= column) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** The key at the top that a new one comes behind; null when it comes first. */
    private Part before(List<Part> parts, String name) {
        int rank = order.indexOf(name);
        Part before = null;
        for (Part part : parts) {
            int of = order.indexOf(String.valueOf(keyName(part)));
            if (rank < 0 || (of >= 0 && of < rank)) {
                before = part;
            }
        }
        return before;
    }

    private static String keyName(Part part) {
        return part.key() instanceof org.snakeyaml.engine.v2.nodes.ScalarNode key ? key.getValue() : "";
    }

    private static String nested(List<String> path, String value) {
        String out = value;
        for (int i = path.size() - 1; i >= 0; i--) {
            out = "{" + YamlText.of(path.get(i)) + ": " + out + "}";
        }
        return out;
    }

    private static int indexOf(YamlPlaces places, List<Part> parts, Part part) {
        return IntStream.range(0, parts.size())
                .filter(i -> places.start(parts.get(i)) == places.start(part))
                .findFirst()
                .orElseThrow();
    }

    private static Part part(YamlPlaces places, List<String> path) {
        Node parent = find(places, path.subList(0, path.size() - 1)).orElseThrow();
        return YamlPlaces.part(parent, path.get(path.size() - 1)).orElseThrow();
    }

    private static Optional<Node> find(YamlPlaces places, List<String> path) {
        Optional<Node> at = Optional.of(places.root());
        for (String step : path) {
            at = at.flatMap(node -> YamlPlaces.part(node, step)).map(Part::value);
        }
        return at;
    }

    private YamlPlaces places() {
        return YamlPlaces.of(text).orElseThrow(() -> new IllegalStateException("the text is no YAML"));
    }

    private YamlEdit with(int from, int to, String instead) {
        return new YamlEdit(text.substring(0, from) + instead + text.substring(to), order);
    }
}
