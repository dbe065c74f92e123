package org.counterpart.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import org.counterpart.power.DetectableRatio;
import org.counterpart.power.DiscordantPairs;
import org.counterpart.power.Level;
import org.counterpart.power.MatchedSets;
import org.counterpart.power.SeparateGroups;
import org.counterpart.power.StudyPower;
import org.counterpart.report.Fields;
import org.counterpart.report.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code counterpart power}: cases that reach a power, the power of so many, or the odds ratio they find. */
@Command(
        name = "power",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "How many cases a study needs (--power), what power it has with so many (--n), or which odds ratio",
            "it finds (both, without --or)."
        },
        footer = {
            "",
            "Example: counterpart power --design matched --or 2.5 --exposed 0.3 --phi 0.2 --ratio 2 --power 0.8"
        })
final class PowerCommand implements Callable<Integer> {
    enum Design {
        pairs,
        matched,
        unmatched
    }

    /** Beyond it the exact sum over the pairs takes long and equals the formula. */
    private static final int EXACT_PAIRS = 2000;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--design",
            required = true,
            paramLabel = "pairs|matched|unmatched",
            description = "pairs: McNemar's test (Connor 1987); matched: sets of 1:ratio (Dupont 1988);"
                    + " unmatched: two groups (Fleiss)")
    private Design design;

    @Option(names = "--or", paramLabel = "OR", description = "odds ratio to be found")
    private Double oddsRatio;

    @Option(names = "--exposed", paramLabel = "P", description = "share of the controls that are exposed")
    private Double exposed;

    @Option(
            names = "--discordant",
            paramLabel = "P10,P01",
            description = "of --design pairs, in place of --or and --exposed: shares of the pairs whose case alone,"
                    + " whose control alone is exposed")
    private String discordant;

    @Option(
            names = "--phi",
            paramLabel = "R",
            description = "correlation of exposure between case and control of a set (default: 0)")
    private Double phi;

    @Option(names = "--ratio", paramLabel = "K", description = "controls of a case (default: 1)")
    private Double ratio;

    @Option(names = "--power", paramLabel = "P", description = "power to be reached, as 0.8")
    private Double power;

    @Option(names = "--n", paramLabel = "N", description = "number of cases (pairs, sets)")
    private Integer n;

    @Option(names = "--alpha", paramLabel = "P", description = "level of the test (default: 0.05)")
    private double alpha = 0.05;

    @Option(names = "--sides", paramLabel = "1|2", description = "of the test (default: 2)")
    private int sides = 2;

    @Option(names = "--corrected", description = "of --design unmatched: with the correction for continuity")
    private boolean corrected;

    @Override
    public Integer call() {
        requireSense();
        try {
            Level level = new Level(alpha, sides);
            if (oddsRatio == null && discordant == null) {
                detectable(level);
            } else {
                size(level, study(oddsRatio == null ? Double.NaN : oddsRatio));
            }
        } catch (IllegalArgumentException e) {
            throw common.usage(e.getMessage());
        }
        return ExitCode.DONE;
    }

    private void requireSense() {
        boolean wanted = power != null && n != null;
        if (power == null && n == null) {
            throw common.usage("say the power to be reached (--power 0.8) or the number of cases there are (--n 61)");
        }
        if (discordant != null && (design != Design.pairs || oddsRatio != null || exposed != null || phi != null)) {
            throw common.usage("--discordant is of --design pairs and stands in place of --or, --exposed and --phi");
        }
        if (discordant == null && exposed == null) {
            throw common.usage("say the share of the controls that are exposed (--exposed 0.3)");
        }
        if (wanted && (oddsRatio != null || discordant != null)) {
            throw common.usage("--power and --n together ask for the odds ratio they find: leave --or out");
        }
        if (!wanted && oddsRatio == null && discordant == null) {
            throw common.usage("say the odds ratio to be found (--or 2.5), or both --power and --n");
        }
        if (power != null && !(power > 0 && power < 1)) {
            throw common.usage("--power must be between 0 and 1, got " + power);
        }
        if (n != null && n < 1) {
            throw common.usage("--n must be 1 or more, got " + n);
        }
        if (design == Design.pairs && ratio != null && ratio != 1) {
            throw common.usage("--design pairs has one control a case: --design matched takes --ratio");
        }
        if (design == Design.unmatched && phi != null) {
            throw common.usage("--phi is a correlation within sets, and --design unmatched has none");
        }
        if (corrected && design != Design.unmatched) {
            throw common.usage("--corrected goes with --design unmatched");
        }
        if (design == Design.matched && ratio != null && ratio != Math.rint(ratio)) {
            throw common.usage("--ratio of matched sets must be a whole number, got " + Shown.significant(ratio, 6));
        }
    }

    private StudyPower study(double or) {
        double correlation = phi == null ? 0 : phi;
        double controls = ratio == null ? 1 : ratio;
        return switch (design) {
            case pairs -> discordant == null ? DiscordantPairs.of(or, exposed, correlation) : discordant();
            case matched -> new MatchedSets(or, exposed, (int) controls, correlation);
            case unmatched -> new SeparateGroups(or, exposed, controls, corrected);
        };
    }

    private DiscordantPairs discordant() {
        String[] parts = discordant.split(",", -1);
        try {
            return new DiscordantPairs(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw common.usage("--discordant must be two shares with a comma between, as 0.25,0.1, got " + discordant);
        }
    }

    private void size(Level level, StudyPower study) {
        double exact = n == null ? study.cases(level, power) : n;
        double cases = Math.ceil(exact - 1e-9);
        double controls = Math.ceil(cases * study.controlsPerCase() - 1e-9);
        double reached = study.power(level, cases);
        Optional<Double> exactPower = study instanceof DiscordantPairs pairs && cases <= EXACT_PAIRS
                ? Optional.of(pairs.exactPower(level, (int) cases))
                : Optional.empty();
        String method = common.messages().text("power.method." + study.method());
        if (common.json()) {
            Fields out = Fields.of("power", common.messages());
            out.put("n", cases).put("cases", cases).put("controls", controls);
            out.put("unrounded", exact).put("power", reached);
            exactPower.ifPresent(p -> out.put("exactPower", p));
            out.put("method", method);
            common.out().print(out.write());
            return;
        }
        common.out()
                .println(common.messages()
                        .text(
                                design == Design.unmatched ? "power.groups" : "power.sets",
                                Shown.fixed(cases, 0),
                                Shown.fixed(controls, 0),
                                Shown.fixed(reached, 3)));
        exactPower.ifPresent(p -> common.out().println(common.messages().text("power.exact", Shown.fixed(p, 3))));
        common.out().println(method);
    }

    private void detectable(Level level) {
        DoubleFunction<StudyPower> study = this::study;
        double above = DetectableRatio.of(study, level, power, n, true);
        double below = DetectableRatio.of(study, level, power, n, false);
        String method = common.messages().text("power.method." + study(2).method());
        if (common.json()) {
            Fields out = Fields.of("power", common.messages());
            out.put("n", (double) n).put("cases", (double) n);
            out.put("controls", Math.ceil(n * study(2).controlsPerCase() - 1e-9))
                    .put("power", power);
            String none = common.messages().text("power.not-reached");
            out.put("orAbove", above, none).put("orBelow", below, none).put("method", method);
            common.out().print(out.write());
            return;
        }
        common.out().println(common.messages().text("power.detectable", n, ratio(above), ratio(below)));
        common.out().println(method);
    }

    private static String ratio(double or) {
        return Double.isNaN(or) ? "–" : Shown.fixed(or, 3);
    }
}
