package org.counterpart.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.SourceText;
import org.counterpart.files.DataPlace;
import org.counterpart.files.format.WrittenTable;
import org.counterpart.output.PreparedCsv;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Fields;
import org.counterpart.stats.Note;
import org.counterpart.study.PreparedCohort;
import org.counterpart.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The cohort as a plan reads it, or any file the program can read, as plain CSV. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Writes the cohort as a plan reads it: typed, cleaned, with the derived variables, eligible and case.",
            "With --file any data file as plain CSV: UTF-8, dates as yyyy-MM-dd, numbers as the shortest decimal,",
            "missing cells empty."
        },
        footer = {
            "",
            "Example: counterpart prepare examples/birthwt/study.yaml -o prepared.csv",
            "Example: counterpart prepare --file examples/birthwt/cohort.csv -o plain.csv"
        })
final class PrepareCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private FileOptions files;

    @Parameters(arity = "0..1", paramLabel = "STUDY.yaml", description = "the study plan")
    private Path study;

    @Option(names = "--file", paramLabel = "DATA", description = "a data file instead of a plan")
    private DataPlace file;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.csv",
            description = "where the CSV goes; an input is never replaced")
    private Path output;

    @Override
    public Integer call() throws IOException {
        if ((study == null) == (file == null)) {
            throw common.usage("expected either a study plan or --file DATA");
        }
        Fields out = Fields.of("prepare", common.messages());
        if (study == null) {
            data(out);
        } else {
            plan(out);
        }
        if (common.json()) {
            common.out().print(out.write());
        }
        return ExitCode.DONE;
    }

    private void plan(Fields out) throws IOException {
        refuseFileOptions();
        StudyPlan plan = StudyPlanReader.read(study);
        refuse(plan.inputs());
        ReadResult read = Study.read(plan);
        PreparedCohort prepared = PreparedCohort.of(plan, read);
        List<Note> notes = new ArrayList<>(prepared.notes());
        PreparedCsv.renamed(prepared).forEach(names -> notes.add(Note.of("derive.renamed", names)));
        write(PreparedCsv.of(prepared));
        out.put("file", output.toString()).put("records", prepared.cohort().size());
        out.put("eligible", prepared.eligibleCount());
        out.put("cases", prepared.count(1)).put("controls", prepared.count(0));
        if (!prepared.others().isEmpty()) {
            out.each(
                    "outcomes",
                    prepared.others(),
                    (row, other) -> row.put("name", other.name())
                            .put("column", PreparedCsv.column(other))
                            .put("cases", other.count(1))
                            .put("controls", other.count(0)));
        }
        out.notes("notes", notes);
        if (!common.json()) {
            notes.forEach(n -> common.out().println(common.messages().text(n)));
            say("prepared", prepared.cohort().size(), prepared.eligibleCount(), prepared.count(1), prepared.count(0));
            for (PreparedCohort.Other other : prepared.others()) {
                common.out()
                        .println(common.messages()
                                .text(
                                        "derive.prepared-outcome",
                                        PreparedCsv.column(other),
                                        other.count(1),
                                        other.count(0)));
            }
        }
    }

    private void data(Fields out) throws IOException {
        refuse(file.file().stream().toList());
        Optional<WrittenTable> table = SourceText.copy(file, files.csv(), output);
        if (table.isPresent()) {
            table(table.get(), out);
            return;
        }
        ReadResult read = files.read(file, "");
        List<String> codes = codes(read);
        List<String> columns =
                read.cohort().variables().stream().map(Variable::name).toList();
        read.columns().requireSure(columns);
        Cohort cohort = read.cohort();
        if (!codes.isEmpty()) {
            Cohort texts = files.texts(file, codes);
            for (String code : codes) {
                cohort = cohort.with(texts.column(code));
            }
        }
        write(PreparedCsv.of(cohort));
        List<Note> notes = new ArrayList<>(read.notes());
        notes.addAll(read.columns().notes(columns));
        if (!codes.isEmpty()) {
            notes.add(Note.of("derive.codes-kept", codes));
        }
        out.put("file", output.toString()).put("records", read.cohort().size()).notes("notes", notes);
        if (!common.json()) {
            notes.forEach(n -> common.out().println(common.messages().text(n)));
            say("plain", read.cohort().size(), columns.size());
        }
    }

    /** A file of another format than text: its cells as they are. */
    private void table(WrittenTable table, Fields out) {
        List<Note> notes = new ArrayList<>();
        notes.add(Note.of("cohort.read-table", table.rows(), table.format().title()));
        notes.addAll(table.notes());
        out.put("file", output.toString()).put("records", table.rows()).notes("notes", notes);
        if (!common.json()) {
            notes.forEach(n -> common.out().println(common.messages().text(n)));
            say("plain", table.rows(), table.columns().size());
        }
    }

    private static List<String> codes(ReadResult read) {
        return read.cohort().variables().stream()
                .map(Variable::name)
                .filter(name -> read.cohort().column(name) instanceof NumberColumn numbers && numbers.mayBeCodes())
                .toList();
    }

    private void say(String key, Object... counts) {
        List<Object> arguments = new ArrayList<>(List.of(output.toString()));
        arguments.addAll(List.of(counts));
        common.out().println(common.messages().text("derive." + key, arguments.toArray()));
    }

    /** How the plan's cohort file is written stands in the plan. */
    private void refuseFileOptions() {
        List<String> given = new ArrayList<>(files.given());
        if (!given.isEmpty()) {
            throw common.usage(String.join(", ", given) + " goes with --file; in a plan it stands under cohort:");
        }
    }

    private void refuse(List<Path> inputs) throws IOException {
        for (Path input : inputs) {
            if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
                throw new ProblemsException(List.of(problem(output, "", "derive.same-file")));
            }
        }
    }

    private static Problem problem(Path file, String cell, String code) {
        return new Problem(file.toString(), 0, "", cell, Note.of(code));
    }

    private void write(String csv) throws IOException {
        Files.write(output, csv.getBytes(StandardCharsets.UTF_8));
    }
}
