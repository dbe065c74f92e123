package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.CaseDefinition.Status;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * From the records of a file to the study's cases and possible controls: derive, exclude, tell cases from controls,
 * count.
 *
 * @param derivations the parts of each stand before it
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
     * @param derivations what made the derived variables, cut points as numbers; without those that need the analysis
     */
    @SuppressWarnings("ArrayRecordComponent") // a value handed on, never compared
    public record Selected(Cohort cohort, boolean[] isCase, Flow flow, List<Derivation> derivations) {
        public Selected {
            derivations = List.copyOf(derivations);
        }

        public int[] caseRows() {
            return IntStream.range(0, isCase.length).filter(r -> isCase[r]).toArray();
        }

        /** These rows alone; the flow counts as cases and controls those among them. */
        public Selected only(int[] rows) {
            boolean[] of = new boolean[rows.length];
            int cases = 0;
            for (int i = 0; i < rows.length; i++) {
                of[i] = isCase[rows[i]];
                cases += of[i] ? 1 : 0;
            }
            return new Selected(cohort.select(rows), of, flow.of(cases, rows.length - cases), derivations);
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

    /**
     * Every record, with what the plan makes of it.
     *
     * @param cohort every record of the file with the derived variables, in the order of the file
     * @param eligible rows of those who pass every criterion
     * @param statuses of the eligible, in their order
     */
    @SuppressWarnings("ArrayRecordComponent") // a value handed on, never compared
    public record Judged(Cohort cohort, Eligibility.Result eligible, Status[] statuses, List<Derivation> derivations) {}

    /**
     * @throws ProblemsException when recorded cells give a derived variable no value, or its cut points coincide
     */
    public Selected select(Cohort cohort) {
        return selected(judge(cohort));
    }

    /**
     * The same of other subjects, whose derived variables are made as they were for the first.
     *
     * @param fixed derivations with their cut points as numbers, the parts of each before it
     */
    public Selected select(Cohort cohort, List<Derivation> fixed) {
        Cohort all = Derivation.addAll(fixed, cohort);
        Eligibility.Result eligible = eligibility.apply(all);
        return selected(new Judged(all, eligible, caseDefinition.statuses(all.select(eligible.rows())), fixed));
    }

    private static Selected selected(Judged judged) {
        Status[] statuses = judged.statuses();
        int[] chosen = IntStream.range(0, statuses.length)
                .filter(r -> statuses[r] == Status.CASE || statuses[r] == Status.CONTROL)
                .toArray();
        boolean[] isCase = new boolean[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            isCase[i] = statuses[chosen[i]] == Status.CASE;
        }
        Flow flow = new Flow(
                judged.cohort().size(),
                0,
                judged.eligible().exclusions(),
                count(statuses, Status.CASE),
                count(statuses, Status.CONTROL),
                count(statuses, Status.UNDETERMINED),
                count(statuses, Status.NEITHER),
                null);
        int[] rows = judged.eligible().rows();
        int[] of = IntStream.of(chosen).map(r -> rows[r]).toArray();
        return new Selected(judged.cohort().select(of), isCase, flow, judged.derivations());
    }

    /** The same of every record: who is not in the study has values by the same cut points. */
    public Judged judge(Cohort cohort) {
        List<Derivation> made = new ArrayList<>(at(Stage.RECORD));
        Cohort all = Derivation.addAll(made, cohort);
        Eligibility.Result eligible = eligibility.apply(all);
        all = fix(Stage.ELIGIBLE, all, eligible.rows(), new int[0], made);
        Status[] statuses = caseDefinition.statuses(all.select(eligible.rows()));
        int[] controls = IntStream.range(0, statuses.length)
                .filter(r -> statuses[r] == Status.CONTROL)
                .toArray();
        all = fix(Stage.GROUPS, all, eligible.rows(), controls, made);
        return new Judged(all, eligible, statuses, made);
    }

    private Cohort fix(Stage stage, Cohort all, int[] eligible, int[] controls, List<Derivation> made) {
        List<Derivation> of = at(stage);
        if (of.isEmpty()) {
            return all;
        }
        List<Derivation> fixed = Derivation.fixAll(of, stage, all.select(eligible), controls);
        made.addAll(fixed);
        return Derivation.addAll(fixed, all);
    }

    private List<Derivation> at(Stage stage) {
        return derivations.stream().filter(d -> d.stage() == stage).toList();
    }

    private static int count(Status[] statuses, Status status) {
        return (int) Arrays.stream(statuses).filter(s -> s == status).count();
    }
}
