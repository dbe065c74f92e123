package org.counterpart.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.stats.Note;

/** That every predictor taken as a logarithm has one. */
final class LogScales {
    private LogScales() {}

    /**
     * @param file that holds them, as the plan names it
     * @param eligible everybody who may be analysed
     * @throws ProblemsException with each recorded number that is not above 0
     */
    static void require(StudyPlan plan, String file, Cohort eligible) {
        Set<String> logs = new LinkedHashSet<>();
        Stream.of(plan.univariate().scales(), plan.multivariable().codings().scales())
                .forEach(scales -> logs(scales, logs));
        plan.further().models().forEach(named -> logs(named.model().codings().scales(), logs));
        List<Problem> problems = new ArrayList<>();
        for (String variable : logs) {
            if (eligible.column(variable) instanceof NumberColumn numbers) {
                for (int row = 0; row < eligible.size(); row++) {
                    if (numbers.value(row) <= 0) {
                        problems.add(new Problem(
                                file,
                                eligible.line(row),
                                variable,
                                numbers.text(row),
                                Note.of("study.log-not-positive")));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private static void logs(Map<String, PredictorScale> scales, Set<String> logs) {
        scales.forEach((variable, scale) -> {
            if (!scale.isLinear()) {
                logs.add(variable);
            }
        });
    }
}
