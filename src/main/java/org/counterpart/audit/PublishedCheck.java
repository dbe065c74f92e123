package org.counterpart.audit;

/** One question, asked of every printed row it can be asked of; a pure function of the printed numbers. */
interface PublishedCheck {
    void check(PublishedResults results, Findings findings);
}
