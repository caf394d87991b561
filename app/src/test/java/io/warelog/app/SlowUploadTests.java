package io.warelog.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Images of which a byte comes now and then, so that the connection is never silent for
 * long. At a service that gives an image half a second.
 */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SlowUploadTests {

	private static final int MILLISECONDS_BETWEEN_BYTES = 20;

	private static final int NOTHING_YET = -2;

	/** Far longer than half a second. */
	private static final int MOST_BYTES = 3000;

	private static final String LONG = "Content-Length: 1000000";

	private static final String CHUNKED = "Transfer-Encoding: chunked";

	private RunningWarelog warelog;

	private Merchant merchant;

	private String product;

	@BeforeEach
	void create() {
		this.product = this.merchant.createsAt("name", "Tea");
	}

	@BeforeAll
	void start(@TempDir Path data) {
		this.warelog = RunningWarelog.startWith(data, HalfASecond.class);
		this.merchant = Merchant.of(this.warelog.operator(), "slow-" + Merchant.unique());
	}

	@AfterAll
	void stop() {
		this.warelog.close();
	}

	/** Settings of a service of these tests' own. */
	@Configuration(proxyBeanMethods = false)
	@PropertySource("classpath:half-a-second.properties")
	static class HalfASecond {

	}

	@ParameterizedTest
	@ValueSource(strings = { LONG, CHUNKED })
	void anUploadToASignedUrlThatDripsIsRefusedAndTheConnectionClosed(String length) throws IOException {
		String url = signedUrl();

		String answer = drip("PUT " + pathOf(url), length, "Content-Type: image/png");

		assertThat(answer).startsWith("HTTP/1.1 408 ")
			.contains("Connection: close", "application/problem+json", "The image took longer than 0.5 seconds.");
		assertThat(this.merchant.reads(this.product).required("images")).isEmpty();
	}

	@Test
	void aUrlByWhichAnUploadDrippedCanBeTriedAgain() throws IOException {
		String url = signedUrl();
		drip("PUT " + pathOf(url), LONG, "Content-Type: image/png");

		this.warelog.api().request("PUT", pathOf(url), "image/png", Picture.of("png", 10, 10)).send().is(200);

		assertThat(this.merchant.reads(this.product).required("images")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { LONG, CHUNKED })
	void aFileOfAFormThatDripsIsRefusedAndTheConnectionClosed(String length) throws IOException {
		String key = Merchant.newKey(this.warelog.operator(), this.merchant.id(), "admin");

		String answer = drip("POST /api/v1" + this.product + "/images", length, "Authorization: Bearer " + key,
				"Content-Type: multipart/form-data; boundary=limit");

		assertThat(answer).startsWith("HTTP/1.1 408 ")
			.contains("Connection: close", "The image took longer than 0.5 seconds.");
		assertThat(this.merchant.reads(this.product).required("images")).isEmpty();
	}

	private String signedUrl() {
		return Json.string(this.merchant.admin()
			.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.send()
			.is(200)
			.data(), "url");
	}

	private static String pathOf(String url) {
		URI uri = URI.create(url);
		return uri.getRawPath() + "?" + uri.getRawQuery();
	}

	/** Sends byte after byte until the connection is closed. */
	private String drip(String methodAndPath, String length, String... headers) throws IOException {
		StringBuilder head = new StringBuilder(methodAndPath).append(" HTTP/1.1\r\nHost: localhost\r\n")
			.append(length)
			.append("\r\n");
		for (String header : headers) {
			head.append(header).append("\r\n");
		}
		String start = "";
		if (head.indexOf("multipart") >= 0) {
			start = "--limit\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n";
		}
		boolean chunked = length.equals(CHUNKED);
		try (Socket socket = new Socket(this.warelog.baseUri().getHost(), this.warelog.baseUri().getPort())) {
			socket.setSoTimeout(MILLISECONDS_BETWEEN_BYTES);
			socket.setTcpNoDelay(true);
			OutputStream out = socket.getOutputStream();
			out.write(ascii(head + "\r\n"));
			if (!start.isEmpty()) {
				out.write(ascii(chunked ? Integer.toHexString(start.length()) + "\r\n" + start + "\r\n" : start));
			}
			StringBuilder answer = new StringBuilder();
			InputStream in = socket.getInputStream();
			int sent = 0;
			try {
				for (int next = next(in); next != -1; next = next(in)) {
					if (next == NOTHING_YET) {
						assertThat(++sent).as("Bytes until the connection is closed, after " + answer)
							.isLessThan(MOST_BYTES);
						out.write(ascii(chunked ? "1\r\nx\r\n" : "x"));
					}
					else {
						answer.append((char) next);
					}
				}
			}
			catch (SocketException closed) {
				// while a byte was on its way
			}
			return answer.toString();
		}
	}

	/** Waits for the answer until it is time for the next byte. */
	private static int next(InputStream in) throws IOException {
		try {
			return in.read();
		}
		catch (SocketTimeoutException nothing) {
			return NOTHING_YET;
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
