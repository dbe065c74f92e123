package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Selection;
import org.counterpart.cohort.Selection.Selected;
import org.counterpart.cohort.Truth;
import org.counterpart.cohort.cell.CodePointOrder;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyDesign;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.ValidationPlan;
import org.counterpart.plan.ValidationPlan.Kind;
import org.counterpart.prediction.roc.MatchedRows;
import org.counterpart.stats.Note;
import org.counterpart.stats.RandomStreams;

/**
 * Cases and controls of one file dealt out to a derivation part and a validation part, before anything is matched. By
 * chance: the same share of the cases and of the controls, or of the sets that hold both, whom the seed and the ids
 * decide and not the order of the file. By a rule: true derives, false validates, open does neither; a set goes where
 * its cases go. Cut points of derived variables are those of the derivation part.
 *
 * @param derivation the part the model is made from: everybody where the plan does not split
 * @param validation null where the plan does not split
 * @param open subjects of neither part, as the rule is open for them
 * @param moved of a file of sets: subjects who are not in the part that the rule says but in that of their cases
 */
public record ValidationSplit(Selected derivation, Selected validation, int open, int moved) {
    private static final int DERIVES = 0;
    private static final int VALIDATES = 1;
    private static final int NEITHER = 2;

    /**
     * @param file every record
     * @throws ProblemsException when a part has no case or no control, or the cases of a set are in both
     */
    public static ValidationSplit of(StudyPlan plan, Cohort file) {
        Selected all = plan.selection().select(file);
        if (plan.hasOutcome()) {
            all.requireBothGroups();
        }
        ValidationPlan validation = plan.validation().orElse(null);
        if (validation == null || validation.kind() == Kind.EXTERNAL) {
            return new ValidationSplit(all, null, 0, 0);
        }
        Dealing dealing = new Dealing(plan, validation, all);
        int[] part = dealing.parts();
        if (plan.selection().derivations().stream().anyMatch(ValidationSplit::restsOnOthers)) {
            Map<Integer, Integer> byLine = new HashMap<>();
            for (int row = 0; row < part.length; row++) {
                byLine.put(all.cohort().line(row), part[row]);
            }
            all = again(plan.selection(), file, byLine);
            Cohort cohort = all.cohort();
            part = IntStream.range(0, cohort.size())
                    .map(row -> byLine.getOrDefault(cohort.line(row), NEITHER))
                    .toArray();
        }
        Selected derivation = all.only(rows(part, DERIVES));
        Selected rest = all.only(rows(part, VALIDATES));
        requireBoth(plan, validation, derivation, rest);
        return new ValidationSplit(derivation, rest, rows(part, NEITHER).length, dealing.moved);
    }

    private static boolean restsOnOthers(Derivation derivation) {
        return derivation.stage() == Stage.ELIGIBLE || derivation.stage() == Stage.GROUPS;
    }

    /** Everybody, with cut points of who is not set aside. */
    private static Selected again(Selection selection, Cohort file, Map<Integer, Integer> byLine) {
        int[] kept = IntStream.range(0, file.size())
                .filter(row -> byLine.getOrDefault(file.line(row), DERIVES) == DERIVES)
                .toArray();
        return selection.select(file, selection.judge(file.select(kept)).derivations());
    }

    private static int[] rows(int[] part, int wanted) {
        return IntStream.range(0, part.length)
                .filter(row -> part[row] == wanted)
                .toArray();
    }

    private static void requireBoth(StudyPlan plan, ValidationPlan validation, Selected derivation, Selected rest) {
        List<Problem> problems = new ArrayList<>();
        oneGroup("plan.split-derivation-one-group", derivation)
                .ifPresent(n -> problems.add(problem(plan, validation, n)));
        oneGroup("plan.split-validation-one-group", rest).ifPresent(n -> problems.add(problem(plan, validation, n)));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private static Optional<Note> oneGroup(String code, Selected part) {
        int cases = part.flow().cases();
        int controls = part.flow().controls();
        return cases == 0 || controls == 0 ? Optional.of(Note.of(code, cases, controls)) : Optional.empty();
    }

    private static Problem problem(StudyPlan plan, ValidationPlan validation, Note what) {
        ValidationPlan.Place place = validation.place();
        return new Problem(plan.source().file().toString(), place.line(), place.path(), place.text(), what);
    }

    /** Who comes into which part. */
    private static final class Dealing {
        private final StudyPlan plan;
        private final ValidationPlan validation;
        private final Selected all;
        private int moved;

        Dealing(StudyPlan plan, ValidationPlan validation, Selected all) {
            this.plan = plan;
            this.validation = validation;
            this.all = all;
        }

        /** By row. */
        int[] parts() {
            boolean random = validation.kind() == Kind.RANDOM;
            if (plan.design() == StudyDesign.SETS) {
                return random ? setsAtRandom() : setsByRule();
            }
            return random ? atRandom() : byRule();
        }

        private int[] byRule() {
            Rule.InCohort rule = validation.rule().orElseThrow().in(all.cohort());
            return IntStream.range(0, all.isCase().length)
                    .map(row -> part(rule.of(row)))
                    .toArray();
        }

        private static int part(Truth truth) {
            return switch (truth) {
                case TRUE -> DERIVES;
                case FALSE -> VALIDATES;
                case UNKNOWN -> NEITHER;
            };
        }

        private int[] atRandom() {
            int[] part = new int[all.isCase().length];
            int stream = 0;
            for (int[] group : List.of(all.caseRows(), all.controlRows())) {
                int[] rows = IntStream.of(group)
                        .boxed()
                        .sorted(Comparator.comparing(all.cohort()::id, CodePointOrder.INSTANCE))
                        .mapToInt(Integer::intValue)
                        .toArray();
                for (int at : setAside(rows.length, stream++)) {
                    part[rows[at]] = VALIDATES;
                }
            }
            return part;
        }

        /** Of so many, those beyond the share. */
        private int[] setAside(int n, int stream) {
            int[] order =
                    MatchedRows.shuffled(n, new RandomStreams(validation.seed(), "validation.split").stream(stream));
            return Arrays.copyOfRange(order, (int) Math.round(n * validation.share()), n);
        }

        private int[] setsAtRandom() {
            Map<String, List<Integer>> sets = sets();
            List<String> whole = sets.keySet().stream()
                    .filter(name -> sets.get(name).stream().anyMatch(row -> all.isCase()[row])
                            && sets.get(name).stream().anyMatch(row -> !all.isCase()[row]))
                    .toList();
            int[] part = new int[all.isCase().length];
            for (int at : setAside(whole.size(), 0)) {
                sets.get(whole.get(at)).forEach(row -> part[row] = VALIDATES);
            }
            return part;
        }

        /** Rows by set, in the order of their names. */
        private Map<String, List<Integer>> sets() {
            Column column = all.cohort().column(plan.matchedFile().sets());
            Map<String, List<Integer>> sets = new TreeMap<>(CodePointOrder.INSTANCE);
            for (int row = 0; row < all.isCase().length; row++) {
                if (!column.missing(row)) {
                    sets.computeIfAbsent(column.text(row), name -> new ArrayList<>())
                            .add(row);
                }
            }
            return sets;
        }

        private int[] setsByRule() {
            int[] part = byRule();
            List<Problem> problems = new ArrayList<>();
            sets().forEach((name, rows) -> {
                int[] ofCases = rows.stream()
                        .filter(row -> all.isCase()[row])
                        .mapToInt(row -> part[row])
                        .distinct()
                        .toArray();
                if (ofCases.length > 1) {
                    problems.add(problem(plan, validation, Note.of("plan.split-set", name)));
                } else if (ofCases.length == 1) {
                    moved += (int)
                            rows.stream().filter(row -> part[row] != ofCases[0]).count();
                    rows.forEach(row -> part[row] = ofCases[0]);
                }
            });
            if (!problems.isEmpty()) {
                throw new ProblemsException(problems);
            }
            return part;
        }
    }
}
