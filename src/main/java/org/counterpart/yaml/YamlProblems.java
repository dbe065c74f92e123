package org.counterpart.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.cell.NearestName;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.stats.Note;

/** Collects what is wrong with a file, so that all of it can be told at once. */
public final class YamlProblems {
    private static final int LONGEST = 80;

    private final String source;
    private final Set<Problem> found = new LinkedHashSet<>();

    public YamlProblems(String source) {
        this.source = source;
    }

    /** To read a file a second time: what is told to it of a file already known to be wrong is told to nobody. */
    public YamlProblems untold() {
        YamlProblems untold = new YamlProblems(source);
        untold.addAll(list());
        return untold;
    }

    public void add(int line, String path, String cell, String code, Object... arguments) {
        found.add(new Problem(source, line, path, shown(cell), Note.of(code, arguments)));
    }

    /** What a message shows of a text that may be as long as the file. */
    private static String shown(String text) {
        int[] start = text.codePoints().limit(LONGEST).toArray();
        String beginning = new String(start, 0, start.length);
        return beginning.length() < text.length() ? beginning + "…" : text;
    }

    /** A word that is not among the valid ones: the same code with {@code .nearest} when one of them looks alike. */
    public void unknown(int line, String path, String wrong, String code, Collection<String> valid) {
        unknown(line, path, wrong, wrong, code, valid);
    }

    /** A key that is not among the valid ones; its path names it already. */
    public void unknownKey(int line, String path, String wrong, Collection<String> valid) {
        unknown(line, path, "", wrong, "yaml.unknown-key", valid);
    }

    private void unknown(int line, String path, String cell, String wrong, String code, Collection<String> valid) {
        String all = String.join(", ", valid);
        NearestName.of(wrong, valid)
                .ifPresentOrElse(
                        near -> add(line, path, cell, code + ".nearest", near, all),
                        () -> add(line, path, cell, code, all));
    }

    public boolean any() {
        return !found.isEmpty();
    }

    /** Whether something is wrong with the key of this path. */
    boolean tellOf(String path) {
        return found.stream().anyMatch(problem -> problem.column().equals(path));
    }

    /** In the order of the file. */
    public List<Problem> list() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public void throwIfAny() {
        if (any()) {
            throw new ProblemsException(list());
        }
    }
}
