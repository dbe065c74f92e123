package org.counterpart.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.counterpart.plan.ReportPlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.report.Json;
import org.counterpart.report.section.OutcomeText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code manifest.json}: what went in and what came out, with SHA-256, version, seed, plan, Java and system. No clock
 * time, no path. Where small counts are
 * protected it is published, so it holds neither length nor hash of what is not: guesses at a hidden table could be
 * tried against them.
 */
public final class Manifest {
    public static final String NAME = "manifest.json";
    private static final String PROGRAM = "counterpart";

    /** The files of a run that hold single subjects. */
    private static final List<String> INDIVIDUAL = List.of(
            "pairs.csv",
            "matched.csv",
            "analysed.csv",
            "scores.csv",
            "imputed.csv",
            "validation.csv",
            "verify.R",
            "verify.sps");

    private Manifest() {}

    /**
     * SHA-256 by name of the files an earlier run left in a folder, empty where none is kept; empty when no manifest of
     * ours is there.
     */
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

    /**
     * What a manifest says.
     *
     * @param command {@code run} or {@code multiverse}
     * @param plan name of the plan's file
     * @param inputs SHA-256 by name, empty where none is kept
     * @param outputs likewise
     * @param environment Java and system by key
     * @param minCell the smallest count that was published; 0 when every one was
     */
    public record Recorded(
            String command,
            String version,
            String plan,
            Map<String, String> inputs,
            Map<String, String> outputs,
            Map<String, String> environment,
            int minCell) {}

    /** The manifest in a folder; empty when there is none of ours, or one that no run writes. */
    public static Optional<Recorded> read(Path folder) throws IOException {
        Map<String, String> outputs = outputs(folder);
        if (outputs.isEmpty()) {
            return Optional.empty();
        }
        JsonNode manifest = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(NAME)));
        Map<String, String> inputs = new TreeMap<>();
        manifest.path("inputs")
                .properties()
                .forEach(e -> inputs.put(e.getKey(), e.getValue().path("sha256").asString("")));
        Map<String, String> environment = new TreeMap<>();
        manifest.path("environment")
                .properties()
                .forEach(e -> environment.put(e.getKey(), e.getValue().asString("")));
        return Optional.of(new Recorded(
                        manifest.path("command").asString(""),
                        manifest.path("version").asString(""),
                        manifest.path("planFile").asString(""),
                        inputs,
                        outputs,
                        environment,
                        manifest.path("minCell").asInt(0)))
                .filter(Manifest::isPossible);
    }

    /** Whether every name is that of a file in its folder and the smallest count one that can be asked for. */
    private static boolean isPossible(Recorded recorded) {
        int minCell = recorded.minCell();
        return (minCell == 0 || minCell >= ReportPlan.LEAST_MIN_CELL)
                && recorded.outputs().keySet().stream()
                        .allMatch(n -> Stream.of(n.split("/", -1)).allMatch(Manifest::isName))
                && recorded.inputs().keySet().stream().allMatch(Manifest::isName)
                && isName(recorded.plan());
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf(0) < 0;
    }

    /** Names of the files in a result folder that no run put there. */
    public static List<String> added(Path folder, Recorded recorded) throws IOException {
        return Folders.added(folder, recorded.outputs().keySet());
    }

    /**
     * What stands in one manifest and otherwise in another, but for Java and system: {@code /seed}, {@code
     * /outputs/report.html}.
     */
    public static List<String> differences(byte[] one, byte[] other) {
        List<String> found = new ArrayList<>();
        JsonNode first = JsonMapper.shared().readTree(one);
        JsonNode second = JsonMapper.shared().readTree(other);
        for (String field : fields(first, second)) {
            JsonNode here = first.path(field);
            JsonNode there = second.path(field);
            if (field.equals("environment") || here.equals(there)) {
                continue;
            }
            if (here.isObject() && there.isObject()) {
                fields(here, there).stream()
                        .filter(f -> !here.path(f).equals(there.path(f)))
                        .forEach(f -> found.add("/" + field + "/" + f));
            } else {
                found.add("/" + field);
            }
        }
        return found;
    }

    private static Set<String> fields(JsonNode one, JsonNode other) {
        TreeSet<String> names = new TreeSet<>(one.propertyNames());
        names.addAll(other.propertyNames());
        return names;
    }

    /** @param command that was run: {@code run} or {@code multiverse} */
    public static byte[] of(String command, StudyPlan plan, String version, Map<String, byte[]> outputs)
            throws IOException {
        ObjectNode node = Json.object();
        node.put("program", PROGRAM);
        node.put("command", command);
        node.put("version", version);
        node.put("seed", plan.seed());
        if (command.equals("run") && plan.report().minCell() > 0) {
            node.put("minCell", plan.report().minCell());
            individual(outputs).forEach(node.putArray("notForPublication")::add);
        }
        ObjectNode inputs = node.putObject("inputs");
        boolean hidden = plan.report().minCell() > 0;
        for (PlanInput input : PlanInput.of(plan)) {
            if (hidden && input.subjects()) {
                inputs.putObject(input.name());
            } else {
                entry(inputs, input.name(), input.content().bytes());
            }
        }
        ObjectNode out = node.putObject("outputs");
        outputs.forEach((name, bytes) -> {
            if (hidden && isIndividual(name)) {
                out.putObject(name);
            } else {
                entry(out, name, bytes);
            }
        });
        ObjectNode here = node.putObject("environment");
        environment().forEach(here::put);
        node.put("planFile", plan.source().file().getFileName().toString());
        node.put("plan", plan.source().text());
        return Json.write(node).getBytes(StandardCharsets.UTF_8);
    }

    /** Those of a run's own folder first, then those of the folders of other outcomes. */
    private static List<String> individual(Map<String, byte[]> outputs) {
        return Stream.concat(
                        INDIVIDUAL.stream().filter(outputs::containsKey),
                        outputs.keySet().stream().filter(n -> !INDIVIDUAL.contains(n) && isIndividual(n)))
                .toList();
    }

    /** Whether a file holds single subjects: of the run itself, or of another outcome in its folder. */
    private static boolean isIndividual(String name) {
        return INDIVIDUAL.stream().anyMatch(file -> name.equals(file) || OutcomeText.isIn(name, file));
    }

    /** Java and system. */
    public static Map<String, String> environment() {
        Map<String, String> here = new LinkedHashMap<>();
        here.put("java", System.getProperty("java.version"));
        here.put("javaVendor", System.getProperty("java.vendor"));
        here.put("os", System.getProperty("os.name"));
        here.put("architecture", System.getProperty("os.arch"));
        return here;
    }

    private static void entry(ObjectNode node, String name, byte[] bytes) {
        ObjectNode file = node.putObject(name);
        file.put("bytes", bytes.length);
        file.put("sha256", sha256(bytes));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
