package org.counterpart.report.script;

import java.util.List;
import org.counterpart.report.script.code.Code;
import org.counterpart.report.script.code.ScriptText;
import org.counterpart.study.PointScore;
import org.counterpart.study.StudyResult;

/**
 * Makes the integer score again from the coefficients that R found: {@code score} is then every subject's total, {@code
 * NA} for who is not in the model.
 */
record VerifyPoints(StudyResult result, VerifyScript script, MatchedNames names, ScriptText r) {

    /** After the unconditional model, which is {@code model} and finite. */
    void write() {
        PointScore score = result.points();
        if (score == null) {
            return;
        }
        VerifyScript.section(r, "Integer score: coefficients over the unit, rounded to the nearest whole number");
        r.line(script.design(
                result.models().unconditional(), result.models().design().predictors()));
        if (result.models().unconditional().selection() != null) {
            r.line(
                    "X[!complete.cases(d[c({})]), ] <- NA",
                    r.texts(result.models().offered().stream().map(names::of).toList()));
        }
        r.line("b <- coef(model)[-1]")
                .line(
                        "unit <- {}",
                        score.rule().unit().isPresent() ? Code.of(score.unit()) : Code.of("min(abs(b[abs(b) > 1e-8]))"))
                .line("points <- ifelse(abs(b) > 1e-8, {}, 0)", Code.equivalent("study.models.score.points.points"));
        script.same("score, unit", score.unit(), Code.of("unit"));
        List<PointScore.Entry> entries = score.entries();
        for (int i = 0; i < entries.size(); i++) {
            script.same(
                    "score, points of " + entries.get(i).term(),
                    (double) entries.get(i).points(),
                    Code.of("points[{}]", Code.of(i + 1)));
        }
        r.line("score <- drop(X %*% points)")
                .line("told <- read.csv(file.path(here, \"scores.csv\"), colClasses = \"character\","
                        + " fileEncoding = \"UTF-8-BOM\")$score");
        script.same(
                "score, subjects whose total is that of scores.csv",
                result.matched().size(),
                Code.of("sum(ifelse(is.na(score), told %in% c(NA, \"\"), told == as.character(score)))"));
    }
}
