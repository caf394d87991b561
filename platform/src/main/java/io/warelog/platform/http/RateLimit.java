package io.warelog.platform.http;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests one key may make.
 *
 * @param requests how many in a period, and at once: 1 to 1,000,000
 * @param period the period: a second, a minute or an hour
 */
public record RateLimit(int requests, Duration period) {

	private static final Pattern SPELLING = Pattern.compile("([1-9]\\d{0,6})/([smh])");

	private static final int MOST = 1_000_000;

	/**
	 * Reads a limit as it is set.
	 * @param text a number, a slash and {@code s}, {@code m} or {@code h}: {@code 100/s},
	 * {@code 6000/m}
	 * @return the limit
	 * @throws IllegalArgumentException if the text is anything else
	 */
	public static RateLimit parse(String text) {
		Matcher matcher = SPELLING.matcher(text);
		if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > MOST) {
			throw new IllegalArgumentException("A rate limit is a number from 1 to " + MOST
					+ ", a slash and s, m or h, such as 100/s or 6000/m, not '" + text + "'");
		}
		Duration period = switch (matcher.group(2)) {
			case "s" -> Duration.ofSeconds(1);
			case "m" -> Duration.ofMinutes(1);
			default -> Duration.ofHours(1);
		};
		return new RateLimit(Integer.parseInt(matcher.group(1)), period);
	}

}
