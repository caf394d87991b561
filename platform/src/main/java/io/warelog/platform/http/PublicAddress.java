package io.warelog.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.core.env.Environment;

/**
 * Where clients reach this service, for the URLs that answers hold whole. Setting:
 * {@code warelog.public-url}; where the server listens when absent or empty.
 */
public final class PublicAddress {

	private final Environment environment;

	PublicAddress(Environment environment) {
		this.environment = environment;
	}

	/**
	 * The address as it is known now; the port only once the server listens.
	 * @return an http or https URL without a slash at its end
	 */
	public String url() {
		String set = this.environment.getProperty("warelog.public-url", "");
		if (!set.isBlank()) {
			return set.endsWith("/") ? set.substring(0, set.length() - 1) : set;
		}
		String port = this.environment.getProperty("local.server.port",
				this.environment.getProperty("server.port", "8080"));
		return "http://" + host() + ":" + port;
	}

	private String host() {
		String host = this.environment.getProperty("server.address", "127.0.0.1");
		try {
			if (InetAddress.getByName(host).isAnyLocalAddress()) {
				// it listens at all addresses, of which this is one
				return "127.0.0.1";
			}
		}
		catch (UnknownHostException unknown) {
			// then it is for clients to find out
			return host;
		}
		return host.contains(":") ? "[" + host + "]" : host;
	}

}
