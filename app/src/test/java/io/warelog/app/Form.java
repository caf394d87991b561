package io.warelog.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files, in the bytes that {@code curl -F} sends. */
final class Form {

	private static final String BOUNDARY = "------------------------d74496d66958873e";

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	Form with(String name, String text) {
		return part("name=\"" + name + "\"", "", text.getBytes(StandardCharsets.UTF_8));
	}

	Form with(String name, String fileName, String type, byte[] content) {
		return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", "Content-Type: " + type + "\r\n", content);
	}

	private Form part(String disposition, String header, byte[] content) {
		write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + header + "\r\n");
		this.bytes.writeBytes(content);
		write("\r\n");
		return this;
	}

	private void write(String text) {
		this.bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Makes the request that sends it. */
	Request post(Api api, String path) {
		write("--" + BOUNDARY + "--\r\n");
		return api.request("POST", path, "multipart/form-data; boundary=" + BOUNDARY, this.bytes.toByteArray());
	}

}
