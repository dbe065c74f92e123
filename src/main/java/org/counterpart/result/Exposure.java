package org.counterpart.result;

/** What a field tells of a group of few subjects; the last column of the glossary. */
public enum Exposure {
    /** Nothing: it is the same whoever the few are. */
    FREE,
    /** Something, where a count is small: the rules for small counts look at it each time. */
    GUARDED,
    /** Values of single subjects. */
    PERSON,
    /** Nobody has said; treated as the worst. */
    UNDECLARED
}
