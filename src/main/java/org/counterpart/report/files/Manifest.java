package org.counterpart.report.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.counterpart.report.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What made a result folder and what it holds: program and version, seed, plan, options, the environment, and size and SHA-256 of every
 * input and output. No clock time and no absolute path, so the same study gives the same manifest.
 *
 * @param plan the plan's file name, as an input of its own
 * @param options what was asked on the command line, in the order of their names
 */
public record Manifest(
        String version,
        long seed,
        Entry plan,
        SortedMap<String, String> options,
        List<Entry> inputs,
        List<Entry> outputs) {
    static final String NAME = "manifest.json";
    private static final String PROGRAM = "counterpart";

    /** @param file name relative to the plan (inputs) or to the result folder (outputs), with forward slashes */
    public record Entry(String file, long size, String sha256) {
        public static Entry of(String file, byte[] content) {
            return new Entry(file, content.length, Digest.of(content));
        }

        public static Entry of(String file, Path path) throws IOException {
            return new Entry(file, Files.size(path), Digest.of(path));
        }
    }

    public Manifest {
        options = new TreeMap<>(options);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        List<Entry> all = new ArrayList<>(inputs);
        all.addAll(outputs);
        all.add(plan);
        for (Entry entry : all) {
            if (Path.of(entry.file()).isAbsolute() || entry.file().indexOf('\\') >= 0) {
                throw new IllegalArgumentException(
                        "a manifest names files by relative paths with /, got " + entry.file());
            }
        }
    }

    /** Without outputs; {@link OutputFolder} adds them. */
    public static Manifest of(String version, long seed, Entry plan, Map<String, String> options, List<Entry> inputs) {
        return new Manifest(version, seed, plan, new TreeMap<>(options), inputs, List.of());
    }

    Manifest withOutputs(List<Entry> newOutputs) {
        return new Manifest(version, seed, plan, options, inputs, newOutputs);
    }

    String json() {
        ObjectNode root = Json.object();
        root.put("program", PROGRAM);
        root.put("version", version);
        root.put("seed", seed);
        root.set("plan", node(plan));
        ObjectNode asked = root.putObject("options");
        options.forEach(asked::put);
        ObjectNode environment = root.putObject("environment");
        environment.put("java", System.getProperty("java.version"));
        environment.put("vendor", System.getProperty("java.vendor"));
        environment.put("os", System.getProperty("os.name"));
        environment.put("arch", System.getProperty("os.arch"));
        root.set("inputs", nodes(inputs));
        root.set("outputs", nodes(outputs));
        return Json.write(root);
    }

    private static ArrayNode nodes(List<Entry> entries) {
        ArrayNode array = Json.array();
        entries.forEach(e -> array.add(node(e)));
        return array;
    }

    private static ObjectNode node(Entry entry) {
        ObjectNode node = Json.object();
        node.put("file", entry.file());
        node.put("size", entry.size());
        node.put("sha256", entry.sha256());
        return node;
    }

    /** The outputs an earlier run left in a folder; empty when no manifest of ours is there. */
    static Optional<List<Entry>> outputsOf(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(file));
            if (!root.path("program").asString("").equals(PROGRAM)) {
                return Optional.empty();
            }
            List<Entry> outputs = new ArrayList<>();
            for (JsonNode node : root.path("outputs")) {
                outputs.add(new Entry(
                        node.path("file").asString(""),
                        node.path("size").asLong(-1),
                        node.path("sha256").asString("")));
            }
            return Optional.of(outputs);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
