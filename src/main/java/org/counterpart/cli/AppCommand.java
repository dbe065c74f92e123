package org.counterpart.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.counterpart.app.AppServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterpart app}: the page in the browser, from a file to a report without another command. */
@Command(
        name = "app",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Opens a page in the browser, served to this machine alone: from a file to the report without a command.",
            "Ends with Ctrl-C, by the page's own button, or after an hour without a page open."
        },
        footer = {"", "Example: counterpart app cohort.xlsx"})
final class AppCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65535;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "FILE|STUDY.yaml",
            arity = "0..1",
            description = "a data file to propose a plan for, or a plan to go on with")
    private Path file;

    @Option(names = "--port", paramLabel = "N", description = "port to listen at (default: one that is free)")
    private int port;

    @Option(names = "--no-browser", description = "print the address and open no browser")
    private boolean noBrowser;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > MOST_PORT) {
            throw common.usage("--port must be from 0 to " + MOST_PORT + ", got " + port);
        }
        try (AppServer server = AppServer.start(port, common.messages(), Version.number())) {
            Thread end = new Thread(server::close, "end");
            Runtime.getRuntime().addShutdownHook(end);
            if (file != null) {
                server.desk().open(file);
            }
            say("app.started", server.address());
            server.whenAStrangerAsks(address -> say("app.again", address));
            common.warn(common.messages().text("app.hint"));
            if (!noBrowser) {
                browse(server.address());
            }
            server.awaitEnd();
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (BindException e) {
            common.commandLine().getErr().println(common.messages().text("app.port-taken", port));
            return ExitCode.PROBLEMS;
        }
        return ExitCode.DONE;
    }

    private void say(String key, String address) {
        common.out().println(common.messages().text(key, address));
        common.out().flush();
    }

    /** Asks the system for its browser; where there is none the printed address remains. */
    private static void browse(String address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : system.startsWith("mac") ? List.of("open", address) : List.of("xdg-open", address);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return;
        }
    }
}
