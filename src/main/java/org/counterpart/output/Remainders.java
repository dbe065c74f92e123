package org.counterpart.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What stands beside a result folder under a hidden name: the old content on its way out, and what killed runs left.
 */
final class Remainders {
    private Remainders() {}

    /**
     * Takes away what killed runs left beside a folder. Content that was set aside goes back when nothing has its
     * place, and is kept in sight when somebody
     * had changed it.
     */
    static void settle(Path target) throws IOException {
        for (Path left : leftBeside(target, Folders.OLD)) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) || !Folders.tryMove(left, target)) {
                away(target, left, false, step -> {});
            }
        }
        leftBeside(target, Folders.DRAFT).forEach(Folders::delete);
        leftBeside(target, Folders.GONE).forEach(Folders::delete);
    }

    /**
     * Deletes what was set aside, or keeps it in sight when it is not as it was made.
     *
     * @return where it is kept
     */
    static Optional<Path> away(Path target, Path aside, boolean whatever, Consumer<OutputFolder.Step> told)
            throws IOException {
        if (!whatever && !Folders.isAsMade(aside)) {
            Path place = Folders.freeSibling(target, "kept");
            Files.move(aside, place);
            return Optional.of(place);
        }
        // Under this name it is never put back, however much of it is deleted already.
        Path going = Folders.freeSibling(target, Folders.GONE);
        Files.move(aside, going);
        told.accept(OutputFolder.Step.OLD_GOING);
        Folders.delete(going);
        return Optional.empty();
    }

    private static List<Path> leftBeside(Path target, String purpose) throws IOException {
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        String prefix = Folders.hidden(target, purpose);
        try (Stream<Path> beside = Files.list(parent)) {
            return beside.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .filter(p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .filter(p -> !Owner.isAtWork(p.getFileName().toString().substring(prefix.length()), p))
                    .sorted()
                    .toList();
        }
    }
}
