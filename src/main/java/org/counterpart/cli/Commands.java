package org.counterpart.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands of the program. To read what all of them take costs more time than the work of the shorter ones: only a
 * command that is named is read; where none is, what the list of commands says of each.
 */
final class Commands {
    private static final List<Class<?>> ALL = List.of(
            AppCommand.class,
            RunCommand.class,
            InitCommand.class,
            CheckCommand.class,
            PrepareCommand.class,
            MatchCommand.class,
            Table1Command.class,
            LogisticCommand.class,
            ModelCommand.class,
            RocCommand.class,
            AuditCommand.class,
            SimulateCommand.class,
            MultiverseCommand.class,
            PowerCommand.class,
            VerifyCommand.class,
            CompletionCommand.class);

    private Commands() {}

    /** The program with what is needed to carry out these arguments, or to say what is wrong with them. */
    static CommandLine of(Main program, String... args) {
        List<String> given = Arrays.asList(args);
        CommandLine all = new CommandLine(program);
        // Any may be completed, and a file of arguments may name any.
        boolean every =
                given.contains(name(CompletionCommand.class)) || given.stream().anyMatch(a -> a.startsWith("@"));
        for (Class<?> command : ALL) {
            if (every || given.contains(name(command))) {
                all.addSubcommand(command);
            }
        }
        if (all.getSubcommands().isEmpty()) {
            ALL.forEach(command -> all.addSubcommand(name(command), outline(command)));
        }
        return all;
    }

    private static CommandSpec outline(Class<?> command) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(command.getAnnotation(Command.class).description());
        return spec;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }
}
