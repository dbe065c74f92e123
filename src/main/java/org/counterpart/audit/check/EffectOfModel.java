package org.counterpart.audit.check;

import java.util.Locale;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.RowId;

/** Whether a table that its heading calls a Cox regression prints odds ratios: what it has are hazard ratios. */
public final class EffectOfModel implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (int m = 0; m < results.models().size(); m++) {
            Model model = results.models().get(m);
            boolean odds = model.effect().toUpperCase(Locale.ROOT).matches("A?OR");
            boolean hazard = model.effect().toUpperCase(Locale.ROOT).matches("[AS]?HR");
            if ((odds || hazard) && PublishedResults.matches(model.label(), "\\bcox\\b|cox比例|cox 比例|cox回归|比例风险")) {
                Subject subject = new Subject(RowId.model(m) + ".effect", model.label());
                if (hazard) {
                    findings.consistent(subject, Check.EFFECT, model.effect(), "HR");
                } else {
                    findings.undetermined(subject, Check.EFFECT, model.effect(), "HR", "cox-effect");
                }
            }
        }
    }
}
