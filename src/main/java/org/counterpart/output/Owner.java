package org.counterpart.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which run a hidden folder belongs to, told by its name: machine, number and start of the process. */
final class Owner {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})-(\\d{1,18})-\\d+-\\d+");

    /** Of a machine that cannot be asked, a folder nobody has touched for so long is left over. */
    private static final Duration LONG = Duration.ofDays(1);

    private static final String MACHINE = machine();

    private Owner() {}

    /** What a name of this process and thread holds. */
    static String here() {
        ProcessHandle process = ProcessHandle.current();
        return MACHINE + "-" + process.pid() + "-" + start(process) + "-"
                + Thread.currentThread().getId() + "-";
    }

    /** Whether the run that made a folder may still be at work; names of another kind are nobody's and stay. */
    static boolean isAtWork(String name, Path folder) {
        Matcher owner = NAME.matcher(name);
        if (!owner.matches()) {
            return true;
        }
        if (owner.group(1).equals(MACHINE)) {
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(owner.group(2)));
            return process.isPresent() && Long.toString(start(process.get())).equals(owner.group(3));
        }
        try {
            Instant touched = Files.getLastModifiedTime(folder).toInstant();
            return touched.isAfter(Instant.now().minus(LONG));
        } catch (IOException e) {
            return true;
        }
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String machine() {
        String name = Optional.ofNullable(System.getenv("HOSTNAME"))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .orElse("");
        try {
            Path id = Path.of("/etc/machine-id");
            name += Files.isReadable(id) ? Files.readString(id).strip() : "";
        } catch (IOException unreadable) {
            // The name of the machine has to do.
        }
        return Manifest.sha256(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
                .substring(0, 8);
    }
}
