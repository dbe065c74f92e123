package org.counterpart.app.page;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.profile.ColumnProfile;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.report.Messages;
import org.counterpart.report.profile.ProfileTables;
import org.counterpart.report.profile.ProposedVariable;
import org.counterpart.yaml.YamlKey;

/**
 * A column of the file: what it looks like, and what the plan declares of it.
 *
 * @param number of the column from 0, for ids
 * @param role {@code id}, {@code sets}, or empty
 * @param found the type it looks like, the plan's word
 * @param proposed what a plan may declare of it
 * @param evidence what its cells are
 * @param remarks what somebody should look at
 * @param bars how often each value, or each range of values, occurs
 * @param declared what the plan says of it; absent when it does not use it
 */
public record ColumnView(
        int number,
        String name,
        String role,
        String found,
        String proposed,
        int recorded,
        int missing,
        String evidence,
        List<String> remarks,
        List<Bar> bars,
        YamlKey declared,
        String language) {
    private static final int BINS = 16;
    private static final int MOST_LEVELS = 16;
    private static final int TALLEST = 36;

    /** @param height of {@link #TALLEST} */
    public record Bar(int x, int y, int height, String title) {}

    public ColumnView {
        remarks = List.copyOf(remarks);
        bars = List.copyOf(bars);
    }

    static List<ColumnView> all(Profile profile, YamlKey top, Messages messages) {
        ProfileTables tables = new ProfileTables(messages);
        List<ColumnView> views = new ArrayList<>();
        for (ColumnProfile column : profile.columns()) {
            String id = top.key("cohort").key("id").text();
            String sets = top.key("matching").key("sets").text();
            String role = column.name().equals(id) ? "id" : column.name().equals(sets) ? "sets" : "";
            views.add(new ColumnView(
                    views.size(),
                    column.name(),
                    role,
                    column.variable().type().word(),
                    ProposedVariable.of(profile, column),
                    column.recorded(),
                    column.missing(),
                    role.equals("id") ? "" : tables.values(column),
                    tables.remarks(column),
                    role.equals("id") ? List.of() : bars(profile, column),
                    top.key("variables").key(column.name()),
                    messages.language()));
        }
        return views;
    }

    private static List<Bar> bars(Profile profile, ColumnProfile column) {
        if (!column.levels().isEmpty()) {
            int most = column.levels().stream()
                    .mapToInt(ColumnProfile.Count::n)
                    .max()
                    .orElse(1);
            List<Bar> bars = new ArrayList<>();
            column.levels().stream()
                    .limit(MOST_LEVELS)
                    .forEach(c -> bars.add(bar(bars.size(), c.n(), most, c.level() + ": " + c.n())));
            return bars;
        }
        if (column.numbers() == null || !(profile.file().cohort().column(column.name()) instanceof NumberColumn x)) {
            return List.of();
        }
        double low = column.numbers().min();
        double width = (column.numbers().max() - low) / BINS;
        if (!(width > 0)) {
            return List.of();
        }
        int[] counts = new int[BINS];
        for (int row = 0; row < x.size(); row++) {
            if (!x.missing(row)) {
                counts[(int) Math.min(BINS - 1, (x.value(row) - low) / width)]++;
            }
        }
        int most = 1;
        for (int n : counts) {
            most = Math.max(most, n);
        }
        List<Bar> bars = new ArrayList<>();
        for (int n : counts) {
            bars.add(bar(bars.size(), n, most, Integer.toString(n)));
        }
        return bars;
    }

    private static Bar bar(int index, int n, int most, String title) {
        int height = n == 0 ? 0 : Math.max(1, Math.round((float) TALLEST * n / most));
        return new Bar(index * 9, TALLEST - height, height, title);
    }

    public boolean isUsed() {
        return declared.present();
    }

    /** The declared type, or what it looks like. */
    public String type() {
        return declared.key("type").text(found);
    }

    /** The label in the page's language; empty when it has none. */
    public String label() {
        YamlKey label = declared.key("label");
        return label.text().isEmpty() ? label.key(language).text() : label.text();
    }

    public String unit() {
        YamlKey unit = declared.key("unit");
        return unit.text().isEmpty() ? unit.key(language).text() : unit.text();
    }

    public String text(String key) {
        return declared.key(key).text();
    }

    /** A list of words between commas. */
    public String words(String key) {
        YamlKey at = declared.key(key);
        return at.items().isEmpty() ? at.text() : String.join(", ", at.texts());
    }

    public boolean hasLevels() {
        return List.of("categorical", "ordinal").contains(type());
    }

    public boolean isNumber() {
        return List.of("numeric", "integer").contains(type());
    }
}
