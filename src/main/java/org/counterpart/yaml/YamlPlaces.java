package org.counterpart.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where each piece of a YAML text begins and ends, so that a piece can be changed and all else left as it stands. */
final class YamlPlaces {
    private static final int MOST_ALIASES = 100;

    private final String text;
    private final Node root;

    /**
     * A key and its value, or an item of a list, from its first letter.
     *
     * @param key null for an item of a list
     */
    record Part(Node key, Node value) {}

    private YamlPlaces(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /** Empty when the text is no YAML, or one that is not read: too deep, with an alias, with a key twice. */
    static Optional<YamlPlaces> of(String text) {
        YamlProblems problems = new YamlProblems("");
        if (YamlReader.parse(text, problems) == null || problems.any()) {
            return Optional.empty();
        }
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(MOST_ALIASES).build();
        try {
            return new Compose(settings).composeString(text).map(root -> new YamlPlaces(text, root));
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    Node root() {
        return root;
    }

    /** The parts of a mapping or list, in order. */
    static List<Part> parts(Node node) {
        List<Part> parts = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                parts.add(new Part(tuple.getKeyNode(), tuple.getValueNode()));
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> parts.add(new Part(null, item)));
        }
        return parts;
    }

    /** The part that a step leads to: the name of a key, or the number of an item. */
    static Optional<Part> part(Node node, String step) {
        if (node instanceof SequenceNode sequence) {
            boolean there = step.matches("\\d{1,6}")
                    && Integer.parseInt(step) < sequence.getValue().size();
            return there
                    ? Optional.of(new Part(null, sequence.getValue().get(Integer.parseInt(step))))
                    : Optional.empty();
        }
        return parts(node).stream()
                .filter(p -> p.key() instanceof ScalarNode key && key.getValue().equals(step))
                .findFirst();
    }

    static boolean isFlow(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW;
    }

    static boolean isCollection(Node node) {
        return node instanceof CollectionNode<?>;
    }

    /** Whether nothing stands there: {@code key:} alone. */
    boolean isEmpty(Node node) {
        return node instanceof ScalarNode
                && start(node) == at(node.getEndMark().orElseThrow().getIndex());
    }

    /** Where its first letter stands. */
    int start(Node node) {
        return at(node.getStartMark().orElseThrow().getIndex());
    }

    int start(Part part) {
        return part.key() == null ? start(part.value()) : start(part.key());
    }

    /** Behind its last letter; of a block collection behind that of its last part. */
    int end(Node node) {
        if (isCollection(node) && !isFlow(node)) {
            List<Part> parts = parts(node);
            return parts.isEmpty() ? start(node) : end(parts.get(parts.size() - 1));
        }
        int end = at(node.getEndMark().orElseThrow().getIndex());
        // A text over several lines ends where the next piece begins.
        while (end > start(node) && end <= text.length() && text.charAt(end - 1) == '\n') {
            end--;
        }
        return end;
    }

    int end(Part part) {
        return part.key() != null && isEmpty(part.value()) ? colon(part) + 1 : end(part.value());
    }

    /** The colon behind the key. */
    int colon(Part part) {
        return text.indexOf(':', at(part.key().getEndMark().orElseThrow().getIndex()));
    }

    /** The column its line gives it. */
    int column(Part part) {
        return start(part) - lineStart(start(part));
    }

    int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** Behind the line end of the line that holds this place. */
    int nextLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /** Marks count characters, a text may need two letters for one. */
    private int at(int index) {
        return text.offsetByCodePoints(0, index);
    }
}
