package io.warelog.media.fetch;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What else is let through than the public Internet at its usual ports.
 *
 * @param ports besides 80 and 443, at public addresses
 * @param allowed hosts with ports that are not checked at all, such as
 * {@code 127.0.0.1:8080}; for tests and for development
 */
public record FetchSettings(Set<Integer> ports, Set<String> allowed) {

	private static final Pattern ENDPOINT = Pattern.compile("(?:\\[[0-9a-f:.]+\\]|[a-z0-9._-]+):[1-9][0-9]{0,4}");

	public FetchSettings {
		ports = Set.copyOf(ports);
		allowed = Set.copyOf(allowed);
		for (String endpoint : allowed) {
			if (!ENDPOINT.matcher(endpoint).matches()) {
				throw new IllegalArgumentException("'" + endpoint + "' is not a host in lower case with a port");
			}
		}
	}

	/**
	 * Only the public Internet at its usual ports.
	 * @return the settings
	 */
	public static FetchSettings publicOnly() {
		return new FetchSettings(Set.of(), Set.of());
	}

	/**
	 * The public Internet, and what is listed.
	 * @param allowed hosts with ports and commas between, or nothing
	 * @return the settings
	 * @throws IllegalArgumentException when one is not a host with a port
	 */
	public static FetchSettings allowing(String allowed) {
		return new FetchSettings(Set.of(),
				Stream.of(allowed.split(",", -1))
					.map((endpoint) -> endpoint.strip().toLowerCase(Locale.ROOT))
					.filter((endpoint) -> !endpoint.isEmpty())
					.collect(Collectors.toSet()));
	}

	boolean allows(Target target) {
		return this.allowed.contains(target.endpoint());
	}

	boolean hasPort(int port) {
		return port == 80 || port == 443 || this.ports.contains(port);
	}

}
