package org.counterpart.cohort.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.counterpart.stats.Note;

/** Problems of one file as they are met. All are counted, the first thousand are kept. */
public final class ProblemList {
    private static final int KEPT = 1000;

    private final String source;
    private final List<Problem> problems = new ArrayList<>();
    private int count;

    public ProblemList(String source) {
        this.source = source;
    }

    public void add(int line, String column, String cell, String code, Object... arguments) {
        count++;
        if (problems.size() < KEPT) {
            problems.add(new Problem(source, line, column, Cells.shown(cell), Note.of(code, arguments)));
        }
    }

    /**
     * Takes the problems of a piece of the file behind, which is left without: those of the ids stand before the others
     * of their row.
     *
     * @param cells in the order of the rows, lines counted in the piece
     * @param ids likewise, lines of the file
     */
    public void takeFrom(ProblemList cells, int linesAbove, ProblemList ids) {
        count += cells.count + ids.count;
        int id = 0;
        for (Problem problem : cells.problems) {
            Problem here = problem.below(linesAbove);
            while (id < ids.problems.size() && ids.problems.get(id).line() <= here.line()) {
                keep(ids.problems.get(id++));
            }
            keep(here);
        }
        while (id < ids.problems.size()) {
            keep(ids.problems.get(id++));
        }
        for (ProblemList taken : List.of(cells, ids)) {
            taken.problems.clear();
            taken.count = 0;
        }
    }

    private void keep(Problem problem) {
        if (problems.size() < KEPT) {
            problems.add(problem);
        }
    }

    /** The problems kept, and one that counts the others. */
    public List<Problem> list() {
        List<Problem> all = new ArrayList<>(problems);
        if (count > problems.size()) {
            all.add(new Problem(source, 0, "", "", Note.of("cohort.more-problems", count - problems.size())));
        }
        return all;
    }

    /** Orders the first problems, those of the header, by the columns' positions they speak of. */
    public void sortFirst(int many) {
        problems.subList(0, Math.min(many, problems.size()))
                .sort(Comparator.comparingInt(
                        (Problem p) -> p.what().code().endsWith("-header") ? position(p) : Integer.MAX_VALUE));
    }

    private static int position(Problem p) {
        return p.what().arguments().stream().mapToInt(a -> (Integer) a).max().orElse(Integer.MAX_VALUE);
    }

    public void addAll(List<Problem> more) {
        addAt(problems.size(), more);
    }

    public void clear() {
        problems.clear();
        count = 0;
    }

    public int size() {
        return problems.size();
    }

    /** Adds problems that are met late where they belong: before the problem at this position. */
    public void addAt(int at, List<Problem> late) {
        problems.addAll(Math.min(at, problems.size()), late);
        count += late.size();
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Ends the reading when anything was wrong. */
    public void throwIfAny() {
        if (count == 0) {
            return;
        }
        throw new ProblemsException(list());
    }

    /** The file cannot be read at all, or no further. */
    public ProblemsException last(int line, String column, String code, Object... arguments) {
        add(line, column, "", code, arguments);
        try {
            throwIfAny();
        } catch (ProblemsException e) {
            return e;
        }
        throw new AssertionError("a problem was added");
    }
}
