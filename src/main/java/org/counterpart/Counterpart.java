package org.counterpart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.counterpart.analysis.FileMatching;
import org.counterpart.analysis.GroupTable;
import org.counterpart.analysis.MarkerCurves;
import org.counterpart.analysis.OutcomeModel;
import org.counterpart.audit.Audit;
import org.counterpart.audit.document.PaperFile;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.files.DataPlace;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.Comparison;

/**
 * The entry for programs: what each command does, as a call. Nothing is printed; results cannot be changed; the same
 * input gives the same numbers with any number of threads.
 *
 * <pre>{@code
 * ReadResult births = Counterpart.read(Path.of("examples/birthwt/cohort.csv"));
 * Comparison table = Counterpart.table1(births, "low");
 * RegressionSummary model = Counterpart.logistic(births, "low", "age", "lwt", "smoke");
 * double p = model.coefficients().get(3).p();
 * RocAnalysis.Result curve = Counterpart.roc(births, "low", "age");
 * double auc = curve.markers().get(0).delong().auc();
 * MatchingDesign rules = MatchingDesign.withDefaults()
 *         .withExact(List.of("race"))
 *         .withCalipers(List.of(Caliper.of("age", "2")));
 * int pairs = Counterpart.match(births, "low", rules).matching().sets().size();
 * }</pre>
 *
 * <p>What a file leaves open (a code that may mean "not known", a cell among numbers that is none) is a {@link
 * org.counterpart.cohort.cell.ProblemsException} with a line for each kind; what its data cannot answer is a {@link
 * org.counterpart.stats.NotAnalysableException}; what no data could is an {@link
 * org.counterpart.analysis.AskedWrongly}.
 */
public final class Counterpart {
    private Counterpart() {}

    /** A file, its types found from its cells. */
    public static ReadResult read(Path file) throws IOException {
        return read(file, CsvOptions.withDefaults());
    }

    /** @param options how the file is written: marks, codes for what is not recorded, rows that are no subjects */
    public static ReadResult read(Path file, CsvOptions options) throws IOException {
        return read(DataPlace.of(file), options);
    }

    /**
     * A file, or a database by its JDBC address; its driver is on the class path, or in the folder {@code drivers}
     * beside the program.
     *
     * @param options for a database with the table or the query ({@link CsvOptions#table})
     */
    public static ReadResult read(DataPlace place, CsvOptions options) throws IOException {
        return CsvCohortReader.readUndeclared(place, place.shown(), options, "", Set.of());
    }

    /** Every column but ids, dates and free text, compared between the groups of one. */
    public static Comparison table1(ReadResult cohort, String group) {
        return table1(cohort, GroupTable.by(group));
    }

    public static Comparison table1(ReadResult cohort, GroupTable table) {
        return table.compare(cohort);
    }

    /** @param cases a column of 1 and 0, or {@code COL=VALUE} with the value of a case */
    public static FileMatching.Result match(ReadResult cohort, String cases, MatchingDesign rules) {
        return match(cohort, FileMatching.of(cases, rules));
    }

    public static FileMatching.Result match(ReadResult cohort, FileMatching rules) {
        return rules.match(cohort);
    }

    /** @param outcome a column of 1 and 0, or {@code COL=VALUE} with the value of a case */
    public static RegressionSummary logistic(ReadResult cohort, String outcome, String... predictors) {
        return logistic(cohort, OutcomeModel.of(outcome, List.of(predictors)));
    }

    public static RegressionSummary logistic(ReadResult cohort, OutcomeModel model) {
        return model.fit(cohort);
    }

    /** @param sets column of the matched sets */
    public static RegressionSummary conditional(ReadResult cohort, String outcome, String sets, String... predictors) {
        return logistic(cohort, OutcomeModel.of(outcome, List.of(predictors)).withSets(sets));
    }

    /** @param markers columns of numbers, higher values of which speak for a case */
    public static RocAnalysis.Result roc(ReadResult cohort, String outcome, String... markers) {
        return roc(cohort, MarkerCurves.of(outcome, List.of(markers)));
    }

    public static RocAnalysis.Result roc(ReadResult cohort, MarkerCurves curves) {
        return curves.analyse(cohort);
    }

    /** Whether the numbers that a paper prints can have come from one study. */
    public static Audit.Result audit(PublishedResults published) {
        return Audit.withDefaults().check(published);
    }

    /** @param published a paper, as {@code counterpart audit} reads it: a document, a text, or published results */
    public static Audit.Result audit(Path published) throws IOException {
        return audit(PaperFile.read(published).paper());
    }

    /** The study that a plan describes. */
    public static StudyResult run(StudyPlan plan) throws IOException {
        return Study.run(plan, Runtime.getRuntime().availableProcessors(), step -> {});
    }

    /** @param plan a study.yaml */
    public static StudyResult run(Path plan) throws IOException {
        return run(StudyPlanReader.read(plan));
    }
}
