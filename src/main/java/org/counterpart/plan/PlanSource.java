package org.counterpart.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.stats.Note;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlNode.Entry;
import org.counterpart.yaml.YamlNode.Mapping;
import org.counterpart.yaml.YamlNode.Sequence;

/** The file a plan was read from: its raw text for the manifest, the line of each key for messages. */
public final class PlanSource {
    private final Path file;
    private final byte[] bytes;
    private final String text;
    private final Mapping root;

    /** @param bytes of the file, kept and not copied */
    PlanSource(Path file, byte[] bytes, String text, Mapping root) {
        this.file = file;
        this.bytes = bytes;
        this.text = text;
        this.root = root;
    }

    public Path file() {
        return file;
    }

    /** The file as it stands on disk, without a byte order mark. */
    public String text() {
        return text;
    }

    /** The file to the byte. */
    public byte[] bytes() {
        return bytes.clone();
    }

    Mapping root() {
        return root;
    }

    /**
     * Line of a key such as {@code variables.bmd} or {@code matching.caliper.age}; of the nearest key above it when it
     * is not there.
     */
    public int line(String path) {
        int line = 0;
        YamlNode at = root;
        for (String step : steps(path)) {
            if (at instanceof Mapping mapping && mapping.entries().get(step) != null) {
                line = mapping.entries().get(step).line();
                at = mapping.get(step);
            } else if (at instanceof Sequence sequence
                    && isIndex(step)
                    && Integer.parseInt(step) < sequence.items().size()) {
                at = sequence.items().get(Integer.parseInt(step));
                line = at.line();
            } else {
                return line;
            }
        }
        return line;
    }

    /** A problem found later with what the plan says under a key. */
    public Problem problem(String path, String cell, Note what) {
        return new Problem(file.toString(), line(path), path, cell, what);
    }

    /** The same plan with something else under a key; a {@code null} node takes the key away. */
    PlanSource with(String path, YamlNode node) {
        return new PlanSource(file, bytes, text, (Mapping) replaced(root, steps(ofFirst(path)), node));
    }

    /** What is said of the model of a plan with a list of them is said of the first. */
    private String ofFirst(String path) {
        String model = "multivariable";
        return path.startsWith(model + ".") && root.get(model) instanceof Sequence
                ? model + "[0]" + path.substring(model.length())
                : path;
    }

    private static YamlNode replaced(YamlNode at, List<String> steps, YamlNode node) {
        if (steps.isEmpty()) {
            return node;
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (at instanceof Sequence sequence) {
            if (!isIndex(step) || Integer.parseInt(step) >= sequence.items().size()) {
                throw new IllegalArgumentException("path must lead to an item of the list, got " + step);
            }
            List<YamlNode> items = new ArrayList<>(sequence.items());
            items.set(Integer.parseInt(step), replaced(items.get(Integer.parseInt(step)), rest, node));
            return new Sequence(sequence.line(), items);
        }
        Mapping mapping = at instanceof Mapping m ? m : new Mapping(node == null ? 0 : node.line(), Map.of());
        // A variable's name may hold dots: the rest of the path is one key when such a key is there, or nothing of it
        // is.
        String whole = String.join(".", steps);
        boolean asOne = mapping.entries().containsKey(whole);
        Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        YamlNode value = asOne ? node : replaced(mapping.get(step), rest, node);
        if (value == null) {
            entries.remove(asOne ? whole : step);
        } else {
            entries.put(asOne ? whole : step, new Entry(node == null ? mapping.line() : node.line(), value));
        }
        return new Mapping(mapping.line(), entries);
    }

    /** {@code case.any[0].above} as {@code case, any, 0, above}. */
    private static List<String> steps(String path) {
        return List.of(path.replace("[", ".").replace("]", "").split("\\.", -1));
    }

    private static boolean isIndex(String step) {
        return step.matches("\\d{1,6}");
    }
}
