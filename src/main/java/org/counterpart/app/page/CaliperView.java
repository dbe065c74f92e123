package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.app.desk.CaliperScale;
import org.counterpart.cohort.Cohort;
import org.counterpart.stats.DecimalText;
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

    /** @param scoreLabel what a score is called */
    static List<CaliperView> all(YamlKey caliper, List<Var> variables, Optional<Cohort> cohort, String scoreLabel) {
        List<CaliperView> views = new ArrayList<>();
        caliper.keys().forEach((name, key) -> {
            String label = variables.stream()
                    .filter(v -> v.name().equals(name))
                    .map(Var::label)
                    .findFirst()
                    .orElse(name.equals("score") ? scoreLabel : name);
            String written = key.text().strip();
            boolean inSds = written.endsWith("sd");
            String value = inSds ? written.substring(0, written.length() - 2).strip() : written;
            double width = DecimalText.read(value).map(Number::doubleValue).orElse(0.0);
            CaliperScale scale = CaliperScale.of(cohort, name, inSds, width);
            views.add(new CaliperView(
                    name,
                    label,
                    value,
                    inSds,
                    scale.most().stripTrailingZeros().toPlainString(),
                    scale.step().stripTrailingZeros().toPlainString()));
        });
        return views;
    }
}
