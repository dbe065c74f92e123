package org.counterpart.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.counterpart.output.Manifest;
import org.counterpart.output.OutputFolder;

/**
 * A program that writes a result folder and ends itself after a step: at once, or as it would when it is asked to end.
 */
public final class KilledWriter {
    private KilledWriter() {}

    static Map<String, byte[]> files(String content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        files.put("a.txt", bytes);
        files.put("tables/b.csv", bytes);
        String hash = Manifest.sha256(bytes);
        files.put(
                Manifest.NAME,
                ("{\"program\":\"counterpart\",\"outputs\":{\"a.txt\":{\"sha256\":\"" + hash
                                + "\"},\"tables/b.csv\":{\"sha256\":\"" + hash + "\"}}}")
                        .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Folder, content, step or {@code none}, {@code halt} or {@code exit}. */
    public static void main(String[] args) throws Exception {
        new OutputFolder(Path.of(args[0]), OutputFolder.Existing.KEEP).write(files(args[1]), step -> {
            if (step.name().equals(args[2])) {
                if (args[3].equals("halt")) {
                    Runtime.getRuntime().halt(137);
                }
                new Thread(() -> System.exit(143)).start();
                pause();
            }
        });
        if (args[3].equals("exit")) {
            Thread.sleep(5_000); // the other thread ends the program
        }
    }

    /** Long enough for what is done at the end to begin. */
    private static void pause() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
