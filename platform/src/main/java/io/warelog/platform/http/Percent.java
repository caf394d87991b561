package io.warelog.platform.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** Percent-encoding of RFC 3986 over strict UTF-8. */
final class Percent {

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private Percent() {
	}

	/**
	 * Decodes a name or value of a query string, in which {@code +} is a space.
	 * @return null when an escape is broken, a character is not ASCII or the bytes are
	 * not UTF-8
	 */
	static @Nullable String decodeQuery(String text) {
		return decode(text, true);
	}

	/**
	 * Decodes a name or value of a form, in which {@code +} is a space.
	 * @param latin1 the text as it came, one character per byte
	 * @return null when an escape is broken or the bytes are not UTF-8
	 */
	static @Nullable String decodeForm(String latin1) {
		return decode(latin1, false);
	}

	private static @Nullable String decode(String text, boolean ascii) {
		boolean plain = true;
		for (int i = 0; i < text.length() && plain; i++) {
			char c = text.charAt(i);
			plain = c != '%' && c != '+' && c < 0x7f;
		}
		if (plain) {
			return text;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '%') {
				if (!isEscape(text, i)) {
					return null;
				}
				bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
				i += 2;
			}
			else if (ascii && c > 0x7e) {
				return null;
			}
			else {
				bytes.write((c == '+') ? ' ' : c);
			}
		}
		return utf8(bytes.toByteArray());
	}

	/**
	 * Decodes the value of a header field: bytes are taken as UTF-8, escapes are decoded,
	 * and a {@code %} that begins no escape stands for itself.
	 * @param latin1 the field as the container gives it, one character per byte
	 * @return null when the bytes are not UTF-8
	 */
	static @Nullable String decodeHeader(String latin1) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(latin1.length());
		for (int i = 0; i < latin1.length(); i++) {
			char c = latin1.charAt(i);
			if (c == '%' && isEscape(latin1, i)) {
				bytes.write(HexFormat.fromHexDigits(latin1, i + 1, i + 3));
				i += 2;
			}
			else {
				bytes.write(c);
			}
		}
		return utf8(bytes.toByteArray());
	}

	/**
	 * Appends a text with all but the unreserved characters escaped.
	 */
	static void encode(String text, StringBuilder to) {
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-' || b == '.'
					|| b == '_' || b == '~') {
				to.append((char) b);
			}
			else {
				to.append('%');
				HEX.toHexDigits(to, b);
			}
		}
	}

	static @Nullable String utf8(byte[] bytes) {
		// the lenient way is many times as fast, and shows by U+FFFD that it was lenient
		String text = new String(bytes, StandardCharsets.UTF_8);
		if (text.indexOf('\ufffd') < 0) {
			return text;
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	private static boolean isEscape(String text, int at) {
		return at + 2 < text.length() && HexFormat.isHexDigit(text.charAt(at + 1))
				&& HexFormat.isHexDigit(text.charAt(at + 2));
	}

}
