package org.counterpart.report.json;

import java.util.List;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.study.ValidationPart;
import org.counterpart.study.ValidationPart.Calibrated;
import org.counterpart.study.ValidationParts;
import org.counterpart.study.model.PartsTable;
import org.counterpart.univariate.Comparison;

/** The model tried on subjects it was not made from, as JSON. */
final class ValidationJson {
    private ValidationJson() {}

    /** @param out the object of validation */
    static void write(Fields out, ValidationParts parts) {
        Disclosure disclosure = out.disclosure();
        out.put("split", Json.word(parts.plan().kind()));
        if (parts.plan().file().isPresent()) {
            out.put("file", parts.plan().file().get().given());
        } else {
            Fields aside = out.object("setAside");
            aside.hidden(disclosure.hidesSetAside(true)).put("cases", parts.casesSetAside());
            aside.hidden(disclosure.hidesSetAside(false)).put("controls", parts.controlsSetAside());
            aside.hidden(disclosure.small(parts.open())).put("neither", parts.open());
        }
        List<ValidationPart> both = parts.parts();
        out.array("parts", next -> {
            for (int i = 0; i < both.size(); i++) {
                part(next.get(), PartsTable.PARTS.get(i), both.get(i));
            }
        });
        Comparison all = parts.compared();
        List<Comparison.Row> shown =
                all.rows().stream().filter(row -> !disclosure.hidesParts(row)).toList();
        boolean small = both.stream().anyMatch(disclosure::hides);
        ComparisonJson.write(
                out.hidden(small).object("comparison"),
                new Comparison(all.group(), all.levels(), all.n(), shown, all.notes()),
                (row, of) -> {});
        out.notes("partNotes", parts.notes());
    }

    private static void part(Fields all, String name, ValidationPart part) {
        Messages messages = all.messages();
        Fields out = all.hidden(all.disclosure().hides(part));
        all.put("name", name);
        out.put("n", part.n()).put("events", part.events());
        all.put("missing", part.missing());
        out.put("unknownLevel", part.unknown());
        if (part.auc() == null) {
            out.nothing("auc").nothing("ci");
        } else {
            out.put("auc", part.auc().auc())
                    .put("se", part.auc().se())
                    .put("ci", part.auc().ci());
        }
        Calibrated c = part.calibration();
        if (c == null) {
            out.nothing("calibration").nothing("brier");
        } else {
            Fields calibration = out.object("calibration");
            calibration.put("intercept", c.intercept()).put("inTheLarge", c.inTheLarge());
            calibration.put("slope", c.slope(), messages.text("prediction.no-slope"));
            calibration.put("slopeCi", c.slopeCi());
            calibration.put("eo", c.expectedOverObserved()).put("eoCi", c.expectedOverObservedCi());
            out.put("brier", c.brier());
        }
        part.noCalibration().ifPresent(note -> all.reason(List.of(note)));
    }
}
