package org.counterpart.app.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.profile.ColumnProfile;

/** Whom the plan tries its model on, and what a rule for it may begin with. */
public final class ValidationView {
    private final AppPage page;

    ValidationView(AppPage page) {
        this.page = page;
    }

    /** {@code none}, {@code random}, {@code rule}, or {@code file} for a second one. */
    public String way() {
        if (page.key("validation", "cohort").present()) {
            return "file";
        }
        if (!page.key("validation", "split").present()) {
            return "none";
        }
        return page.key("validation", "split", "share").present() ? "random" : "rule";
    }

    public List<String> ways() {
        return way().equals("file") ? List.of("none", "random", "rule", "file") : List.of("none", "random", "rule");
    }

    /** Whether the page may take a second file; a plan opened from its own folder finds its files there. */
    public boolean takesFile() {
        return page.takesFiles();
    }

    /** The second file; empty where there is none. */
    public String file() {
        return page.word("", "validation", "cohort");
    }

    public List<RuleView> rules() {
        return page.rules("validation", "split");
    }

    /** A day to split at comes first in mind, then a centre, then a number. */
    public Optional<Var> first() {
        List<Var> all = page.variables();
        return all.stream()
                .filter(Var::isDate)
                .findFirst()
                .or(() -> all.stream().filter(Var::hasLevels).findFirst())
                .or(() -> all.stream().filter(Var::isNumber).findFirst());
    }

    public String sign(Var variable) {
        return variable.hasLevels() ? "equals" : "below";
    }

    /** The middle of the dates, else what a rule of a case would begin with. */
    public String value(Var variable) {
        return variable.isDate()
                ? page.column(variable.name())
                        .flatMap(ValidationView::middle)
                        .orElseGet(() -> page.firstValue(variable))
                : page.firstValue(variable);
    }

    private static Optional<String> middle(ColumnProfile column) {
        try {
            LocalDate low = LocalDate.parse(column.low());
            long days = LocalDate.parse(column.high()).toEpochDay() - low.toEpochDay();
            return Optional.of(low.plusDays(days / 2).toString());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
