package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.yaml.YamlKey;

/**
 * How far a partner's value of one variable may lie, with the scale of its slider.
 *
 * @param value the width as the plan writes it, without its unit
 * @param inSds whether it is in standard deviations
 * @param most right end of the slider
 * @param step of the slider
 */
public record CaliperView(String variable, String label, String value, boolean inSds, String most, String step) {
    private static final double SDS = 2;
    private static final int STEPS = 60;

    static List<CaliperView> all(YamlKey caliper, List<Var> variables, Optional<Cohort> cohort, String scoreLabel) {
        List<CaliperView> views = new ArrayList<>();
        caliper.keys().forEach((name, key) -> {
            String label = variables.stream()
                    .filter(v -> v.name().equals(name))
                    .map(Var::label)
                    .findFirst()
                    .orElse(name.equals("score") ? scoreLabel : name);
            boolean sds = key.text().strip().endsWith("sd");
            String value = sds ? key.text().strip().replaceAll("\\s*sd$", "") : key.text();
            double sd = sds
                    ? 1
                    : cohort.filter(c -> c.has(name)).map(c -> sd(c, name)).orElse(1.0);
            boolean whole = !sds
                    && variables.stream()
                            .anyMatch(v -> v.name().equals(name) && (v.type().equals("integer") || v.isDate()));
            double step = whole ? Math.max(1, nice(SDS * sd / STEPS)) : nice(SDS * sd / STEPS);
            double most = Math.max(step * Math.ceil(SDS * sd / step), number(value));
            views.add(new CaliperView(name, label, value, sds, plain(most), plain(step)));
        });
        return views;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static double sd(Cohort cohort, String name) {
        if (!(cohort.column(name) instanceof NumberColumn column)) {
            return 1;
        }
        double mean = 0;
        double squares = 0;
        int n = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row)) {
                n++;
                double off = column.value(row) - mean;
                mean += off / n;
                squares += off * (column.value(row) - mean);
            }
        }
        return n > 1 && squares > 0 ? Math.sqrt(squares / (n - 1)) : 1;
    }

    /** 1, 2 or 5 times a power of ten, not above this. */
    private static double nice(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double share = step / power;
        return (share >= 5 ? 5 : share >= 2 ? 2 : 1) * power;
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
