package io.warelog.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a document shows of a terminal: its {@code console} code blocks, in which a line
 * that begins with <code>$ </code> is a command and the lines after it are what it
 * prints. A command goes on in the next line while a quote is open or after a backslash.
 * All blocks of a document are one session: a variable set in one is there in the next.
 *
 * @param steps the commands with what they print, in their order
 */
record ConsoleSession(List<Step> steps) {

	private static final String BLOCK_START = "```console";

	private static final String BLOCK_END = "```";

	private static final String PROMPT = "$ ";

	ConsoleSession {
		steps = List.copyOf(steps);
	}

	/**
	 * One command and what it prints.
	 *
	 * @param line where the command begins in the document, from 1
	 * @param command the command as it is typed, possibly several lines
	 * @param output what it prints, where {@code …} stands for any text
	 */
	record Step(int line, String command, String output) {

		/** What stands for any text, none and line ends included. */
		static final String ANYTHING = "…";

		/**
		 * The pattern of what the command may print.
		 * @return a pattern of the whole output, blanks at the end of lines left out
		 */
		Pattern expected() {
			String pattern = Stream.of(tidy(this.output).split(ANYTHING, -1))
				.map(Pattern::quote)
				.collect(Collectors.joining(".*"));
			return Pattern.compile(pattern, Pattern.DOTALL);
		}

		/**
		 * Leaves out what cannot be seen on a terminal.
		 * @param output what a command printed
		 * @return the same without blanks at the end of lines and of the text
		 */
		static String tidy(String output) {
			return output.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).stripTrailing();
		}

	}

	/**
	 * Reads the session that a document shows.
	 * @param markdown the document's text
	 * @return its commands, none when it has no such blocks
	 */
	static ConsoleSession in(String markdown) {
		List<Step> steps = new ArrayList<>();
		List<String> lines = markdown.lines().toList();
		int next = 0;
		while (next < lines.size()) {
			if (lines.get(next++).equals(BLOCK_START)) {
				int end = endOfBlock(lines, next);
				readBlock(lines, next, end, steps);
				next = end;
			}
		}
		return new ConsoleSession(steps);
	}

	private static int endOfBlock(List<String> lines, int start) {
		int length = lines.subList(start, lines.size()).indexOf(BLOCK_END);
		if (length < 0) {
			throw new IllegalArgumentException("The block before line " + (start + 1) + " has no end");
		}
		return start + length;
	}

	private static void readBlock(List<String> lines, int start, int end, List<Step> steps) {
		int next = start;
		while (next < end) {
			int first = next;
			if (!lines.get(first).startsWith(PROMPT)) {
				throw new IllegalArgumentException("Line " + (first + 1) + " should begin with a prompt");
			}
			StringBuilder command = new StringBuilder(lines.get(next++).substring(PROMPT.length()));
			while (next < end && isOpen(command)) {
				command.append('\n').append(lines.get(next++));
			}
			List<String> output = new ArrayList<>();
			while (next < end && !lines.get(next).startsWith(PROMPT)) {
				output.add(lines.get(next++));
			}
			steps.add(new Step(first + 1, command.toString(), String.join("\n", output)));
		}
	}

	/** Whether the shell would ask for a further line. */
	private static boolean isOpen(CharSequence command) {
		char quote = 0;
		boolean escaped = false;
		for (int i = 0; i < command.length(); i++) {
			char character = command.charAt(i);
			if (escaped) {
				escaped = false;
			}
			else if (character == '\\' && quote != '\'') {
				escaped = true;
			}
			else if (quote == 0 && (character == '\'' || character == '"')) {
				quote = character;
			}
			else if (character == quote) {
				quote = 0;
			}
		}
		return quote != 0 || escaped;
	}

	/**
	 * Types the commands into one Bash, one after the other.
	 * @param directory where to do so
	 * @return what each printed, errors among the rest, in the commands' order; shorter
	 * than the session if a command ended it
	 * @throws IOException if there is no Bash
	 * @throws InterruptedException if interrupted while it runs
	 */
	List<String> run(Path directory) throws IOException, InterruptedException {
		String boundary = "end-" + UUID.randomUUID();
		StringBuilder script = new StringBuilder();
		for (Step step : this.steps) {
			script.append(step.command()).append("\nprintf '%s\\n' '").append(boundary).append("'\n");
		}
		Path file = Files.writeString(directory.resolve("session.sh"), script);
		Process bash = new ProcessBuilder("bash", file.toString()).directory(directory.toFile())
			.redirectErrorStream(true)
			.start();
		bash.getOutputStream().close();
		String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		bash.waitFor();
		List<String> outputs = new ArrayList<>(List.of(printed.split(Pattern.quote(boundary) + "\n", -1)));
		outputs.removeLast();
		return outputs;
	}

}
