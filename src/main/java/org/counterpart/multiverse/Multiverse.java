package org.counterpart.multiverse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.RandomStreams;
import org.counterpart.stats.Replicates;
import org.counterpart.study.PublishedValues;
import org.counterpart.study.Study;
import org.counterpart.study.model.ValidationSplit;

/**
 * How much of what a study found hangs on who happened to be drawn as a control and on choices that could have been
 * made otherwise: the study re-analysed over random valid matchings ({@link MatchingLottery}), over a grid of choices,
 * or over both.
 *
 * <p>Reference: Steegen, Tuerlinckx, Gelman and Vanpaemel (2016), doi:10.1177/1745691616658637; the figure: Simonsohn,
 * Simmons and Nelson (2020), doi:10.1038/s41562-020-0912-z.
 *
 * @param grid choices that vary; none for a lottery alone
 * @param draws matchings drawn for each specification; 0 for its own matching alone
 * @param seed of the lottery
 */
public record Multiverse(Grid grid, MatchingLottery.Rule rule, int draws, long seed) {
    private static final int MOST_SPECIFICATIONS = 100_000;

    public Multiverse {
        if (draws < 0) {
            throw new IllegalArgumentException("draws must not be negative, got " + draws);
        }
    }

    /** The plan's own specification over a thousand matchings by {@link MatchingLottery.Rule#FUZZY}, seed 1. */
    public static Multiverse withDefaults() {
        return new Multiverse(Grid.none(), MatchingLottery.Rule.FUZZY, 1000, 1);
    }

    /**
     * What is asked of a plan: draws of its matchings, its grid, or both; of one that makes no matching its grid.
     *
     * @param asked draws; where none are asked for, a thousand without a grid, and none with one
     */
    public static Multiverse of(StudyPlan plan, OptionalInt asked, boolean grid) {
        boolean matches = plan.design().matches();
        int draws = matches ? asked.orElse(grid ? 0 : withDefaults().draws()) : 0;
        return withDefaults()
                .with(grid || !matches ? Grid.of(plan, draws) : Grid.none())
                .withDraws(draws);
    }

    public Multiverse with(Grid newGrid) {
        return new Multiverse(newGrid, rule, draws, seed);
    }

    public Multiverse with(MatchingLottery.Rule newRule) {
        return new Multiverse(grid, newRule, draws, seed);
    }

    public Multiverse withDraws(int newDraws) {
        return new Multiverse(grid, rule, newDraws, seed);
    }

    public Multiverse withSeed(long newSeed) {
        return new Multiverse(grid, rule, draws, newSeed);
    }

    /**
     * @param specifications every combination of the grid
     * @param universes those done, in the order of draws, then specifications; when the run was stopped, the first ones
     *     of that order
     * @param planned how many it would have been
     * @param variables of the study, the derived ones too
     */
    public record Result(
            Multiverse procedure,
            StudyPlan plan,
            List<Specification> specifications,
            List<Universe> universes,
            int planned,
            List<Variable> variables,
            PublishedValues published) {
        public Result {
            specifications = List.copyOf(specifications);
            universes = List.copyOf(universes);
            variables = List.copyOf(variables);
        }

        public int failed() {
            return (int) universes.stream().filter(Universe::failed).count();
        }
    }

    /**
     * @param threads never change a result
     * @param stop asked before each matching; once true, what is done is the result
     * @throws NotAnalysableException when there is no case, no control or no universe could be analysed
     */
    public Result run(StudyPlan plan, int threads, BooleanSupplier stop) throws IOException {
        Optional<PublishedResults> published = plan.published().isPresent()
                ? Optional.of(PublishedReader.read(plan.published().get()))
                : Optional.empty();
        Cohort cohort = Study.read(plan).cohort();
        Cohort eligible = ValidationSplit.of(plan, cohort).derivation().cohort();
        List<Specification> specifications = specifications(plan);
        List<Neighbourhood> neighbourhoods = neighbourhoods(specifications, cohort);
        int rounds = Math.max(1, draws);
        int pieces = Math.multiplyExact(rounds, neighbourhoods.size());
        Universe[][] done = new Universe[pieces][];
        RandomStreams streams = new RandomStreams(seed, "multiverse.lottery");
        Replicates.run(pieces, threads, piece -> {
            if (!stop.getAsBoolean()) {
                Neighbourhood at = neighbourhoods.get(piece % neighbourhoods.size());
                done[piece] = at.universes(piece / neighbourhoods.size() + 1, streams.stream(piece));
            }
        });
        List<Universe> universes = new ArrayList<>();
        for (int piece = 0; piece < pieces && done[piece] != null; piece++) {
            universes.addAll(List.of(done[piece]));
        }
        Optional<Note> failure = universes.stream()
                .map(Universe::failure)
                .filter(java.util.Objects::nonNull)
                .findFirst();
        if (failure.isPresent() && universes.stream().allMatch(Universe::failed)) {
            throw new NotAnalysableException(failure.get().in(plan.variants()));
        }
        return new Result(
                this,
                plan,
                specifications,
                universes,
                Math.multiplyExact(rounds, specifications.size()),
                eligible.variables(),
                PublishedValues.of(published, eligible.variables()));
    }

    private List<Specification> specifications(StudyPlan plan) {
        double count = grid.choices().stream()
                .mapToDouble(c -> c.alternatives().size())
                .reduce(1, (a, b) -> a * b);
        if (count > MOST_SPECIFICATIONS) {
            throw new NotAnalysableException(Note.of("multiverse.too-many", (long) Math.min(count, 1e15)));
        }
        return grid.specifications(plan);
    }

    /** Specifications that agree on who is matched to whom, together. */
    private List<Neighbourhood> neighbourhoods(List<Specification> specifications, Cohort cohort) {
        Map<List<String>, List<Integer>> members = new LinkedHashMap<>();
        IntStream.range(0, specifications.size())
                .forEach(
                        s -> members.computeIfAbsent(grid.matchingValues(specifications.get(s)), k -> new ArrayList<>())
                                .add(s));
        Optional<MatchingLottery.Rule> lottery = draws == 0 ? Optional.empty() : Optional.of(rule);
        return members.values().stream()
                .map(m -> new Neighbourhood(m, specifications, cohort, lottery))
                .toList();
    }
}
