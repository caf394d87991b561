package io.warelog.platform.http;

/** Questions about ASCII texts. */
final class Ascii {

	private Ascii() {
	}

	/**
	 * Tells whether a text has 1 to {@code longest} characters, all visible ASCII.
	 */
	static boolean isVisible(String text, int longest) {
		if (text.isEmpty() || text.length() > longest) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
				return false;
			}
		}
		return true;
	}

}
