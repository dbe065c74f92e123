package org.counterpart.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.counterpart.output.Manifest;
import org.counterpart.output.PlanInput;
import org.counterpart.output.StudyFiles;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.json.JsonDifference;
import org.counterpart.stats.Progress;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code counterpart verify DIR}: does a finished run again and compares every file with what its manifest recorded.
 */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Checks a report folder against its manifest and does the run again.",
            "Exit status 0: input unchanged, files unchanged, the same bytes again; 1 otherwise."
        },
        footer = {"", "Example: counterpart verify examples/pvp-residual-pain/output"})
final class VerifyCommand implements Callable<Integer> {
    private static final String RESULTS = "results.json";

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "DIR", description = "report folder of a run")
    private Path folder;

    @Option(
            names = "--study",
            paramLabel = "STUDY.yaml",
            description = "the plan (default: the one the manifest names, in the folder above DIR)")
    private Path study;

    private final List<String> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** Files whose hashes are not kept. */
    private final List<String> unchecked = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Messages messages = common.messages();
        Optional<Manifest.Recorded> found = Manifest.read(folder);
        if (found.isEmpty() || !found.get().command().equals("run")) {
            common.commandLine().getErr().println(messages.text("verify.no-manifest", folder.toString()));
            return ExitCode.PROBLEMS;
        }
        Manifest.Recorded recorded = found.get();
        Path plan = study != null ? study : folder.toAbsolutePath().normalize().resolveSibling(recorded.plan());
        if (!Files.isRegularFile(plan)) {
            common.commandLine().getErr().println(messages.text("verify.no-plan", plan.toString()));
            return ExitCode.PROBLEMS;
        }
        remark(recorded, messages);
        StudyPlan read = StudyPlanReader.read(plan).withMinCell(recorded.minCell());
        boolean sameInput = inputs(recorded, read, messages);
        outputs(recorded, messages);
        if (sameInput) {
            again(recorded, read, messages);
        } else {
            remarks.add(messages.text("verify.not-run"));
        }
        print(messages, recorded.outputs().size());
        return findings.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
    }

    private void remark(Manifest.Recorded recorded, Messages messages) {
        if (!recorded.version().equals(Version.number())) {
            findings.add(messages.text("verify.version", recorded.version(), Version.number()));
        }
        for (Map<String, String> files : List.of(recorded.inputs(), recorded.outputs())) {
            files.forEach((name, hash) -> {
                if (hash.isEmpty()) {
                    unchecked.add(name);
                }
            });
        }
        if (!unchecked.isEmpty()) {
            remarks.add(messages.text("verify.unchecked", String.join(", ", unchecked)));
        }
        Manifest.environment().forEach((key, here) -> {
            String there = recorded.environment().getOrDefault(key, "");
            if (!there.equals(here)) {
                remarks.add(messages.text("verify.environment", key, there, here));
            }
        });
    }

    private boolean inputs(Manifest.Recorded recorded, StudyPlan plan, Messages messages) throws IOException {
        Map<String, PlanInput> files = new LinkedHashMap<>();
        PlanInput.of(plan).forEach(input -> files.put(input.name(), input));
        boolean same = true;
        TreeSet<String> names = new TreeSet<>(recorded.inputs().keySet());
        names.addAll(files.keySet());
        for (String name : names) {
            PlanInput file = files.get(name);
            String now = file != null && file.there()
                    ? Manifest.sha256(file.content().bytes())
                    : "";
            String then = recorded.inputs().get(name);
            if (now.isEmpty() || (!now.equals(then) && !"".equals(then))) {
                same = false;
                findings.add(messages.text("verify.input", name));
            }
        }
        return same;
    }

    private void outputs(Manifest.Recorded recorded, Messages messages) throws IOException {
        for (Map.Entry<String, String> output : recorded.outputs().entrySet()) {
            Path file = folder.resolve(output.getKey());
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                findings.add(messages.text("verify.gone", output.getKey()));
            } else if (!output.getValue().isEmpty()
                    && !Manifest.sha256(Files.readAllBytes(file)).equals(output.getValue())) {
                findings.add(messages.text("verify.altered", output.getKey()));
            }
        }
        for (String name : Manifest.added(folder, recorded)) {
            findings.add(messages.text("verify.added", name));
        }
    }

    private void again(Manifest.Recorded recorded, StudyPlan plan, Messages messages) throws Exception {
        Progress progress = Progress.current();
        StudyResult result = common.onThreads(() -> Study.run(plan, common.threads, progress::step));
        progress.step("study.step.report");
        Map<String, byte[]> files = common.onThreads(() -> StudyFiles.of(result, Version.number()));
        TreeSet<String> names = new TreeSet<>(recorded.outputs().keySet());
        names.addAll(files.keySet());
        names.remove(Manifest.NAME);
        for (String difference :
                Manifest.differences(Files.readAllBytes(folder.resolve(Manifest.NAME)), files.get(Manifest.NAME))) {
            findings.add(messages.text("verify.manifest", difference));
        }
        for (String name : names) {
            String then = recorded.outputs().getOrDefault(name, "");
            byte[] now = files.get(name);
            if (now != null && unchecked.contains(name)) {
                if (Files.isRegularFile(folder.resolve(name))
                        && !Arrays.equals(now, Files.readAllBytes(folder.resolve(name)))) {
                    findings.add(messages.text("verify.differs", name));
                }
            } else if (now == null || !Manifest.sha256(now).equals(then)) {
                findings.add(messages.text("verify.differs", name));
                where(name, now, then, messages);
            }
        }
    }

    /** Where the results differ, as long as the folder still has them as they were. */
    private void where(String name, byte[] now, String then, Messages messages) throws IOException {
        Path kept = folder.resolve(name);
        if (!name.equals(RESULTS) || now == null || !Files.isRegularFile(kept)) {
            return;
        }
        byte[] before = Files.readAllBytes(kept);
        if (Manifest.sha256(before).equals(then)) {
            JsonDifference.between(before, now)
                    .ifPresent(d -> findings.add(messages.text("verify.field", d.pointer(), d.one(), d.other())));
        }
    }

    private void print(Messages messages, int outputs) {
        if (common.json()) {
            ObjectNode node = Json.object();
            node.put("same", findings.isEmpty());
            findings.forEach(node.putArray("findings")::add);
            remarks.forEach(node.putArray("remarks")::add);
            unchecked.forEach(node.putArray("unchecked")::add);
            common.out().print(Json.write(node));
            return;
        }
        findings.forEach(common.out()::println);
        remarks.forEach(common.out()::println);
        common.out()
                .println(
                        findings.isEmpty()
                                ? unchecked.isEmpty()
                                        ? messages.text("verify.same", outputs)
                                        : messages.text("verify.same-rest", outputs)
                                : messages.text("verify.found", findings.size()));
    }
}
