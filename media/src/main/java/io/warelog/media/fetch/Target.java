package io.warelog.media.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a URI asks for, where its spelling leaves no doubt. What different readers of URIs
 * take for different hosts is refused: whoever checks one and connects to the other is
 * fooled.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in lower case, or an address without brackets
 * @param port 1 to 65535
 * @param path with the query, beginning with a slash
 */
record Target(String scheme, String host, int port, String path) {

	private static final int MOST_CHARACTERS = 2048;

	private static final Pattern NAME = Pattern
		.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

	private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]");

	/** What {@code inet_aton} and browsers read as a number. */
	private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

	static Target parse(String text) throws FetchRefusedException {
		if (text.length() > MOST_CHARACTERS) {
			throw bad("it has more than " + MOST_CHARACTERS + " characters");
		}
		if (!text.chars().allMatch((character) -> character > ' ' && character < 0x7f && character != '\\')) {
			throw bad("it has characters that a URI has not");
		}
		try {
			return of(new URI(text).parseServerAuthority());
		}
		catch (URISyntaxException ex) {
			throw bad("it is not a URI");
		}
	}

	private static Target of(URI uri) throws FetchRefusedException {
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw bad("only http and https are");
		}
		if (uri.getHost() == null) {
			throw bad("it names no host");
		}
		if (uri.getRawUserInfo() != null || uri.getRawAuthority().contains("@")) {
			throw bad("it holds a user");
		}
		int port = uri.getPort();
		if (port == 0 || port > 65535) {
			throw bad("its port is none");
		}
		String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty()) ? "/" : uri.getRawPath();
		return new Target(scheme, host(uri.getHost().toLowerCase(Locale.ROOT)),
				(port > 0) ? port : (scheme.equals("https") ? 443 : 80),
				(uri.getRawQuery() != null) ? path + "?" + uri.getRawQuery() : path);
	}

	private static String host(String host) throws FetchRefusedException {
		if (host.startsWith("[")) {
			return six(host.substring(1, host.length() - 1));
		}
		String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		if (!NAME.matcher(name).matches()) {
			throw bad("its host is neither a name nor an address");
		}
		String[] labels = name.split("\\.", -1);
		if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
			boolean plain = labels.length == 4
					&& Arrays.stream(labels).allMatch((label) -> BYTE.matcher(label).matches());
			if (!plain || host.endsWith(".")) {
				throw bad("its host is a number, but not written as four of 0 to 255");
			}
		}
		return name;
	}

	private static String six(String literal) throws FetchRefusedException {
		if (literal.contains("%")) {
			throw bad("its address is of one network only");
		}
		try {
			// An address of IPv4 in the clothes of IPv6 comes back as what it is
			if (InetAddress.ofLiteral(literal) instanceof Inet6Address) {
				return literal;
			}
		}
		catch (IllegalArgumentException ex) {
			throw bad("its host is neither a name nor an address");
		}
		throw new FetchRefusedException(new FetchRefusal.ForbiddenAddress());
	}

	/** The address that the host is already, without being looked up. */
	Optional<InetAddress> literal() {
		boolean literal = this.host.contains(":")
				|| NUMBER.matcher(this.host.substring(this.host.lastIndexOf('.') + 1)).matches();
		return literal ? Optional.of(InetAddress.ofLiteral(this.host)) : Optional.empty();
	}

	/** Host and port as they are listed where they are let through. */
	String endpoint() {
		return (this.host.contains(":") ? "[" + this.host + "]" : this.host) + ":" + this.port;
	}

	/**
	 * Where a redirect leads.
	 * @param location as the answer says, absolute or not
	 * @return the next target
	 * @throws FetchRefusedException when it is none
	 */
	Target redirected(String location) throws FetchRefusedException {
		try {
			URI here = new URI(this.scheme + "://" + endpoint() + this.path);
			return parse(here.resolve(new URI(location)).toString());
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			throw bad("it redirects to what is not a URI");
		}
	}

	private static FetchRefusedException bad(String why) {
		return new FetchRefusedException(new FetchRefusal.BadUri(why));
	}

}
