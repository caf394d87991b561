package io.warelog.bench.durability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code strace -f -y -ttt} writes. The order of the lines is the order in
 * which the tracer stopped the threads, and a thread goes on only when its line is noted:
 * a call whose return stands above the entry of another did return before the other
 * began.
 */
final class TraceParser {

	private static final String UNFINISHED = " <unfinished ...>";

	private static final String RESUMED = " resumed>";

	private final List<SystemCall> calls = new ArrayList<>();

	private final Map<String, Unfinished> unfinished = new HashMap<>();

	private long line;

	/**
	 * Takes the next line.
	 * @param text of the line
	 * @throws IllegalArgumentException if the tracer cut data short or the line is not
	 * its
	 */
	void accept(String text) {
		this.line++;
		String[] parts = text.split(" +", 3);
		if (parts.length < 3) {
			throw new IllegalArgumentException("Line " + this.line + " is not a line of a trace: " + text);
		}
		String thread = parts[0];
		String call = parts[2];
		if (call.startsWith("<... ")) {
			Unfinished begun = this.unfinished.remove(thread);
			if (begun != null) {
				add(begun.entered(), begun.text() + call.substring(call.indexOf(RESUMED) + RESUMED.length()));
			}
		}
		else if (call.endsWith(UNFINISHED)) {
			this.unfinished.put(thread,
					new Unfinished(this.line, call.substring(0, call.length() - UNFINISHED.length())));
		}
		else if (!call.startsWith("+++") && !call.startsWith("---")) {
			add(this.line, call);
		}
	}

	/**
	 * What the trace holds.
	 * @return the calls in the order in which they began
	 */
	List<SystemCall> calls() {
		List<SystemCall> all = new ArrayList<>(this.calls);
		this.unfinished.values().forEach((begun) -> {
			SystemCall call = call(begun.entered(), Long.MAX_VALUE, begun.text(), -1);
			if (call != null) {
				all.add(call);
			}
		});
		all.sort(Comparator.comparingLong(SystemCall::entered));
		return all;
	}

	private void add(long entered, String text) {
		int end = text.lastIndexOf(") = ");
		if (end < 0) {
			end = text.lastIndexOf(") ");
		}
		int sign = text.indexOf("= ", Math.max(end, 0));
		String result = (sign < 0) ? "?" : text.substring(sign + 2).split("[ <]", 2)[0];
		SystemCall call = call(entered, this.line, text, result.equals("?") ? -1 : Long.parseLong(result));
		if (call != null) {
			this.calls.add(call);
		}
	}

	private @Nullable SystemCall call(long entered, long returned, String text, long result) {
		int bracket = text.indexOf('(');
		int open = text.indexOf('<', bracket);
		int close = text.indexOf('>', open);
		if (bracket < 0 || open < 0 || close < 0) {
			return null; // not on an open descriptor
		}
		// a TCP socket shows as <TCP:[from->to]>
		if (text.startsWith("->", close - 1)) {
			close = text.indexOf('>', close + 1);
		}
		return new SystemCall(entered, returned, text.substring(0, bracket), text.substring(open + 1, close),
				data(text, close), result);
	}

	/** Everything in quotes, as the buffers of one call follow one another. */
	private String data(String text, int from) {
		StringBuilder data = new StringBuilder();
		int at = text.indexOf('"', from);
		while (at >= 0) {
			at++;
			while (text.charAt(at) != '"') {
				at = (text.charAt(at) == '\\') ? unescape(text, at + 1, data) : literal(text, at, data);
			}
			if (text.startsWith("...", at + 1)) {
				throw new IllegalArgumentException("Line " + this.line + " shows only the beginning of the data");
			}
			at = text.indexOf('"', at + 1);
		}
		return data.toString();
	}

	private static int literal(String text, int at, StringBuilder data) {
		data.append(text.charAt(at));
		return at + 1;
	}

	private static int unescape(String text, int at, StringBuilder data) {
		char kind = text.charAt(at);
		switch (kind) {
			case 'n' -> data.append('\n');
			case 'r' -> data.append('\r');
			case 't' -> data.append('\t');
			case 'v' -> data.append('\u000b');
			case 'f' -> data.append('\f');
			case 'x' -> {
				data.append((char) Integer.parseInt(text, at + 1, at + 3, 16));
				return at + 3;
			}
			case '0', '1', '2', '3', '4', '5', '6', '7' -> {
				int end = at;
				while (end < at + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
					end++;
				}
				data.append((char) Integer.parseInt(text, at, end, 8));
				return end;
			}
			default -> data.append(kind);
		}
		return at + 1;
	}

	private record Unfinished(long entered, String text) {
	}

}
