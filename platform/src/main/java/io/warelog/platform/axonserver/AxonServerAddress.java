package io.warelog.platform.axonserver;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where an Axon Server is:
 * {@code axonserver://host:8124,host2:8124?context=shop&tls=true&certificate=ca.pem}.
 *
 * @param servers one or more of {@code host:port}, of which any is asked
 * @param context in which events are kept and messages sent
 * @param tls whether it is spoken to over TLS
 * @param certificate a file of certificates in PEM that are trusted in place of those of
 * the JVM, or null
 */
public record AxonServerAddress(List<String> servers, String context, boolean tls, @Nullable Path certificate) {

	/** What such an address begins with. */
	public static final String SCHEME = "axonserver://";

	private static final String DEFAULT_PORT = "8124";

	private static final String DEFAULT_CONTEXT = "default";

	private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(:[0-9]{1,5})?");

	private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9_-]+(@[A-Za-z0-9_-]+)?");

	private static final int MOST_PORTS = 65_535;

	public AxonServerAddress {
		servers = List.copyOf(servers);
	}

	/**
	 * Reads an address.
	 * @param text the address
	 * @return what it says
	 * @throws IllegalArgumentException saying what is wrong with it
	 */
	public static AxonServerAddress parse(String text) {
		if (!text.startsWith(SCHEME)) {
			throw new IllegalArgumentException("an Axon Server is named by " + SCHEME + "HOST:PORT");
		}
		String rest = text.substring(SCHEME.length());
		int query = rest.indexOf('?');
		String hosts = (query < 0) ? rest : rest.substring(0, query);
		if (hosts.endsWith("/")) {
			hosts = hosts.substring(0, hosts.length() - 1);
		}
		Map<String, String> parameters = parameters((query < 0) ? "" : rest.substring(query + 1));
		String context = parameters.getOrDefault("context", DEFAULT_CONTEXT);
		if (!CONTEXT.matcher(context).matches()) {
			throw new IllegalArgumentException("a context is named by letters, digits, '-' and '_'");
		}
		boolean tls = switch (parameters.getOrDefault("tls", "false")) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new IllegalArgumentException("tls is true or false");
		};
		String certificate = parameters.get("certificate");
		if (certificate != null && !tls) {
			throw new IllegalArgumentException("a certificate is for tls=true");
		}
		return new AxonServerAddress(Arrays.stream(hosts.split(",", -1)).map(AxonServerAddress::server).toList(),
				context, tls, (certificate != null) ? Path.of(certificate) : null);
	}

	private static Map<String, String> parameters(String query) {
		Map<String, String> parameters = new HashMap<>();
		for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
			int equals = parameter.indexOf('=');
			String name = (equals < 0) ? parameter : parameter.substring(0, equals);
			if (!List.of("context", "tls", "certificate").contains(name)) {
				// its value is not repeated, it could be a secret
				throw new IllegalArgumentException(
						"context, tls and certificate can be set, not '" + name + "'; the token has a variable");
			}
			if (parameters.put(name, parameter.substring(equals + 1)) != null) {
				throw new IllegalArgumentException(name + " is set twice");
			}
		}
		return parameters;
	}

	private static String server(String server) {
		// what stands before an @ could be a secret and is not repeated
		if (!SERVER.matcher(server).matches()) {
			throw new IllegalArgumentException("an Axon Server is named by HOST:PORT, without user or path");
		}
		int colon = server.indexOf(':');
		if (colon < 0) {
			return server + ":" + DEFAULT_PORT;
		}
		int port = Integer.parseInt(server.substring(colon + 1));
		if (port < 1 || port > MOST_PORTS) {
			throw new IllegalArgumentException("a port is from 1 to " + MOST_PORTS);
		}
		return server;
	}

	@Override
	public String toString() {
		return SCHEME + String.join(",", this.servers) + "?context=" + this.context + (this.tls ? "&tls=true" : "");
	}

}
