package org.counterpart.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.counterpart.study.StudyPlan;
import tools.jackson.databind.node.ObjectNode;

/** {@code manifest.json}: what went in and what came out, with SHA-256, version, seed, plan, Java and system. No clock time, no path. */
public final class Manifest {
    private Manifest() {}

    public static byte[] of(StudyPlan plan, String version, Map<String, byte[]> outputs) throws IOException {
        ObjectNode node = Json.object();
        node.put("program", "counterpart");
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

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
