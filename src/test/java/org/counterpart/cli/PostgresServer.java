package org.counterpart.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own for a test: made in a folder of temporary files, gone afterwards. It refuses to run as
 * root, and then runs as nobody.
 */
final class PostgresServer {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String ADMIN_PASSWORD = "admin-of-a-test";

    private final Path programs;
    private final Path folder;
    private final int port;
    private final Process server;

    private PostgresServer(Path programs, Path folder, int port, Process server) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** The newest one installed; empty where there is none. */
    static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(v -> v.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.naturalOrder());
        }
    }

    static PostgresServer start(Path programs) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("counterpart-postgres");
        Path password = Files.writeString(folder.resolve("password"), ADMIN_PASSWORD);
        Path data = Files.createDirectory(folder.resolve("data"));
        if (isRoot()) {
            UserPrincipal nobody =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            for (Path path : List.of(folder, password, data)) {
                Files.setOwner(path, nobody);
            }
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        run(folder, programs, "initdb", "-D", data.toString(), "-U", "admin", "-E", "UTF8", "--locale=C", "-N")
                .requireDone("-A", "scram-sha-256", "--pwfile", password.toString());
        int port = freePort();
        Process server = run(folder, programs, "postgres", "-D", data.toString(), "-p", String.valueOf(port))
                .start("-k", folder.toString(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off");
        PostgresServer started = new PostgresServer(programs, folder, port, server);
        started.await();
        return started;
    }

    private record Run(Path folder, List<String> command) {
        Process start(String... more) throws IOException {
            List<String> all = new ArrayList<>(command);
            all.addAll(List.of(more));
            return new ProcessBuilder(all)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log-" + System.nanoTime()).toFile())
                    .start();
        }

        void requireDone(String... more) throws IOException, InterruptedException {
            if (start(more).waitFor() != 0) {
                throw new IllegalStateException(command + " failed in " + folder);
            }
        }
    }

    private static Run run(Path folder, Path programs, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return new Run(folder, command);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            try {
                run("postgres", "SELECT 1");
                return;
            } catch (SQLException e) {
                if (!server.isAlive()) {
                    break;
                }
                Thread.sleep(100);
            }
        }
        stop();
        throw new IllegalStateException("PostgreSQL did not start");
    }

    /** May do everything. */
    Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "admin", ADMIN_PASSWORD);
    }

    void run(String database, String... statements) throws SQLException {
        try (Connection connection = admin(database);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    void stop() throws IOException, InterruptedException {
        if (server.isAlive()) {
            run(folder, programs, "pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate")
                    .requireDone("stop");
        }
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
