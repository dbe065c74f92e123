package org.counterpart.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.analysis.AskedShapes;
import org.counterpart.analysis.AskedWrongly;
import org.counterpart.cohort.cell.NameList;
import org.counterpart.regression.design.Codings.Product;
import org.counterpart.regression.design.Spline;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of curves, interactions and trends. */
public final class ShapeOptions {
    private static final String MEDIAN = "median:";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--spline",
            paramLabel = "COL=KNOTS",
            description = "a number as a restricted cubic spline (as rms::rcs): so many knots at Harrell's quantiles, 3"
                    + " to 7, or these, bmd=0.6|0.7|0.8 (repeatable)")
    private List<String> splines = List.of();

    @Option(
            names = "--reference",
            paramLabel = "COL=VALUE",
            description = "the value a curve's odds ratios are against (default: the median; repeatable)")
    private List<String> references = List.of();

    @Option(
            names = "--interaction",
            paramLabel = "COL:COL",
            description = "the product of two predictors: P for interaction, the odds ratio of the one at each level of"
                    + " the other, RERI, AP and S of two binaries (repeatable)")
    private List<String> interactions = List.of();

    @Option(
            names = "--trend",
            paramLabel = "COL[=SCORES]",
            description = "ordered levels as scores: 1, 2, 3 ..., or asa=0|1|2.5, or the medians of a number among the"
                    + " controls, crp4=median:crp; the order of words is that of --levels (repeatable)")
    private List<String> trends = List.of();

    public AskedShapes asked() {
        Map<String, Spline> curves = new LinkedHashMap<>();
        items(splines).forEach(given -> once(curves, name(given, "--spline"), spline(given), "--spline"));
        Map<String, AskedShapes.Trend> ordered = new LinkedHashMap<>();
        items(trends).forEach(given -> {
            int at = given.indexOf('=');
            once(ordered, at < 0 ? given : given.substring(0, at), trend(given, at), "--trend");
        });
        List<Product> products = new ArrayList<>();
        items(interactions).forEach(given -> products.add(product(given)));
        Map<String, Double> against = new LinkedHashMap<>();
        items(references)
                .forEach(given -> once(
                        against,
                        name(given, "--reference"),
                        number(given.substring(given.lastIndexOf('=') + 1), "--reference", given),
                        "--reference"));
        try {
            return new AskedShapes(curves, ordered, products).against(against);
        } catch (AskedWrongly e) {
            throw wrong(e.getMessage());
        }
    }

    /** Several of one option are split at commas, as names are. */
    private List<String> items(List<String> given) {
        try {
            return given.stream().flatMap(g -> NameList.of(g).stream()).toList();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private <T> void once(Map<String, T> all, String name, T value, String option) {
        if (all.put(name, value) != null) {
            throw wrong(option + " must name a column once, got " + name + " twice");
        }
    }

    private String name(String given, String option) {
        int at = given.lastIndexOf('=');
        if (at < 1) {
            throw wrong(option + " must be COL=VALUE, got " + given);
        }
        return given.substring(0, at);
    }

    private Spline spline(String given) {
        String knots = given.substring(given.lastIndexOf('=') + 1);
        try {
            return knots.contains("|")
                    ? Spline.at(numbers(knots, "--spline", given))
                    : Spline.of((int) number(knots, "--spline", given));
        } catch (IllegalArgumentException e) {
            throw wrong("--spline: " + e.getMessage());
        }
    }

    private AskedShapes.Trend trend(String given, int at) {
        if (at < 0) {
            return new AskedShapes.Trend(List.of(), Optional.empty());
        }
        String scores = given.substring(at + 1);
        return scores.startsWith(MEDIAN)
                ? new AskedShapes.Trend(List.of(), Optional.of(scores.substring(MEDIAN.length())))
                : new AskedShapes.Trend(numbers(scores, "--trend", given), Optional.empty());
    }

    private Product product(String given) {
        int at = given.indexOf(':');
        if (at < 1 || at == given.length() - 1) {
            throw wrong("--interaction must be COL:COL, got " + given);
        }
        return new Product(given.substring(0, at), given.substring(at + 1));
    }

    private List<Double> numbers(String text, String option, String given) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            numbers.add(number(part, option, given));
        }
        return numbers;
    }

    private double number(String text, String option, String given) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(option + " must have a number for " + text + ", got " + given);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
