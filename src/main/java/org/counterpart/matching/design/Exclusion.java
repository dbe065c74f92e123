package org.counterpart.matching.design;

/** Subjects that lack a value of a matching variable; one who lacks two is counted under both. */
public record Exclusion(String variable, int cases, int controls) {}
