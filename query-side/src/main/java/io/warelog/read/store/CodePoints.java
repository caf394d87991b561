package io.warelog.read.store;

import org.jspecify.annotations.Nullable;

/**
 * The order of texts in a read-model store: by Unicode code points, which is also the
 * order of their UTF-8 bytes. {@link String#compareTo} differs where characters outside
 * the Basic Multilingual Plane meet those from U+E000 on.
 */
public final class CodePoints {

	private CodePoints() {
	}

	/**
	 * Compares two texts.
	 * @param a one text
	 * @param b the other
	 * @return negative, zero or positive as the first is less, equal or greater
	 */
	public static int compare(String a, String b) {
		int length = Math.min(a.length(), b.length());
		for (int i = 0; i < length; i++) {
			char x = a.charAt(i);
			char y = b.charAt(i);
			if (x != y) {
				boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
				return (surrogates) ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y))
						: Character.compare(x, y);
			}
		}
		return Integer.compare(a.length(), b.length());
	}

	/**
	 * Returns the least text that is greater than all that begin with a prefix, which
	 * makes "begins with" a range.
	 * @param prefix the prefix
	 * @return the end of the range, itself left out; null when nothing is greater
	 */
	public static @Nullable String successor(String prefix) {
		int end = prefix.length();
		while (end > 0) {
			int last = prefix.codePointBefore(end);
			end -= Character.charCount(last);
			if (last < Character.MAX_CODE_POINT) {
				int next = (last + 1 == Character.MIN_SURROGATE) ? Character.MAX_SURROGATE + 1 : last + 1;
				return prefix.substring(0, end) + Character.toString(next);
			}
		}
		return null;
	}

}
