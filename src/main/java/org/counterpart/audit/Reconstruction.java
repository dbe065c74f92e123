package org.counterpart.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.reconstruct.PrintedNumber;
import org.counterpart.audit.reconstruct.Wanted;
import org.counterpart.audit.reconstruct.WholeTable;
import org.counterpart.audit.reconstruct.WitnessFit;
import org.counterpart.audit.reconstruct.WitnessSearch;
import org.counterpart.stats.Note;
import org.counterpart.stats.Progress;

/**
 * Whether a data set exists whose unconditional logistic model prints every number a paper prints of it. One that was
 * found is fitted anew by maximum likelihood on its subjects, and each number compared as a reader would: rounded to
 * the digits printed, at a tie either way. Then the printed numbers are possible together; that the study's data were
 * these is not said. What was not found may exist.
 *
 * @param model index of the printed model
 * @param predictors its predictors' names, in the order of the table's patterns
 * @param table the data set found, else the closest; empty when the model was not searched or nothing with a finite fit
 *     was met
 * @param numbers what the table prints, beside what the paper does
 * @param starts of the search
 * @param reasons why the model was not searched; empty when it was
 */
public record Reconstruction(
        int model,
        String label,
        List<String> predictors,
        int cases,
        int controls,
        Optional<WholeTable> table,
        List<Line> numbers,
        int starts,
        List<Note> reasons) {
    public Reconstruction {
        predictors = List.copyOf(predictors);
        numbers = List.copyOf(numbers);
        reasons = List.copyOf(reasons);
    }

    /**
     * A printed number and the table's.
     *
     * @param name of the predictor, AUC or cut-off it belongs to
     */
    public record Line(String name, PrintedNumber printed, double computed) {
        public boolean prints() {
            return printed.prints(computed);
        }
    }

    /** Whether every number is reproduced. */
    public boolean found() {
        return table.isPresent() && misses().isEmpty();
    }

    /** How badly the model fits the table; only where there is one. */
    public WitnessFit.LackOfFit lackOfFit() {
        return WitnessFit.of(table.orElseThrow()).lackOfFit();
    }

    public List<Line> misses() {
        return numbers.stream().filter(n -> !n.prints()).toList();
    }

    /** One for each table of adjusted odds ratios, in the order of the file. */
    public static List<Reconstruction> of(PublishedResults paper, WitnessSearch search) {
        Progress.current().step("audit.step.reconstruct");
        List<Reconstruction> out = new ArrayList<>();
        for (int m = 0; m < paper.models().size(); m++) {
            Model model = paper.models().get(m);
            if (!model.univariable()
                    && model.effect().strip().toUpperCase(Locale.ROOT).equals("OR")) {
                out.add(of(paper, m, search));
            }
        }
        return out;
    }

    private static Reconstruction of(PublishedResults paper, int m, WitnessSearch search) {
        Model model = paper.models().get(m);
        PublishedResults.Sizes sizes = paper.sizes(model.group());
        List<String> names = model.predictors().stream().map(Predictor::name).toList();
        List<Note> reasons = reasons(model, sizes);
        if (!reasons.isEmpty()) {
            return new Reconstruction(
                    m, model.label(), names, sizes.cases(), sizes.controls(), Optional.empty(), List.of(), 0, reasons);
        }
        Wanted wanted =
                new Wanted(sizes.cases(), sizes.controls(), names.size(), new PrintedModelNumbers(paper, m).all());
        Optional<WitnessSearch.Found> found = search.search(wanted);
        List<Line> lines = new ArrayList<>();
        if (found.isPresent()) {
            double[] computed = WitnessFit.of(found.get().table()).values(wanted);
            for (int i = 0; i < computed.length; i++) {
                PrintedNumber number = wanted.numbers().get(i);
                lines.add(new Line(name(paper, model, number), number, computed[i]));
            }
        }
        return new Reconstruction(
                m,
                model.label(),
                names,
                sizes.cases(),
                sizes.controls(),
                found.map(WitnessSearch.Found::table),
                lines,
                found.map(WitnessSearch.Found::starts).orElse(search.starts()),
                List.of());
    }

    private static List<Note> reasons(Model model, PublishedResults.Sizes sizes) {
        List<Note> reasons = new ArrayList<>();
        int k = model.predictors().size();
        if (sizes.cases() < 1 || sizes.controls() < 1) {
            reasons.add(Note.of("audit.attainable.sizes"));
        }
        if (k < 1 || k > Wanted.MOST_PREDICTORS) {
            reasons.add(Note.of("audit.attainable.predictors", k, Wanted.MOST_PREDICTORS));
        }
        for (Predictor p : model.predictors()) {
            if (!AttainableAuc.binary(p)) {
                reasons.add(Note.of("audit.attainable.not-binary", p.name()));
            } else if (!(p.or().isExact() && p.or().value() > 0)) {
                reasons.add(Note.of("audit.attainable.no-or", p.name()));
            }
        }
        if (PublishedResults.matches(model.link(), "conditional")
                && !PublishedResults.matches(model.link(), "uncond")) {
            reasons.add(Note.of("audit.attainable.conditional"));
        }
        return reasons;
    }

    private static String name(PublishedResults paper, Model model, PrintedNumber number) {
        return switch (number.kind()) {
            case AUC -> paper.aucs().get(number.of()).label();
            case SENSITIVITY, SPECIFICITY -> paper.thresholds().get(number.of()).label();
            case OR, CI_LOW, CI_HIGH, B, SE, WALD, P, EXPOSED_CASES, EXPOSED_CONTROLS ->
                model.predictors().get(number.of()).name();
        };
    }

    /** Subjects of the table one after the other: the pattern of each, cases first. */
    public int[] patterns() {
        int[] cases = table.orElseThrow().cases();
        int[] controls = table.orElseThrow().controls();
        int[] out = new int[this.cases + this.controls];
        int at = 0;
        for (int[] group : List.of(cases, controls)) {
            for (int x = 0; x < group.length; x++) {
                Arrays.fill(out, at, at + group[x], x);
                at += group[x];
            }
        }
        return out;
    }
}
