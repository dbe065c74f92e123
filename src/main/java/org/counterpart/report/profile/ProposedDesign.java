package org.counterpart.report.profile;

import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.BinaryWord;
import org.counterpart.cohort.cell.NameHint;
import org.counterpart.cohort.profile.ColumnProfile;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.plan.StudyDesign;

/**
 * What design a file looks like, to be confirmed by whoever knows the study: sets where a column holds them; everybody
 * where there is nothing to match on, or where cases are a third of the file or more, so that most of the others would
 * be needed as controls and hardly any case would have a choice; else matching.
 *
 * @param outcome by its name
 * @param possible other columns of two values, one of which is a yes: each could be the outcome
 * @param age of which a caliper can be
 * @param sex that can be equal
 */
record ProposedDesign(
        StudyDesign design,
        Optional<Outcome> outcome,
        List<Outcome> possible,
        Optional<String> age,
        Optional<String> sex) {

    private static final int MOST_POSSIBLE = 8;

    /** Of so many cases one is enough in so many to leave no choice of controls. */
    private static final int PARTS = 3;

    /**
     * @param level that makes a case
     * @param recorded rows with a value
     */
    record Outcome(String column, String level, int cases, int recorded) {

        private static Optional<Outcome> of(ColumnProfile column) {
            return caseLevel(column)
                    .map(level -> new Outcome(
                            column.name(),
                            level,
                            column.levels().stream()
                                    .filter(l -> l.level().equals(level))
                                    .mapToInt(ColumnProfile.Count::n)
                                    .sum(),
                            column.recorded()));
        }

        /** The cell that makes a case, where it is plain from the cells of the column. */
        private static Optional<String> caseLevel(ColumnProfile column) {
            if (column.levels().isEmpty() || column.distinct() != 2) {
                return Optional.empty();
            }
            List<String> levels =
                    column.levels().stream().map(ColumnProfile.Count::level).toList();
            return column.variable().type() == Variable.Type.BINARY
                    ? levels.stream().filter(l -> BinaryWord.codeOf(l) == 1).findFirst()
                    : levels.stream().filter(NameHint::isCaseLevel).findFirst();
        }
    }

    static ProposedDesign of(Profile profile) {
        Optional<Outcome> outcome = profile.columns().stream()
                .filter(c -> NameHint.OUTCOME.fits(c.name()))
                .flatMap(c -> Outcome.of(c).stream())
                .findFirst();
        Optional<String> age = hinted(profile, NameHint.AGE, Variable.Type.INTEGER, Variable.Type.NUMERIC);
        Optional<String> sex = hinted(profile, NameHint.SEX, Variable.Type.BINARY, Variable.Type.CATEGORICAL);
        List<Outcome> possible = profile.columns().stream()
                .filter(c -> StarterPlan.isUsed(c) && !NameHint.SEX.fits(c.name()))
                .flatMap(c -> Outcome.of(c).stream())
                .limit(MOST_POSSIBLE)
                .toList();
        StudyDesign design = !profile.sets().isEmpty()
                ? StudyDesign.SETS
                : (age.isEmpty() && sex.isEmpty())
                                || outcome.filter(ProposedDesign::many).isPresent()
                        ? StudyDesign.UNMATCHED
                        : StudyDesign.MATCHED;
        return new ProposedDesign(design, outcome, possible, age, sex);
    }

    private static Optional<String> hinted(Profile profile, NameHint hint, Variable.Type... types) {
        return profile.columns().stream()
                .filter(c -> hint.fits(c.name())
                        && List.of(types).contains(c.variable().type())
                        && StarterPlan.isUsed(c))
                .map(ColumnProfile::name)
                .findFirst();
    }

    private static boolean many(Outcome outcome) {
        return PARTS * outcome.cases() >= outcome.recorded();
    }

    /** Whether cases are a third of the file or more. */
    boolean manyCases() {
        return outcome.filter(ProposedDesign::many).isPresent();
    }
}
