package org.counterpart.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.Selection.Selected;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.ValidationPlan;
import org.counterpart.plan.cohort.CohortFile;
import org.counterpart.regression.RegressionFit;
import org.counterpart.stats.Note;
import org.counterpart.study.ValidationPart.Shares;
import org.counterpart.study.model.PartsTable;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.StudySample;
import org.counterpart.study.model.TransferredScores;
import org.counterpart.study.model.ValidationSplit;
import org.counterpart.univariate.Comparison;

/**
 * The model tried on subjects it was not made from: its coefficients stay as they are, and the validation part goes
 * the same way from its records to its sample as the derivation part.
 *
 * <p>What is told of it: Collins and others (2024), TRIPOD+AI, doi:10.1136/bmj-2023-078378; Steyerberg and others
 * (2010), doi:10.1097/EDE.0b013e3181c30fb2.
 *
 * @param derivation judged on the subjects the model was made from
 * @param flow of the validation part, from its records (of the same file where it was split) to its sample
 * @param open subjects of neither part, as the rule of the split is open for them
 * @param compared the plan's variables between the two parts
 */
public record ValidationParts(
        ValidationPlan plan,
        ValidationPart derivation,
        ValidationPart validation,
        Flow flow,
        int open,
        Comparison compared,
        List<Note> notes) {
    public ValidationParts {
        notes = List.copyOf(notes);
    }

    /** The two parts, the derivation part first. */
    public List<ValidationPart> parts() {
        return List.of(derivation, validation);
    }

    /** Cases of the file who were set aside for the validation part. */
    public int casesSetAside() {
        return plan.file().isPresent() ? 0 : flow.cases();
    }

    public int controlsSetAside() {
        return plan.file().isPresent() ? 0 : flow.controls();
    }

    /** Whom the validation part has, before its sample is drawn. */
    record Subjects(Selected selected, int repeated, List<Note> notes) {
        /** The file that holds them, as the plan names it. */
        String file(StudyPlan plan) {
            return plan.validation()
                    .flatMap(ValidationPlan::file)
                    .orElse(plan.cohort())
                    .given();
        }

        /**
         * Those set aside, or those of the second file; cut points of derived variables are those of the derivation
         * part.
         *
         * @throws ProblemsException with everything wrong with the second file, under its own name
         */
        static Subjects of(StudyPlan plan, ReadResult first, ValidationSplit split) throws IOException {
            ValidationPlan validation = plan.validation().orElseThrow();
            Optional<CohortFile> file = validation.file();
            if (file.isEmpty()) {
                return new Subjects(split.validation(), 0, splitNotes(validation, split));
            }
            ReadResult read = read(plan, file.get());
            List<Note> notes = new ArrayList<>();
            // How many it holds, a total that could give small counts away, the report tells where it may.
            List<Note> ofFile = read.notes().stream()
                    .filter(n -> !n.code().equals("cohort.read"))
                    .toList();
            if (!ofFile.isEmpty()) {
                notes.add(Note.of("validation.second-file", file.get().given()));
                notes.addAll(ofFile);
            }
            int shared = shared(plan, first, read);
            if (shared > 0) {
                notes.add(Note.of("validation.shared-ids", shared, file.get().given()));
            }
            List<Derivation> made = split.derivation().derivations();
            Selected selected = named(plan, file.get(), () -> plan.selection().select(read.cohort(), made));
            if (selected.flow().cases() == 0 || selected.flow().controls() == 0) {
                ValidationPlan.Place place = validation.place();
                throw new ProblemsException(List.of(new Problem(
                        plan.source().file().toString(),
                        place.line(),
                        place.path(),
                        place.text(),
                        Note.of(
                                "plan.validation-file-one-group",
                                selected.flow().cases(),
                                selected.flow().controls()))));
            }
            return new Subjects(selected, read.repeated(), notes);
        }

        private static List<Note> splitNotes(ValidationPlan plan, ValidationSplit split) {
            List<Note> notes = new ArrayList<>();
            if (split.open() > 0) {
                notes.add(Note.of("validation.open", split.open()));
            }
            if (split.moved() > 0) {
                notes.add(Note.of("validation.moved", split.moved()));
            }
            if (plan.kind() == ValidationPlan.Kind.RANDOM) {
                notes.add(Note.of("validation.random-is-internal"));
            }
            return notes;
        }

        private static int shared(StudyPlan plan, ReadResult first, ReadResult second) {
            if (plan.cohort().id().isEmpty()) {
                return 0;
            }
            Set<String> ids = new HashSet<>();
            IntStream.range(0, first.cohort().size())
                    .forEach(row -> ids.add(first.cohort().id(row)));
            return (int) IntStream.range(0, second.cohort().size())
                    .filter(row -> ids.contains(second.cohort().id(row)))
                    .count();
        }
    }

    /** What is wrong with the second file; nothing where there is none. */
    static List<Problem> problems(StudyPlan plan) throws IOException {
        Optional<CohortFile> file = plan.validation().flatMap(ValidationPlan::file);
        try {
            if (file.isPresent()) {
                read(plan, file.get());
            }
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    /** The second file as the plan declares the first. */
    private static ReadResult read(StudyPlan plan, CohortFile file) throws IOException {
        ReadResult read = CsvCohortReader.read(file.place(), file.given(), file.csv(), file.id(), plan.variables());
        DerivedVariables.requireNewNames(plan, read);
        return read;
    }

    /** What problems of the cohort file's cells are told under the name of the second file. */
    private static <T> T named(StudyPlan plan, CohortFile file, java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemsException e) {
            throw new ProblemsException(e.problems().stream()
                    .map(p -> p.source().equals(plan.cohort().given())
                            ? new Problem(file.given(), p.line(), p.column(), p.cell(), p.what())
                            : p)
                    .toList());
        }
    }

    /**
     * @param data the derivation part's sample
     * @param scored whether the model gives its subjects risks: it does not where separation leaves an estimate
     *     infinite
     */
    static ValidationParts of(
            StudyPlan plan,
            Subjects subjects,
            ValidationSplit split,
            Sample data,
            StudyResult.Models fitted,
            boolean scored) {
        ValidationPlan validation = plan.validation().orElseThrow();
        StudySample drawn = validation
                .file()
                .map(f -> named(plan, f, () -> StudySample.of(plan, subjects.selected())))
                .orElseGet(() -> StudySample.of(plan, subjects.selected()));
        Flow before = subjects.selected().flow().withRepeated(subjects.repeated());
        Flow flow = drawn.step().map(before::with).orElse(before);
        Comparison compared = new PartsTable(plan.univariate()).compare(data, drawn.sample());
        List<Note> notes = new ArrayList<>(subjects.notes());
        if (!scored) {
            Note none = Note.of(fitted.unconditional() == null ? "study.no-model" : "validation.separated");
            return new ValidationParts(
                    validation,
                    ValidationPart.without(data, none),
                    ValidationPart.without(drawn.sample(), none),
                    flow,
                    split.open(),
                    compared,
                    notes);
        }
        RegressionFit fit = fitted.unconditional().fit();
        double[] b = fit.b();
        Shares shares = new Shares(
                plan.ownShare(),
                (double) fit.events() / fit.n(),
                plan.prevalence().orElse(Double.NaN));
        TransferredScores made = onlyFitted(TransferredScores.of(data, fitted.design(), b, data), fitted, data.size());
        TransferredScores scores = TransferredScores.of(data, fitted.design(), b, drawn.sample());
        scores.levels()
                .forEach((variable, levels) ->
                        notes.add(Note.of("validation.unknown-level", variable, List.copyOf(levels))));
        if (!plan.ownShare() && plan.prevalence().isPresent()) {
            notes.add(Note.of(
                    plan.design().hasSets() ? "validation.prevalence-of-sets" : "validation.prevalence",
                    plan.prevalence().getAsDouble()));
        }
        return new ValidationParts(
                validation,
                ValidationPart.of(data, made, shares),
                ValidationPart.of(drawn.sample(), scores, shares),
                flow,
                split.open(),
                compared,
                notes);
    }

    /** Of the derivation part those the model was fitted to: a selection leaves out who lacks what was offered. */
    private static TransferredScores onlyFitted(TransferredScores scores, StudyResult.Models fitted, int size) {
        double[] linear = new double[size];
        Arrays.fill(linear, Double.NaN);
        for (int row : fitted.design().sourceRows()) {
            linear[row] = scores.linear()[row];
        }
        return new TransferredScores(linear, size - fitted.design().rows(), 0, scores.levels());
    }
}
