package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Sizes;

/**
 * Whether cases and controls add up to the printed total. Fewer than the total may be: some subjects were in neither
 * group.
 */
public final class GroupSizes implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        check(new Subject("n_total", "all"), results.all(), findings);
        for (int i = 0; i < results.groups().size(); i++) {
            Sizes g = results.groups().get(i);
            check(new Subject("groups[" + i + "]", g.name()), g, findings);
        }
    }

    private static void check(Subject subject, Sizes sizes, Findings findings) {
        int total = sizes.nTotal().count();
        if (total < 0 || sizes.cases() < 0 || sizes.controls() < 0) {
            return;
        }
        int sum = sizes.cases() + sizes.controls();
        String shown = sizes.cases() + " + " + sizes.controls() + ", " + total;
        String computed = Integer.toString(sum);
        if (sum == total) {
            findings.consistent(subject, Check.GROUP_TOTAL, shown, computed);
        } else if (sizes.controlsDerived()) {
            findings.undetermined(subject, Check.GROUP_TOTAL, shown, computed, "sizes-derived");
        } else if (sum < total) {
            findings.undetermined(subject, Check.GROUP_TOTAL, shown, computed, "neither-group", total - sum);
        } else {
            findings.inconsistent(subject, Check.GROUP_TOTAL, Severity.MINOR, shown, computed, Optional.empty());
        }
    }
}
