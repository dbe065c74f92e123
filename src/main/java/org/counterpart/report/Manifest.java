package org.counterpart.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.counterpart.study.StudyPlan;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code manifest.json}: what went in and what came out, with SHA-256, version, seed, plan, Java and system. No clock time, no path. */
public final class Manifest {
    static final String NAME = "manifest.json";
    private static final String PROGRAM = "counterpart";

    private Manifest() {}

    /** SHA-256 by name of the files an earlier run left in a folder; empty when no manifest of ours is there. */
    static Map<String, String> outputs(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        Map<String, String> outputs = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return outputs;
        }
        try {
            JsonNode manifest = JsonMapper.shared().readTree(Files.readAllBytes(file));
            if (manifest.path("program").asString("").equals(PROGRAM)) {
                manifest.path("outputs")
                        .properties()
                        .forEach(e -> outputs.put(
                                e.getKey(), e.getValue().path("sha256").asString("")));
            }
        } catch (JacksonException e) {
            return outputs; // not JSON, so not ours
        }
        return outputs;
    }

    public static byte[] of(StudyPlan plan, String version, Map<String, byte[]> outputs) throws IOException {
        ObjectNode node = Json.object();
        node.put("program", PROGRAM);
        node.put("version", version);
        node.put("seed", plan.matching().seed());
        ObjectNode inputs = node.putObject("inputs");
        input(inputs, plan.source().file());
        input(inputs, plan.cohort().file());
        if (plan.published().isPresent()) {
            input(inputs, plan.published().get());
        }
        ObjectNode out = node.putObject("outputs");
        outputs.forEach((name, bytes) -> entry(out, name, bytes));
        ObjectNode environment = node.putObject("environment");
        environment.put("java", System.getProperty("java.version"));
        environment.put("javaVendor", System.getProperty("java.vendor"));
        environment.put("os", System.getProperty("os.name"));
        environment.put("architecture", System.getProperty("os.arch"));
        node.put("plan", plan.source().text());
        return Json.write(node).getBytes(StandardCharsets.UTF_8);
    }

    private static void input(ObjectNode inputs, Path file) throws IOException {
        entry(inputs, file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static void entry(ObjectNode node, String name, byte[] bytes) {
        ObjectNode file = node.putObject(name);
        file.put("bytes", bytes.length);
        file.put("sha256", sha256(bytes));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
