package org.counterpart.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.files.DataPlace;
import org.counterpart.report.profile.ProfileJson;
import org.counterpart.report.profile.ProfileTables;
import org.counterpart.report.profile.StarterPlan;
import org.counterpart.stats.Note;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a cohort file to a plan a researcher only has to correct. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows what the columns of a cohort file look like, and writes a starter plan to correct.",
        footer = {"", "Example: counterpart init cohort.csv -o study.yaml"})
final class InitCommand implements Callable<Integer> {
    private static final String PLAN = "study.yaml";

    @Mixin
    private CommonOptions common;

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "COHORT.csv", description = "the cohort: one line a subject, a header above")
    private DataPlace file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "STUDY.yaml",
            description = "the plan to write (default: study.yaml beside the cohort)")
    private Path output;

    @Option(names = "--force", description = "replace the plan when it is there already")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        CsvOptions csv = files.csv();
        Path data = file.file().orElse(null);
        Path plan = output != null ? output : data == null ? Path.of(PLAN) : data.resolveSibling(PLAN);
        if (Files.exists(plan)) {
            boolean cohort = data != null && Files.exists(data) && Files.isSameFile(plan, data);
            if (cohort || !force) {
                throw problem(plan, cohort ? "init.same-file" : "init.exists");
            }
        }
        Profile profile = Profile.of(file, file.shown(), csv);
        String name = plan.getFileName().toString();
        String text = StarterPlan.of(profile, toldFrom(plan), name, common.messages());
        Files.writeString(
                plan,
                text,
                StandardCharsets.UTF_8,
                force ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        if (common.json()) {
            common.out()
                    .print(ProfileJson.of(profile, plan.toString(), common.messages())
                            .write());
        } else {
            common.out().println(common.text(new ProfileTables(common.messages()).columns(profile)));
            common.out().println(common.messages().text("init.written", plan.toString()));
            if (text.contains("\n# case:")) {
                common.out().println(common.messages().text("init.name-the-case"));
            }
        }
        return ExitCode.DONE;
    }

    private static ProblemsException problem(Path plan, String code) {
        return new ProblemsException(List.of(new Problem(plan.toString(), 0, "", "", Note.of(code))));
    }

    /**
     * The cohort file as seen from the plan's folder; with forward slashes, so the plan works on every system. Of a
     * database the address, which holds no password, or it would not have been read.
     */
    private String toldFrom(Path plan) {
        if (file instanceof DataPlace.InDatabase database) {
            return database.url().text();
        }
        Path folder = plan.toAbsolutePath().normalize().getParent();
        Path cohort = file.file().orElseThrow().toAbsolutePath().normalize();
        Path told = folder.getRoot().equals(cohort.getRoot()) ? folder.relativize(cohort) : cohort;
        return told.toString().replace('\\', '/');
    }
}
