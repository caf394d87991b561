package io.warelog.app;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A URL for one PUT that S3 lets in, which is signed anew by the rules of Signature
 * Version 4, so that only its time is another.
 */
final class SignedUrl {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private final URI url;

	private final String type;

	private final String secret;

	/**
	 * Takes a URL.
	 * @param url as the service has signed it
	 * @param type its declared content type
	 * @param secret by which it was signed
	 */
	SignedUrl(String url, String type, String secret) {
		this.url = URI.create(url);
		this.type = type;
		this.secret = secret;
	}

	/**
	 * Signs it.
	 * @param at when this is said to be done
	 * @return the URL
	 */
	String signedAt(Instant at) throws GeneralSecurityException {
		String time = TIME.format(at);
		String day = time.substring(0, time.indexOf('T'));
		Map<String, String> parameters = new TreeMap<>();
		for (String parameter : this.url.getRawQuery().split("&")) {
			String[] nameAndValue = parameter.split("=", 2);
			parameters.put(nameAndValue[0], nameAndValue[1]);
		}
		parameters.remove("X-Amz-Signature");
		parameters.put("X-Amz-Date", time);
		String[] credential = parameters.get("X-Amz-Credential").split("%2F");
		credential[1] = day;
		parameters.put("X-Amz-Credential", String.join("%2F", credential));
		String query = parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + parameter.getValue())
			.collect(Collectors.joining("&"));
		String request = String.join("\n", "PUT", this.url.getRawPath(), query, "content-type:" + this.type,
				"host:" + this.url.getRawAuthority(), "", "content-type;host", "UNSIGNED-PAYLOAD");
		String scope = String.join("/", day, credential[2], credential[3], credential[4]);
		byte[] key = ("AWS4" + this.secret).getBytes(StandardCharsets.UTF_8);
		for (String part : scope.split("/")) {
			key = hmac(key, part);
		}
		String signature = hex(hmac(key, String.join("\n", "AWS4-HMAC-SHA256", time, scope, hex(sha256(request)))));
		return this.url.getScheme() + "://" + this.url.getRawAuthority() + this.url.getRawPath() + "?" + query
				+ "&X-Amz-Signature=" + signature;
	}

	private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] sha256(String text) throws GeneralSecurityException {
		return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

}
