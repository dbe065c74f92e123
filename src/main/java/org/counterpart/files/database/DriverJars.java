package org.counterpart.files.database;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.counterpart.files.JdbcUrl;

/**
 * The jars of database drivers, in a folder of their own: the one named with {@code --drivers}, else {@code drivers/}
 * beside the program. A driver that a program has on its class path already comes first.
 */
public final class DriverJars {
    private static final String FOLDER = "drivers";

    /** Native code of a driver can be loaded once only. */
    private static final Map<Path, ClassLoader> LOADED = new HashMap<>();

    /** Drivers say on standard error what they also throw; kept, since a level is lost with its logger. */
    private static final List<Logger> SILENT = Stream.of("org.postgresql", "org.sqlite", "com.mysql", "org.mariadb")
            .map(Logger::getLogger)
            .toList();

    private static volatile Path named;

    private DriverJars() {}

    /**
     * Where drivers are looked for from here on, in the whole program, as the drivers themselves are.
     *
     * @param folder null for {@code drivers/} beside the program
     */
    public static void lookIn(Path folder) {
        named = folder;
    }

    /** The driver of this address; empty where none of the jars has it. */
    static Optional<Driver> of(JdbcUrl url) throws IOException {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
        Optional<Driver> own = driver(DriverJars.class.getClassLoader(), url);
        return own.isPresent() ? own : driver(loader(folder()), url);
    }

    /** The folder looked into, which need not be there. */
    static Path folder() {
        return named != null ? named : beside(program());
    }

    /** The first of the folders beside a jar, or beside the launcher above it, that is there; else the last of them. */
    static Path beside(Path program) {
        Path folder = program.toAbsolutePath().getParent();
        Path drivers = folder.resolve(FOLDER);
        boolean built = folder.endsWith("target") && folder.getParent() != null;
        return built && !Files.isDirectory(drivers) ? folder.resolveSibling(FOLDER) : drivers;
    }

    private static Path program() {
        CodeSource source = DriverJars.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Path.of("counterpart")
                    : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | RuntimeException e) {
            return Path.of("counterpart");
        }
    }

    private static ClassLoader loader(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        synchronized (LOADED) {
            ClassLoader known = LOADED.get(place);
            if (known == null) {
                known = new URLClassLoader("drivers", jars(place), ClassLoader.getPlatformClassLoader());
                LOADED.put(place, known);
            }
            return known;
        }
    }

    private static URL[] jars(Path folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path jar :
                        all.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        return jars.toArray(URL[]::new);
    }

    private static Optional<Driver> driver(ClassLoader loader, JdbcUrl url) {
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!drivers.hasNext()) {
                    return Optional.empty();
                }
                Driver driver = drivers.next();
                if (driver.acceptsURL(url.text())) {
                    return Optional.of(driver);
                }
            } catch (ServiceConfigurationError | SQLException | LinkageError e) {
                // A jar that is none for this Java, or a driver that does not know its own addresses: the next one.
            }
        }
    }
}
