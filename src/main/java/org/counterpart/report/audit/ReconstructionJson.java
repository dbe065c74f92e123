package org.counterpart.report.audit;

import java.util.List;
import org.counterpart.audit.Reconstruction;
import org.counterpart.audit.reconstruct.WitnessFit;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;

/** The search for a data set behind each printed model as JSON. */
public final class ReconstructionJson {
    private ReconstructionJson() {}

    /** @param source the file the numbers are printed in */
    public static void write(Fields out, List<Reconstruction> reconstructions, String source) {
        out.each("reconstruction", reconstructions, (one, r) -> write(one, r, WitnessCsv.name(source, r)));
    }

    private static void write(Fields out, Reconstruction r, String file) {
        out.put("model", r.model()).put("found", r.found());
        out.put("csv", r.found() ? file : null);
        out.put("starts", r.starts());
        out.each("misses", r.misses(), ReconstructionJson::line);
        out.each("numbers", r.numbers(), ReconstructionJson::line);
        if (r.table().isPresent()) {
            table(out, r);
            WitnessFit.LackOfFit lack = r.lackOfFit();
            out.object("lackOfFit")
                    .put("deviance", lack.deviance())
                    .put("df", lack.df())
                    .put("p", lack.df() == 0 ? Double.NaN : ReconstructionText.p(lack));
        } else {
            out.nothing("table");
        }
        out.notes("notSearchedBecause", r.reasons());
        out.put("explanation", new ReconstructionText(out.messages()).sentence(r, file));
    }

    private static void line(Fields out, Reconstruction.Line line) {
        out.put("name", line.name()).put("number", Json.word(line.printed().kind()));
        out.put("reported", line.printed().text());
        out.put("computed", line.computed()).put("prints", line.prints());
    }

    private static void table(Fields out, Reconstruction r) {
        int[] cases = r.table().orElseThrow().cases();
        int[] controls = r.table().orElseThrow().controls();
        out.array("table", next -> {
            for (int x = 0; x < cases.length; x++) {
                next.get()
                        .put("pattern", AuditJson.pattern(x, r.predictors().size()))
                        .put("cases", cases[x])
                        .put("controls", controls[x]);
            }
        });
    }
}
