package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.stats.Note;

/**
 * A variable made from others: what it is, what it is made from, and when it can be made. Derivations are made in an
 * order in which the parts of each stand before it. The kinds are in {@code cohort.derived}.
 */
public interface Derivation {

    /** What must be known of a study before a variable can be made; a later one knows all of the earlier. */
    enum Stage {
        /** The cells of the subject's own record. */
        RECORD,
        /** Who is eligible: cut points of all eligible subjects. */
        ELIGIBLE,
        /** Who is a case and who a control: cut points of the controls. */
        GROUPS,
        /** Who is analysed: a model fitted to them. */
        ANALYSIS
    }

    /** The variable as the plan can speak of it before any cell is seen. */
    Variable variable();

    /** Names of the variables it is made from, each once, in the order they are named. */
    Set<String> variables();

    /** The latest stage of its own and of its parts. */
    Stage stage();

    /** Where the plan says so, and what the cohort file is called. */
    Place place();

    /** The word of the plan for this kind: {@code formula}, {@code cut} ... */
    String kind();

    /**
     * The variable's cells, one a row of the cohort.
     *
     * @param cohort with the variables it is made from
     * @param problems takes a problem for every row whose parts are recorded and give no value
     */
    Column of(Cohort cohort, ProblemList problems);

    /**
     * This derivation with everything in it that depends on who is in the study as plain numbers; itself where nothing
     * does.
     *
     * @param eligible with the variables it is made from
     * @param controls their rows among the eligible
     * @param problems takes what leaves it without a sound value
     */
    default Derivation fixed(Cohort eligible, int[] controls, ProblemList problems) {
        return this;
    }

    /** Rows whose parts are recorded and which nevertheless have no value, as the plan allows. */
    default int undefined(Cohort cohort) {
        return 0;
    }

    /** What a researcher should know of these subjects' values. */
    default List<Note> notes(Cohort cohort) {
        return List.of();
    }

    default String name() {
        return variable().name();
    }

    /**
     * Where a derivation stands.
     *
     * @param plan the plan as the user named it
     * @param line of the variable's key in it
     * @param data the cohort file as the plan names it
     */
    record Place(String plan, int line, String data) {
        /** Of a derivation that no file declares. */
        public static final Place NONE = new Place("", 0, "");
    }

    /**
     * The cohort with these variables, made in this order.
     *
     * @throws ProblemsException with a problem for every row whose recorded parts give no value
     */
    static Cohort addAll(List<Derivation> derivations, Cohort cohort) {
        ProblemList problems = new ProblemList(
                derivations.isEmpty() ? "" : derivations.get(0).place().data());
        Cohort more = cohort;
        for (Derivation derivation : derivations) {
            more = more.with(derivation.of(more, problems));
        }
        problems.throwIfAny();
        return more;
    }

    /**
     * The derivations of this stage, each {@linkplain #fixed fixed}.
     *
     * @param eligible with the variables of the stages before
     * @throws ProblemsException with everything that leaves one without sound values
     */
    static List<Derivation> fixAll(List<Derivation> derivations, Stage stage, Cohort eligible, int[] controls) {
        List<Derivation> fixed = new ArrayList<>();
        Cohort more = eligible;
        for (Derivation derivation : derivations) {
            if (derivation.stage() == stage) {
                ProblemList problems = new ProblemList(derivation.place().plan());
                Derivation one = derivation.fixed(more, controls, problems);
                problems.throwIfAny();
                fixed.add(one);
                more = addAll(List.of(one), more);
            }
        }
        return fixed;
    }
}
