package io.warelog.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Sends what {@code curl} sends for a command of the store API's documentation, without
 * running it: its headers, its method and, for {@code -F}, a form in the same bytes.
 */
final class Curl {

	/** A field that is a file has this behind its name; its content is up to this. */
	private static final String FILE = "=@";

	private static final String HOST = "https://goodsie.com";

	/** A quoted word, a line that goes on, or a plain word. */
	private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|\\\\\\R|([^\\s'\"]+)");

	private final Map<String, String> headers = new LinkedHashMap<>();

	private final List<String> fields = new ArrayList<>();

	private @Nullable String method;

	private String path = "";

	private Curl(List<String> words) {
		if (!"curl".equals(words.getFirst())) {
			throw new IllegalArgumentException("No curl command: " + words);
		}
		for (int i = 1; i < words.size(); i++) {
			switch (words.get(i)) {
				case "-H" -> header(words.get(++i));
				case "-X" -> this.method = words.get(++i);
				case "-F" -> this.fields.add(words.get(++i));
				default -> this.path = path(words.get(i));
			}
		}
	}

	private void header(String header) {
		int colon = header.indexOf(':');
		this.headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
	}

	private static String path(String url) {
		if (!url.startsWith(HOST)) {
			throw new IllegalArgumentException("No address of the documentation: " + url);
		}
		return url.substring(HOST.length());
	}

	/**
	 * Makes the request of a command.
	 * @param service in place of the host that the command names
	 * @param command as printed, with the options {@code -H}, {@code -X} and {@code -F}
	 * @return the request, not sent yet
	 */
	static Request of(Api service, String command) {
		return new Curl(words(command)).request(service.anonymous());
	}

	private static List<String> words(String command) {
		List<String> words = new ArrayList<>();
		Matcher word = WORD.matcher(command);
		while (word.find()) {
			for (int group = 1; group <= 3; group++) {
				if (word.group(group) != null) {
					words.add(word.group(group));
				}
			}
		}
		return words;
	}

	private Request request(Api service) {
		String usual = this.fields.isEmpty() ? "GET" : "POST";
		String verb = (this.method != null) ? this.method : usual;
		Request request = request(service, verb);
		request.header("User-Agent", "curl/8.7.1").header("Accept", "*/*");
		this.headers.forEach(request::header);
		return request;
	}

	private Request request(Api service, String verb) {
		if (this.fields.isEmpty()) {
			return service.request(verb, this.path, BodyPublishers.noBody());
		}
		if (this.fields.stream().noneMatch((field) -> field.contains(FILE))) {
			return service.form(verb, this.path, this.fields.toArray(String[]::new));
		}
		Form form = new Form();
		for (String field : this.fields) {
			String[] nameAndValue = field.split("=", 2);
			if (nameAndValue[1].startsWith("@")) {
				String file = nameAndValue[1].substring(nameAndValue[1].lastIndexOf('/') + 1);
				form.with(nameAndValue[0], file, "image/jpeg", Picture.of("jpeg", 800, 400));
			}
			else {
				form.with(nameAndValue[0], nameAndValue[1]);
			}
		}
		return form.post(service, this.path);
	}

}
