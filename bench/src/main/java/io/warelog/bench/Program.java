package io.warelog.bench;

import java.util.concurrent.Callable;

import io.warelog.bench.load.LoadFailedException;
import io.warelog.bench.service.ServiceFailedException;
import picocli.CommandLine;

import org.springframework.boot.logging.LoggingSystem;

/** Runs a measurement from the command line. */
public final class Program {

	/** The exit status when nothing could be measured. */
	private static final int FAILED = 2;

	private Program() {
	}

	/**
	 * Runs a measurement and ends this process. Where the service or the load fails, the
	 * reason is told without a stack trace.
	 * @param measurement a command of picocli that returns the exit status
	 * @param arguments of the command line
	 */
	public static void run(Callable<Integer> measurement, String... arguments) {
		// Drivers are quiet; the services, which are processes of their own, say what is
		// told
		LoggingSystem.get(Program.class.getClassLoader()).beforeInitialize();
		System.exit(new CommandLine(measurement).setExecutionExceptionHandler((ex, line, parsed) -> {
			if (!(ex instanceof LoadFailedException) && !(ex instanceof ServiceFailedException)) {
				throw ex;
			}
			System.err.println(ex.getMessage());
			return FAILED;
		}).execute(arguments));
	}

}
