package org.counterpart.plan.cohort;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.cohort.source.Delimiter;
import org.counterpart.cohort.source.Layout;
import org.counterpart.cohort.source.MissingCodes;
import org.counterpart.files.DataPlace;
import org.counterpart.files.JdbcUrl;
import org.counterpart.files.TableRequest;
import org.counterpart.yaml.YamlKey;

/** Reads the plan's {@code cohort:} section. */
public final class CohortFileReader {
    private CohortFileReader() {}

    /**
     * @param key {@code cohort:}
     * @param variables {@code variables:}, some of which have codes of their own for "not recorded"
     */
    public static CohortFile read(YamlKey key, YamlKey variables, Path plan) {
        YamlKey encoding = key.key("encoding");
        boolean known = CsvOptions.knowsEncoding(encoding.text("auto"));
        if (!known) {
            encoding.problem("plan.encoding");
        }
        YamlKey missing = key.key("missing");
        MissingCodes everywhere = missing.present()
                ? MissingCodes.of(missing.texts())
                : CsvOptions.withDefaults().missing();
        CsvOptions csv = new CsvOptions(
                known ? encoding.text("auto") : "auto",
                Delimiter.of(key.key("delimiter").text("auto")).orElse(Delimiter.AUTO),
                key.key("decimal").text(".").equals(",") ? DecimalMark.COMMA : DecimalMark.POINT,
                everywhere.with(byColumn(variables)),
                layout(key),
                table(key));
        DataPlace place = place(key, plan);
        return new CohortFile(
                place.file().isPresent() ? key.key("file").text() : place.shown(),
                place,
                key.key("id").text(),
                csv,
                key.key("synthetic").flag(false));
    }

    private static Map<String, List<String>> byColumn(YamlKey variables) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        variables.keys().forEach((name, variable) -> {
            YamlKey missing = variable.key("missing");
            if (missing.present()) {
                codes.put(name, missing.items().isEmpty() ? List.of(missing.text()) : missing.texts());
            }
        });
        return codes;
    }

    private static TableRequest table(YamlKey key) {
        return TableRequest.of(
                        text(key.key("sheet")),
                        text(key.key("table")),
                        key.key("values").word(TableRequest.Values.LABELS))
                .asking(text(key.key("query")), DatabaseKeys.login(key));
    }

    private static DataPlace place(YamlKey key, Path plan) {
        DatabaseKeys.check(key);
        YamlKey jdbc = key.key("jdbc");
        return jdbc.present() && !key.key("file").present()
                ? new DataPlace.InDatabase(new JdbcUrl(jdbc.text()))
                : DataPlace.of(beside(plan, key.key("file")));
    }

    private static Optional<String> text(YamlKey key) {
        return key.present() ? Optional.of(key.text()) : Optional.empty();
    }

    private static Layout layout(YamlKey key) {
        SortedSet<Integer> skip = new TreeSet<>();
        key.key("skip-rows").items().forEach(item -> skip.add(item.whole(0)));
        YamlKey lastRows = key.key("last-rows");
        Layout.Duplicates duplicates = key.key("duplicates").word(Layout.Duplicates.REFUSE);
        YamlKey orderBy = key.key("order-by");
        if (orderBy.present() && duplicates == Layout.Duplicates.REFUSE) {
            orderBy.problem("plan.order-without-duplicates");
        }
        if (duplicates != Layout.Duplicates.REFUSE && !key.key("id").present()) {
            key.key("duplicates").problem("plan.duplicates-without-id");
        }
        return Layout.withDefaults()
                .withHeader(
                        key.key("header-row").whole(0),
                        Math.max(1, key.key("header-rows").whole(1)))
                .withSkipRows(skip)
                .withLastRows(lastRows.present() ? lastRows.whole(0) : Layout.LOOK)
                .withDuplicates(duplicates, orderBy.text());
    }

    /** The file this key names, from the plan's folder. */
    public static Path beside(Path plan, YamlKey key) {
        try {
            return plan.resolveSibling(key.text()).normalize();
        } catch (InvalidPathException e) {
            key.problem("plan.not-a-path");
            return plan;
        }
    }
}
