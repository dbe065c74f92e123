package org.counterpart.report.json;

import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.derived.ByFormula;
import org.counterpart.cohort.derived.CutGroups;
import org.counterpart.cohort.derived.QuantileGroups;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Fields;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.DerivedText;
import org.counterpart.study.StudyResult;

/** The derived variables of a study: what each is made of, and how many have no value of it. */
final class DerivedJson {
    private final StudyResult result;

    DerivedJson(StudyResult result) {
        this.result = result;
    }

    void write(Fields out, Derivation derivation) {
        Disclosure disclosure = out.disclosure();
        Cohort subjects = derivation.stage() == Derivation.Stage.ANALYSIS
                ? result.matched().cohort()
                : result.eligible();
        Variable variable = derivation.variable();
        out.put("variable", derivation.name());
        out.put("type", variable.type().word());
        out.put("kind", derivation.kind());
        out.put(
                "definition",
                derivation instanceof ByFormula formula
                        ? formula.formula().text()
                        : DerivedText.plain(result.eligible(), disclosure).definition(derivation));
        out.texts("from", derivation.variables());
        if (!variable.unit().en().isEmpty()) {
            out.put("unit", variable.unit().en());
        }
        if (derivation instanceof ByFormula formula && formula.decimals().isPresent()) {
            out.put("decimals", formula.decimals().getAsInt());
        }
        if (derivation instanceof CutGroups groups) {
            Fields cuts = out.hidden(DerivedText.hides(derivation, disclosure));
            if (result.eligible().variable(groups.source()).type() == Variable.Type.DATE) {
                cuts.texts("atDates", groups.cuts().stream().map(Shown::day).toList());
            } else {
                cuts.numbers("at", groups.cuts());
            }
            out.texts("levels", variable.levels());
        }
        if (derivation instanceof QuantileGroups groups) {
            out.put("among", groups.among().word());
            out.hidden(disclosure.small(groups.reference())).put("reference", groups.reference());
        }
        out.put("missing", subjects.column(derivation.name()).missingCount());
        int undefined = derivation.undefined(subjects);
        out.hidden(disclosure.small(undefined)).put("undefined", undefined);
    }
}
