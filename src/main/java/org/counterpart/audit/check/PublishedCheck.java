package org.counterpart.audit.check;

import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.paper.PublishedResults;

/** One question, asked of every printed row it can be asked of; a pure function of the printed numbers. */
public interface PublishedCheck {
    void check(PublishedResults results, Findings findings);
}
