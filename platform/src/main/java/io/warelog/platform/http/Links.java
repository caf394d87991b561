package io.warelog.platform.http;

import java.util.Map;
import java.util.Map.Entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@code Link} header (RFC 8288) of pages. A link is the request's own path and
 * query with some parameters changed, as a reference without scheme and host, so that it
 * is right behind any proxy.
 */
public final class Links {

	private final String path;

	private final @Nullable String query;

	private final StringBuilder header = new StringBuilder();

	private Links(String path, @Nullable String query) {
		this.path = path;
		this.query = query;
	}

	/**
	 * Starts without links.
	 * @param request the request whose path and query the links share
	 * @return a builder
	 */
	public static Links of(HttpServletRequest request) {
		return new Links(request.getRequestURI(), request.getQueryString());
	}

	/**
	 * Adds the link to the first page.
	 * @param changed the parameters that differ from the request's; an empty value leaves
	 * the parameter out
	 * @return this
	 */
	public Links first(Map<String, String> changed) {
		return page("first", changed);
	}

	/**
	 * Adds the link to the previous page.
	 * @param changed the parameters that differ from the request's; an empty value leaves
	 * the parameter out
	 * @return this
	 */
	public Links prev(Map<String, String> changed) {
		return page("prev", changed);
	}

	/**
	 * Adds the link to the next page.
	 * @param changed the parameters that differ from the request's; an empty value leaves
	 * the parameter out
	 * @return this
	 */
	public Links next(Map<String, String> changed) {
		return page("next", changed);
	}

	/**
	 * Adds the link to the last page.
	 * @param changed the parameters that differ from the request's; an empty value leaves
	 * the parameter out
	 * @return this
	 */
	public Links last(Map<String, String> changed) {
		return page("last", changed);
	}

	/**
	 * Adds a link to something else.
	 * @param relation a registered relation, such as {@code related}
	 * @param target a URI reference, already escaped
	 * @return this
	 */
	public Links add(String relation, String target) {
		if (!this.header.isEmpty()) {
			this.header.append(", ");
		}
		this.header.append('<').append(target).append(">; rel=\"").append(relation).append('"');
		return this;
	}

	/**
	 * Returns the header's value.
	 * @return the links, separated by commas; empty when there is none
	 */
	public String value() {
		return this.header.toString();
	}

	/**
	 * Sets the header, unless there is no link.
	 * @param response the response
	 */
	public void applyTo(HttpServletResponse response) {
		if (!this.header.isEmpty()) {
			response.setHeader("Link", value());
		}
	}

	private Links page(String relation, Map<String, String> changed) {
		StringBuilder target = new StringBuilder(this.path);
		char separator = '?';
		if (this.query != null) {
			for (String pair : this.query.split("&")) {
				int equals = pair.indexOf('=');
				String name = Percent.decodeQuery((equals < 0) ? pair : pair.substring(0, equals));
				if (!pair.isEmpty() && name != null && !changed.containsKey(name)) {
					target.append(separator).append(pair);
					separator = '&';
				}
			}
		}
		for (Entry<String, String> change : changed.entrySet()) {
			if (!change.getValue().isEmpty()) {
				target.append(separator);
				Percent.encode(change.getKey(), target);
				target.append('=');
				Percent.encode(change.getValue(), target);
				separator = '&';
			}
		}
		return add(relation, target.toString());
	}

}
