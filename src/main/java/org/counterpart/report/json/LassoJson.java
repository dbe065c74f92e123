package org.counterpart.report.json;

import java.util.stream.IntStream;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.lasso.LassoPath;
import org.counterpart.report.Fields;

/** The path of a LASSO and its cross-validation as JSON. */
public final class LassoJson {
    private LassoJson() {}

    public static void write(Fields out, Lasso.Result result) {
        LassoPath path = result.path();
        boolean hidden = out.disclosure().hidesSelection();
        out.put("folds", result.usedFolds());
        out.put("lambdaMin", path.lambda().get(result.atMin()))
                .put("lambda1se", path.lambda().get(result.atOneSe()))
                .put("lambdaChosen", result.procedure().penalty().word());
        out.texts("selected", result.selected().stream().map(Term::name).toList());
        Fields numbers = out.hidden(hidden);
        numbers.numbers("lambda", path.lambda());
        numbers.numbers(
                "df",
                IntStream.range(0, path.size())
                        .mapToObj(k -> (double) path.df(k))
                        .toList());
        numbers.numbers("devRatio", path.devRatio());
        Fields cv = out.object("cv");
        cv.put("measure", result.procedure().measure().word());
        cv.hidden(hidden).numbers("mean", result.mean()).numbers("se", result.se());
        numbers.array("path", next -> {
            for (int k = 0; k < path.size(); k++) {
                step(next.get(), result, k);
            }
        });
    }

    private static void step(Fields out, Lasso.Result result, int k) {
        out.put("lambda", result.path().lambda().get(k));
        out.array("terms", next -> {
            next.get().put("term", Term.INTERCEPT.name()).put("b", result.path().constant(k));
            for (int j = 0; j < result.terms().size(); j++) {
                next.get()
                        .put("term", result.terms().get(j).name())
                        .put("b", result.path().b(k, j));
            }
        });
    }
}
