package io.warelog.platform.http;

import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110, section 13.1).
 *
 * @param any whether it is {@code *}
 * @param tags the listed tags; empty when any
 */
record EntityTags(boolean any, List<Tag> tags) {

	/**
	 * One entity tag.
	 *
	 * @param weak whether it begins with {@code W/}
	 * @param opaque what is between the quotes
	 */
	record Tag(boolean weak, String opaque) {
	}

	/**
	 * Reads a header.
	 * @return null when the request has no such header
	 * @throws ProblemException with {@link ProblemKind#MALFORMED} if its syntax is broken
	 */
	static @Nullable EntityTags of(HttpServletRequest request, String header) {
		if (request.getHeader(header) == null) {
			return null;
		}
		List<Tag> tags = new ArrayList<>();
		boolean any = false;
		for (Enumeration<String> lines = request.getHeaders(header); lines.hasMoreElements();) {
			String line = lines.nextElement();
			if (line.strip().equals("*")) {
				any = true;
			}
			else if (!parse(line, tags)) {
				throw malformed(header);
			}
		}
		if (any != tags.isEmpty()) {
			throw malformed(header);
		}
		return new EntityTags(any, tags);
	}

	private static boolean parse(String line, List<Tag> tags) {
		int at = 0;
		boolean separated = true;
		while (at < line.length()) {
			char c = line.charAt(at);
			if (c == ' ' || c == '\t') {
				at++;
			}
			else if (c == ',') {
				separated = true;
				at++;
			}
			else {
				boolean weak = line.startsWith("W/", at);
				int open = weak ? at + 2 : at;
				int close = (open < line.length() && line.charAt(open) == '"') ? line.indexOf('"', open + 1) : -1;
				if (!separated || close < 0 || !isOpaque(line, open + 1, close)) {
					return false;
				}
				tags.add(new Tag(weak, line.substring(open + 1, close)));
				separated = false;
				at = close + 1;
			}
		}
		return true;
	}

	private static boolean isOpaque(String line, int from, int to) {
		for (int i = from; i < to; i++) {
			if (line.charAt(i) <= ' ' || line.charAt(i) == 0x7f) {
				return false;
			}
		}
		return true;
	}

	private static ProblemException malformed(String header) {
		return Problem.of(ProblemKind.MALFORMED, "The " + header + " header is neither * nor a list of quoted tags.")
			.exception();
	}

}
