package org.counterpart.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.CaseDefinition.Status;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * From the records of a file to the study's cases and possible controls: derive, exclude, tell cases from controls,
 * count.
 */
public record Selection(List<Derivation> derivations, Eligibility eligibility, CaseDefinition caseDefinition) {
    public Selection {
        derivations = List.copyOf(derivations);
    }

    /**
     * The study's subjects.
     *
     * @param cohort cases and possible controls only, with the derived variables, in the order of the file
     * @param isCase for each of its rows
     */
    @SuppressWarnings("ArrayRecordComponent") // a value handed on, never compared
    public record Selected(Cohort cohort, boolean[] isCase, Flow flow) {

        public int[] caseRows() {
            return IntStream.range(0, isCase.length).filter(r -> isCase[r]).toArray();
        }

        public int[] controlRows() {
            return IntStream.range(0, isCase.length).filter(r -> !isCase[r]).toArray();
        }

        /**
         * These subjects, when there is something to compare.
         *
         * @throws NotAnalysableException when there is no case or no control
         */
        public Selected requireBothGroups() {
            if (flow.cases() == 0 || flow.controls() == 0) {
                String code = flow.cases() == 0 ? "selection.no-case" : "selection.no-control";
                throw new NotAnalysableException(Note.of(
                        code, flow.records(), flow.eligible(), flow.cases(), flow.controls(), flow.undetermined()));
            }
            return this;
        }
    }

    public Selected select(Cohort cohort) {
        Cohort derived = Derivation.addAll(derivations, cohort);
        Eligibility.Result eligible = eligibility.apply(derived);
        Cohort left = derived.select(eligible.rows());
        Status[] statuses = caseDefinition.statuses(left);
        int[] rows = IntStream.range(0, statuses.length)
                .filter(r -> statuses[r] == Status.CASE || statuses[r] == Status.CONTROL)
                .toArray();
        boolean[] isCase = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            isCase[i] = statuses[rows[i]] == Status.CASE;
        }
        Flow flow = new Flow(
                cohort.size(),
                0,
                eligible.exclusions(),
                count(statuses, Status.CASE),
                count(statuses, Status.CONTROL),
                count(statuses, Status.UNDETERMINED),
                count(statuses, Status.NEITHER),
                null);
        return new Selected(left.select(rows), isCase, flow);
    }

    private static int count(Status[] statuses, Status status) {
        return (int) Arrays.stream(statuses).filter(s -> s == status).count();
    }
}
