package org.counterpart.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.multiverse.MultiverseSummary;
import org.counterpart.multiverse.Universe;
import org.counterpart.report.GuardedCell;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Width;
import org.counterpart.report.figure.SpecificationCurve;
import org.counterpart.report.multiverse.MultiverseFigures;
import org.counterpart.report.multiverse.MultiverseJson;
import org.counterpart.report.multiverse.MultiverseTables;
import org.counterpart.study.model.Reanalysis;

/** The files of a multiverse's result folder, by name. */
public final class MultiverseFiles {
    private MultiverseFiles() {}

    /** @param messages language of the figures */
    public static Map<String, byte[]> of(
            Multiverse.Result result, MultiverseSummary summary, Messages messages, String version) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "multiverse.json",
                bytes(MultiverseJson.of(result, summary, Messages.EN).write()));
        files.put("specifications.csv", specifications(result, summary, Messages.EN));
        for (SpecificationCurve curve : MultiverseFigures.of(result, summary, messages)) {
            for (Width width : Width.values()) {
                files.put("figures/" + curve.id() + "-" + width.key() + ".svg", bytes(curve.svg(messages, width)));
            }
        }
        files.put("manifest.json", Manifest.of("multiverse", result.plan(), version, files));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A row a universe: its choices, then {@code MODEL.TERM.or} and {@code .p} of every term; empty where its model
     * does not hold the term.
     */
    private static byte[] specifications(Multiverse.Result result, MultiverseSummary summary, Messages messages) {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            List<String> heads = new ArrayList<>(List.of("universe", "draw"));
            result.procedure().grid().choices().forEach(c -> heads.add(c.path()));
            heads.addAll(List.of("sets", "entered", "auc", "auc.se"));
            for (MultiverseSummary.TermSummary t : summary.terms()) {
                String name = MultiverseTables.word(t.model()) + "." + t.term();
                heads.addAll(List.of(name + ".or", name + ".p"));
            }
            heads.add("failure");
            csv.printRecord(heads.stream().map(GuardedCell::of).toList());
            for (int u = 0; u < result.universes().size(); u++) {
                csv.printRecord(row(u, result, summary, messages).stream()
                        .map(GuardedCell::of)
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(out.toString());
    }

    private static List<String> row(int u, Multiverse.Result result, MultiverseSummary summary, Messages messages) {
        Universe universe = result.universes().get(u);
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(u + 1));
        cells.add(universe.draw() == 0 ? "" : Integer.toString(universe.draw()));
        cells.addAll(result.specifications().get(universe.specification()).values());
        cells.add(Integer.toString(universe.sets()));
        cells.add(String.join(" ", universe.result().entered()));
        cells.add(Shown.exact(universe.result().auc()));
        cells.add(Shown.exact(universe.result().aucSe()));
        for (MultiverseSummary.TermSummary t : summary.terms()) {
            Reanalysis.Estimate found = t.universes().get(u);
            cells.add(found == null ? "" : Shown.exact(Math.exp(found.b())));
            cells.add(found == null ? "" : Shown.exact(found.p()));
        }
        cells.add(universe.failed() ? messages.text(universe.failure()) : "");
        return cells;
    }
}
