package io.warelog.write.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.api.value.CurrencyCode;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.JsonFields;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;

/** Bodies of requests, and what is known beside them. */
final class Given {

	/** Every new id is this one. */
	static final UUID NEW_ID = UUID.fromString("01930000-0000-7000-8000-000000000001");

	static final Supplier<UUID> NEW_IDS = () -> NEW_ID;

	static final Amounts DOLLARS = new Amounts(() -> new CurrencyCode("USD"));

	private static final int MAX_BYTES = 1 << 20;

	private Given() {
	}

	static JsonFields json(String body) {
		return fields("application/json", body.replace('\'', '"'));
	}

	/**
	 * A form.
	 * @param pairs each {@code name=value}, not escaped
	 */
	static JsonFields form(String... pairs) {
		StringBuilder form = new StringBuilder();
		for (String pair : pairs) {
			int equals = pair.indexOf('=');
			String value = pair.substring(equals + 1).replace('\'', '"');
			form.append(pair, 0, equals + 1).append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&');
		}
		return fields("application/x-www-form-urlencoded", form.toString());
	}

	static List<String> faults(JsonFields fields) {
		return fields.faults().stream().map((fault) -> fault.pointer() + " " + fault.detail()).toList();
	}

	private static JsonFields fields(String type, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(Given.class.getClassLoader(),
				new Class<?>[] { HttpServletRequest.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "getMethod" -> "POST";
					case "getContentType" -> type;
					case "getContentLengthLong" -> (long) bytes.length;
					case "getInputStream" -> new Bytes(bytes);
					default -> null;
				});
		return Body.read(request, MAX_BYTES).fields();
	}

	private static final class Bytes extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		Bytes(byte[] bytes) {
			this.bytes = new ByteArrayInputStream(bytes);
		}

		@Override
		public int read() throws IOException {
			return this.bytes.read();
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException();
		}

	}

}
