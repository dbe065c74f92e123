package org.counterpart.app.desk;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.counterpart.yaml.YamlKey;
import org.counterpart.yaml.YamlNode;
import org.counterpart.yaml.YamlProblems;
import org.counterpart.yaml.YamlReader;

/**
 * Where the plan stands, and which files it may name: the page must not make the program read what nobody opened.
 *
 * @param file where the plan would stand; it need not be there
 * @param only the files it may name; empty: those in its folder, which is the desk's own
 */
public record PlanPlace(Path file, Optional<Set<Path>> only) {

    /** In a folder that holds nothing but what was dropped on the page. */
    static PlanPlace onDesk(Path folder) {
        return new PlanPlace(folder.resolve("study.yaml"), Optional.empty());
    }

    /** At its own place, with the files that it names when it is opened. */
    static PlanPlace of(Path plan, String text) {
        Path file = plan.toAbsolutePath().normalize();
        Set<Path> named = new java.util.HashSet<>();
        for (YamlKey key : named(text, new YamlProblems(""))) {
            beside(file, key).ifPresent(named::add);
        }
        return new PlanPlace(file, Optional.of(Set.copyOf(named)));
    }

    /** Beside a data file, which it may name. */
    static PlanPlace beside(Path data) {
        Path file = data.toAbsolutePath().normalize();
        return new PlanPlace(file.resolveSibling("study.yaml"), Optional.of(Set.of(file)));
    }

    /** What of a plan may not be read from the page; tells the problems. */
    void check(String text, YamlProblems problems) {
        YamlNode root = YamlReader.parse(text, new YamlProblems(""));
        if (root == null) {
            return;
        }
        YamlKey jdbc = YamlKey.top(problems, root).key("cohort").key("jdbc");
        if (jdbc.present()) {
            jdbc.problem("app.no-database");
        }
        for (YamlKey key : named(root, problems)) {
            Optional<Path> path = beside(file, key);
            if (path.isEmpty() || !allows(path.get())) {
                key.problem("app.not-opened", key.text());
            } else if (!Files.exists(path.get())) {
                key.problem("app.not-dropped", key.text());
            }
        }
    }

    /** The names of files that the plan asks for and that are not there. */
    List<String> wanting(String text) {
        return named(text, new YamlProblems("")).stream()
                .filter(key -> beside(file, key)
                        .filter(this::allows)
                        .filter(path -> !Files.exists(path))
                        .isPresent())
                .map(YamlKey::text)
                .toList();
    }

    /** This name, or one like it that is not of the plan's own data or published results: those are not replaced. */
    static String free(String text, String name) {
        YamlNode root = YamlReader.parse(text, new YamlProblems(""));
        List<String> taken = root == null
                ? List.of()
                : owned(YamlKey.top(new YamlProblems(""), root))
                        .map(YamlKey::text)
                        .toList();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        String free = name;
        for (int n = 2; taken.stream().anyMatch(free::equalsIgnoreCase); n++) {
            free = name.substring(0, dot) + "-" + n + name.substring(dot);
        }
        return free;
    }

    private boolean allows(Path path) {
        return only.map(paths -> paths.contains(path))
                .orElseGet(() -> path.getParent() != null && path.getParent().equals(file.getParent()));
    }

    private static List<YamlKey> named(String text, YamlProblems problems) {
        YamlNode root = YamlReader.parse(text, problems);
        return root == null ? List.of() : named(root, problems);
    }

    private static List<YamlKey> named(YamlNode root, YamlProblems problems) {
        YamlKey top = YamlKey.top(problems, root);
        List<YamlKey> keys = new ArrayList<>();
        Stream.concat(owned(top), Stream.of(top.key("validation").key("cohort")))
                .filter(YamlKey::present)
                .forEach(keys::add);
        return keys;
    }

    private static Stream<YamlKey> owned(YamlKey top) {
        return Stream.of(top.key("cohort").key("file"), top.key("published"));
    }

    private static Optional<Path> beside(Path plan, YamlKey key) {
        try {
            return Optional.of(plan.resolveSibling(key.text()).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
