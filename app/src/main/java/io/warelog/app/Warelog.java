package io.warelog.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The command line of Warelog. */
@Command(name = "warelog", description = "A product catalogue that forgets nothing.", mixinStandardHelpOptions = true,
		versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND",
		footer = { "", "Each setting is also an environment variable, as told beside it; the option wins.",
				"JVM options go into WARELOG_JAVA_OPTS." })
public final class Warelog {

	private static final String SETTINGS = "settings";

	private Warelog() {
	}

	/**
	 * Runs the command line.
	 * @param args as given
	 */
	static void main(String[] args) {
		// libraries are quiet until a service says what is told of them
		LoggingSystem.get(Warelog.class.getClassLoader()).beforeInitialize();
		int status = commandLine().execute(args.length == 0 ? new String[] { "--help" } : args);
		// a service that was started lives in threads of its own
		if (status != ServeCommand.SERVING) {
			System.exit(status);
		}
	}

	/**
	 * The command line with all commands, which ends no process.
	 * @return the command line
	 */
	static CommandLine commandLine() {
		return commandLine(new ServeCommand());
	}

	/**
	 * Starts the service in this process.
	 * @param args {@code serve} and its options
	 * @param further configurations to add to the service's own
	 * @return the running service; closing it stops it
	 */
	public static ConfigurableApplicationContext start(String[] args, Class<?>... further) {
		ServeCommand serve = new ServeCommand();
		CommandLine line = commandLine(serve);
		line.parseArgs(args);
		return serve.start(Arrays.asList(further));
	}

	private static CommandLine commandLine(ServeCommand serve) {
		CommandLine line = new CommandLine(new Warelog()).addSubcommand(serve)
			.addSubcommand(new RebuildCommand())
			.addSubcommand(new BackupCommand())
			.addSubcommand(new RestoreCommand())
			.addSubcommand(new MigrateCommand())
			.addSubcommand(new CheckCommand())
			.setExecutionExceptionHandler(new StartFailures())
			.setParameterExceptionHandler(Warelog::tellWhatIsWrong);
		List<String> sections = new ArrayList<>(line.getHelpSectionKeys());
		sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), SETTINGS);
		line.setHelpSectionKeys(sections);
		line.getHelpSectionMap().put(SETTINGS, Warelog::settings);
		return line;
	}

	/** In one line: all options behind it would hide what it is about. */
	private static int tellWhatIsWrong(ParameterException wrong, String[] args) {
		String why = String.valueOf(wrong.getMessage());
		wrong.getCommandLine().getErr().println(why.contains("--help") ? why : why + ". See --help.");
		return wrong.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
	}

	/** All there is to set, so that nobody has to ask each command for its options. */
	private static String settings(Help help) {
		StringBuilder settings = new StringBuilder();
		help.subcommands()
			.forEach((name, command) -> settings.append("%nOptions of %s:%n".formatted(name))
				.append(command.optionList()));
		return settings.toString();
	}

}
